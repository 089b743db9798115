import { DAYS_PER_YEAR, MINUTES_PER_DAY } from "../foundation/index.js";
import { type Figures, figuresOf, layoutOf, ObservationWindow, type Outputs } from "../observe/index.js";
import type { PolicyOverrides, Scenario } from "../scenario/index.js";
import {
  erlangB,
  erlangC,
  meanInterval,
  meanWait,
  poissonQuantile,
  ratioInterval,
  relaxationTime,
} from "../stats/index.js";
import { mayLeave } from "./growth.js";
import { COME_BACK, isExponential, leftOutOf } from "./left-out.js";
import { observationOf } from "./observation.js";
import { overloads } from "./overload.js";
import { type PoolLoad, poolLoads } from "./pool-loads.js";
import { LEVEL } from "./replications.js";
import type { ErlangTheory, PoolTheory, Standing, Theory } from "./theory-result.js";

/** Beds are counted that would do for this share of the time. */
const SHARE = 0.95;
/** Loads that differ by less are the same. */
const STEADY = 1e-3;
/** So many times what a queue remembers, a start is taken to be forgotten: less than 1 % is left. */
const FORGOTTEN = 5;

/** What queueing theory says of each pool and of the estate, beside what the replications did. */
export function theoryOf(scenario: Scenario, outputs: readonly Outputs[], policies?: PolicyOverrides): Theory {
  const { warmUp, run } = scenario.study;
  const loads = poolLoads(scenario, policies);
  const window = loads(warmUp, warmUp + run);
  const stretches = yearsUpTo(warmUp + run).map(([from, to]) => loads(from, to));
  const years = overloads(scenario, policies);
  const seen = figuresByUnit(scenario, outputs, policies);
  const one = (load: PoolLoad, others: readonly PoolLoad[]): PoolTheory => {
    const overloaded = years.filter(({ pool }) => pool === load.name).map(({ year }) => year);
    return poolTheory(scenario, { load, isSteady: others.every((other) => isLike(other, load)), overloaded }, seen);
  };
  return {
    pools: window.map((load, pool) =>
      one(
        load,
        stretches.map((each) => each[pool]),
      ),
    ),
    whole: one(together(window), stretches.map(together)),
  };
}

/** Day zero to the end, in years. [days] */
function yearsUpTo(end: number): readonly (readonly [number, number])[] {
  const years = Math.max(1, Math.floor(end / DAYS_PER_YEAR));
  return Array.from({ length: years }, (_, year) => [(year * end) / years, ((year + 1) * end) / years] as const);
}

function isLike(one: PoolLoad, other: PoolLoad): boolean {
  return [one.load - other.load, one.beds - other.beds].every((by) => Math.abs(by) <= STEADY * other.beds);
}

/** The estate as one pool. */
function together(pools: readonly PoolLoad[]): PoolLoad {
  const sum = (of: (pool: PoolLoad) => number) => pools.reduce((total, pool) => total + of(pool), 0);
  const [load, arrivals] = [sum((pool) => pool.load), sum((pool) => pool.arrivals)];
  return {
    name: "The whole estate",
    units: pools.flatMap(({ units }) => units),
    groups: [...new Set(pools.flatMap(({ groups }) => groups))],
    load,
    arrivals,
    meanStay: arrivals > 0 ? load / arrivals : 0,
    beds: sum(({ beds }) => beds),
  };
}

/** For every replication the figures of each unit. */
type ByUnit = readonly (readonly Figures[])[];

function figuresByUnit(scenario: Scenario, outputs: readonly Outputs[], policies?: PolicyOverrides): ByUnit {
  const plan = observationOf(scenario, policies);
  const { first } = layoutOf(plan, new ObservationWindow(plan).years.length);
  return outputs.map((output) => scenario.estate.units.map((_, unit) => figuresOf(output, first.unit + unit)));
}

interface Situation {
  readonly load: PoolLoad;
  readonly isSteady: boolean;
  readonly overloaded: readonly number[];
}

function poolTheory(scenario: Scenario, { load: pool, isSteady, overloaded }: Situation, seen: ByUnit): PoolTheory {
  const { load, beds } = pool;
  const leftOut = leftOutOf(scenario, pool.groups);
  const total = (read: (of: Figures) => number) =>
    seen.map((units) => pool.units.reduce((sum, unit) => sum + read(units[unit]), 0));
  const offers = total((of) => of("offers"));
  const used = total((of) => (of("occupied") + of("held")) / of("minutes"));
  const knowsLoad = leftOut.length === 0 && isSteady;
  const isBound = knowsLoad && isForgotten(scenario, pool);
  const equals = load < beds && !pool.groups.some(mayLeave);
  return {
    pool: pool.name,
    units: pool.units.map((unit) => scenario.estate.units[unit].name),
    beds,
    load,
    leftOut,
    isSteady,
    overloaded,
    used: {
      simulated: meanInterval(used, LEVEL),
      ...(isBound && { theory: load, standing: equals ? "exact" : "atMost" }),
    },
    unlimited: { beds: poissonQuantile(load, SHARE), share: SHARE, standing: knowsLoad ? "exact" : "benchmark" },
    waits: {
      simulated: ratioInterval(
        total((of) => of("offersAfterWait")),
        offers,
        LEVEL,
      ),
      mean: ratioInterval(
        total((of) => of("waitMinutes") / MINUTES_PER_DAY),
        offers,
        LEVEL,
      ),
      ...waitsByTheory(scenario, pool, { leftOut, isSteady, isBound }),
    },
  };
}

/** Whether the warm-up is long beside what the pool remembers; a start without anybody never makes it fuller. */
function isForgotten({ atStart, study }: Scenario, { beds, arrivals, meanStay }: PoolLoad): boolean {
  if (!(arrivals > 0)) return atStart.kind === "empty";
  const servers = Math.max(1, Math.round(beds));
  return study.warmUp >= FORGOTTEN * Math.max(meanStay, finite(relaxationTime({ servers, arrivals, meanStay })));
}

/** A queue without a steady state does not forget, but people in its beds leave all the same. */
function finite(days: number): number {
  return Number.isFinite(days) ? days : 0;
}

interface Known {
  readonly leftOut: readonly string[];
  readonly isSteady: boolean;
  readonly isBound: boolean;
}

function waitsByTheory(
  scenario: Scenario,
  { load, beds, meanStay, groups, units }: PoolLoad,
  { leftOut, isSteady, isBound }: Known,
): { readonly theory: ErlangTheory } | { readonly why: string } {
  if (load === 0) return { why: "nobody is expected" };
  if (load >= beds) return { why: "the load is not below the beds" };
  if (leftOut.includes(COME_BACK)) return { why: "people who come back are not in the load" };
  if (!isSteady) return { why: "load or beds change" };
  const servers = Math.round(beds);
  if (load >= servers) return { why: "the load is not below the beds" };
  const isMarkov = isBound && isExponential(scenario, groups) && isOnePool(scenario, units);
  const standing: Standing = isMarkov ? (groups.some(mayLeave) ? "atMost" : "exact") : "benchmark";
  const [blocked, any] = [erlangB(servers, load), erlangC(servers, load)];
  return { theory: { blocked, any, mean: meanWait(servers, load, meanStay), standing } };
}

/** Whether the units take the same people, so that no bed is free while somebody waits. */
function isOnePool({ estate }: Scenario, units: readonly number[]): boolean {
  const kind = (unit: number) => JSON.stringify([estate.units[unit].catchment, estate.units[unit].serviceLines]);
  return units.every((unit) => kind(unit) === kind(units[0]));
}
