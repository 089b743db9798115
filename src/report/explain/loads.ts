import { leftOutOf, overloads, type PoolLoad, poolLoads } from "../../experiment/index.js";
import { DAYS_PER_YEAR } from "../../foundation/index.js";
import type { Scenario } from "../../scenario/index.js";
import { poissonQuantile } from "../../stats/index.js";
import type { Block, Cell, Column, Detail } from "../document.js";
import { percent } from "../estimates.js";
import { ABSENT, aboutNumber, counted, formatNumber, listed, someOf } from "../numbers.js";

/** Beds are counted that would do for this share of the time. */
const SHARE = 0.95;
/** Pools that a screen shows, the fullest first. */
const FULLEST = 10;
const LONGEST_NAME = 80;

/** What can be said of beds and people without a simulation, and how far it can be trusted. */
export interface Envelope {
  /** In the measured window. */
  readonly pools: readonly PoolLoad[];
  /** All of them. [beds], [beds], [people a year] */
  readonly load: number;
  readonly beds: number;
  readonly joining: number;
  /** Beds that the pools would need so as to be full no more than a twentieth of the time. */
  readonly suggested: number;
}

export function envelopeOf(scenario: Scenario): Envelope {
  const { warmUp, run } = scenario.study;
  const pools = poolLoads(scenario)(warmUp, warmUp + run);
  const sum = (of: (pool: PoolLoad) => number) => pools.reduce((total, pool) => total + of(pool), 0);
  return {
    pools,
    load: sum(({ load }) => load),
    beds: sum(({ beds }) => beds),
    joining: sum(({ arrivals }) => arrivals) * DAYS_PER_YEAR,
    suggested: sum(({ load }) => wouldDo(load)),
  };
}

function wouldDo(load: number): number {
  return load > 0 ? poissonQuantile(load, SHARE) : 0;
}

/** `About 57 beds are asked for on average, by hand calculation, and there are 60.` */
export function envelopeAnswer({ load, beds }: Envelope, { estate }: Scenario): string {
  const moves = estate.units.some(({ changes }) => changes.length > 0) ? " on average over the measured years" : "";
  const funded = `there ${Math.round(beds) === 1 ? "is" : "are"} ${formatNumber(beds, 0)}${moves}`;
  return `By hand calculation about ${counted(threeDigits(load), "bed")} would be in use if everybody had one at once, and ${funded}.`;
}

/** A guess has no more of them. */
function threeDigits(beds: number): number {
  return Math.round(Number(beds.toPrecision(3)));
}

const COLUMNS: readonly Column[] = [
  { title: "Pool", align: "left" },
  { title: "Join a year", align: "right" },
  { title: "Days in a bed", align: "right" },
  { title: "Beds asked for", align: "right" },
  { title: "Beds", align: "right" },
  { title: "Asked for ÷ beds", align: "right" },
  { title: "Would do 95 %", align: "right" },
];

/** Offered load against beds for every pool, Little's law, and a guess at how many beds that suggests. */
export function loadsExplained(scenario: Scenario, envelope: Envelope, detail: Detail): readonly Block[] {
  const { pools } = envelope;
  if (pools.length === 0) return [];
  const fullest = [...pools].sort((one, other) => use(other) - use(one));
  const shown = detail === "full" ? fullest : fullest.slice(0, FULLEST);
  const left = fullest.length - shown.length;
  return [
    { kind: "heading", text: "On the back of an envelope" },
    { kind: "paragraph", text: littlesLaw(envelope) },
    { kind: "table", table: { columns: COLUMNS, rows: shown.map((pool) => row(pool, scenario)) } },
    ...(left > 0 ? [{ kind: "paragraph", text: `${counted(left, "pool")} less full not shown.` } as const] : []),
    { kind: "list", items: [tooFull(scenario), ...guess(scenario, envelope)] },
  ];
}

function use({ load, beds }: PoolLoad): number {
  return beds > 0 ? load / beds : load > 0 ? Number.POSITIVE_INFINITY : 0;
}

function row(pool: PoolLoad, scenario: Scenario): readonly Cell[] {
  const { arrivals, meanStay, load, beds } = pool;
  const share = use(pool);
  const used = Number.isFinite(share) ? { text: percent(Number(share.toFixed(2))), bar: Math.min(1, share) } : ABSENT;
  return [
    shortName(pool, scenario),
    aboutNumber(arrivals * DAYS_PER_YEAR),
    formatNumber(meanStay, 0),
    aboutNumber(load),
    aboutNumber(beds),
    used,
    formatNumber(wouldDo(load), 0),
  ];
}

/** Pools of very many units are counted, not named. */
function shortName({ name, units }: PoolLoad, { estate }: Scenario): string {
  if (name.length <= LONGEST_NAME || units.length === 1) return name;
  return `${counted(units.length, "unit")} (${someOf(
    units.map((unit) => estate.units[unit].name),
    1,
  )})`;
}

function littlesLaw({ joining, load, beds }: Envelope): string {
  const stay = joining > 0 ? (load / joining) * DAYS_PER_YEAR : 0;
  return `Little's law: beds in use = people a year × days in a bed ÷ 365.25, here ${aboutNumber(joining)} × ${formatNumber(stay, 0)} ÷ 365.25 = ${aboutNumber(load)}, if everybody had a bed at once. The estate has ${aboutNumber(beds)} on average over the measured years. Beds are a pool where they share waiting lists; beds of one pool are no help to another.`;
}

function tooFull(scenario: Scenario): string {
  const years = new Map<string, number[]>();
  for (const { pool, year } of overloads(scenario)) years.set(pool, [...(years.get(pool) ?? []), year]);
  if (years.size === 0) return "No pool is asked for as many beds as it has, in any measured year.";
  const said = [...years].map(([pool, over]) => `${pool} (${span(over)})`);
  return `Asked for at least as many beds as they have, so that lists there grow until people leave them without a bed: ${someOf(said, 15)}.`;
}

function span(years: readonly number[]): string {
  return years.length === 1 ? `${years[0]}` : `${years[0]} to ${years[years.length - 1]}`;
}

function guess(scenario: Scenario, { pools, suggested, load }: Envelope): readonly string[] {
  if (load === 0) return [];
  const leftOut = [...new Set(pools.flatMap(({ groups }) => leftOutOf(scenario, groups)))];
  const more = pools.length > 1 ? ", all pools together" : "";
  const first = `That suggests about ${counted(threeDigits(suggested), "bed")}${more}: with so many, beds would be free 95 % of the time, if there were always another (M/G/∞).`;
  const why =
    leftOut.length > 0 ? ` It leaves out ${listed(leftOut)}; some of these ask for more beds, others for fewer.` : "";
  return [
    first,
    `This is a guess, not an answer.${why} It says nothing of how long people wait, and nothing of which target is met. The command beds finds the number by simulation, with a stated probability of being right.`,
  ];
}
