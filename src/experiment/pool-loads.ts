import { dateAfter, daysBetween, minutesFromDays, startOfYear, yearOf } from "../foundation/index.js";
import { compile, offeredLoads } from "../model/index.js";
import type { Group, PolicyOverrides, Scenario } from "../scenario/index.js";
import { poolName } from "./overload.js";

/** What is asked of one pool of units over some time, by hand calculation. */
export interface PoolLoad {
  readonly name: string;
  /** Positions in `estate.units`. */
  readonly units: readonly number[];
  /** The groups whose people join its lists. */
  readonly groups: readonly Group[];
  /** People who join a day × days in a bed; see `Pool.load` for what is left out. [beds] */
  readonly load: number;
  /** [people a day] */
  readonly arrivals: number;
  /** Offer to departure. 0 where nobody comes. [days] */
  readonly meanStay: number;
  /** Time average of commissioned beds. [beds] */
  readonly beds: number;
}

/** What is asked of every pool between two days from the start. */
export type LoadsBetween = (from: number, to: number) => readonly PoolLoad[];

/** A way to ask for loads that compiles the scenario once. */
export function poolLoads(scenario: Scenario, policies?: PolicyOverrides): LoadsBetween {
  const model = compile(scenario, policies);
  return (from, to) =>
    offeredLoads(model, minutesFromDays(from), minutesFromDays(to)).map(({ units, lists, load, arrivals, beds }) => ({
      name: poolName(
        scenario,
        { lists },
        units.map((unit) => scenario.estate.units[unit].name),
      ),
      units,
      groups: scenario.groups.filter((group) => lists.some((list) => joins(scenario, group, list))),
      load,
      arrivals,
      meanStay: arrivals > 0 ? load / arrivals : 0,
      beds,
    }));
}

function joins({ estate }: Scenario, { mix, access }: Group, list: number): boolean {
  const lines = estate.serviceLines.length;
  const isMedium = access.levels.some(({ name, share }) => name === "medium" && share > 0);
  return isMedium && mix.catchment[Math.floor(list / lines)] * mix.serviceLine[list % lines] > 0;
}

/** The loads of one calendar year. */
export interface YearLoads {
  readonly year: number;
  readonly pools: readonly PoolLoad[];
}

/** Loads of every whole calendar year between two days from the start. */
export function yearlyLoads({ start }: Scenario, loads: LoadsBetween, from: number, to: number): readonly YearLoads[] {
  const first = yearOf(dateAfter(start, from));
  const last = yearOf(dateAfter(start, to - 1));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).flatMap((year) => {
    const [opens, closes] = [year, year + 1].map((each) => daysBetween(start, startOfYear(each)));
    return opens < from || closes > to ? [] : [{ year, pools: loads(opens, closes) }];
  });
}
