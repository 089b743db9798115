import type { Group } from "../scenario/index.js";
import type { PoolLoad, YearLoads } from "./pool-loads.js";

/** A pool that never comes to rest. */
export interface Growth {
  /** `overloaded`: at least as many beds are asked for as there are, and nobody leaves the list without one, so the list grows
   *  for ever; `demand`: what is asked for is more every year. */
  readonly why: "overloaded" | "demand";
  readonly pool: string;
  /** The first calendar year of it. */
  readonly since: number;
  /** Asked for in that year and in the last. [beds] */
  readonly load: number;
  readonly lastLoad: number;
  /** In the last year. [beds] */
  readonly beds: number;
  /** The first year in which at least as many beds are asked for as there are. */
  readonly overtakes?: number;
}

/** Growth from the middle of the run to its end that is no rounding. */
const NOTABLE = 0.001;

/** Whether anybody of a group may leave the list without a bed. */
export function mayLeave({ access, toCourt, toRelease }: Group): boolean {
  return [access.recovery, access.death, toCourt, toRelease].some((way) => way !== undefined);
}

/** The pools that never come to rest, from the loads of whole calendar years. A pool that is overloaded but loses people from
 *  its list does come to rest. */
export function growthOf(years: readonly YearLoads[]): readonly Growth[] {
  const last = years[years.length - 1];
  return last === undefined ? [] : last.pools.flatMap((_, pool) => growthOfPool(years, pool) ?? []);
}

function growthOfPool(years: readonly YearLoads[], pool: number): Growth | undefined {
  const at = (year: YearLoads): PoolLoad => year.pools[pool];
  const [first, middle, last] = [years[0], years[Math.floor(years.length / 2)], years[years.length - 1]];
  const overtakes = years.find((year) => at(year).load > 0 && at(year).load >= at(year).beds)?.year;
  const found = { pool: at(last).name, lastLoad: at(last).load, beds: at(last).beds };
  if (at(last).load > at(middle).load * (1 + NOTABLE)) {
    const over = overtakes !== undefined && { overtakes };
    return { why: "demand", since: first.year, load: at(first).load, ...found, ...over };
  }
  if (!isEndless(at(last))) return undefined;
  const since = sinceWhen(years, (year) => isEndless(at(year)));
  return { why: "overloaded", since: since.year, load: at(since).load, ...found, overtakes: since.year };
}

function isEndless({ load, beds, groups }: PoolLoad): boolean {
  return load > 0 && load >= beds && !groups.some(mayLeave);
}

/** The first of the years at the end for which something holds without a gap. */
function sinceWhen(years: readonly YearLoads[], holds: (year: YearLoads) => boolean): YearLoads {
  const before = years.findLastIndex((year) => !holds(year));
  return years[before + 1];
}
