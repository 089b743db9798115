import type { Scope } from "../../src/observe/index.js";
import { DAY, type Episode, type Stretch } from "./naive-lives.js";

/** What a number is about: a scope, its position in its list, and the time. */
export interface About {
  readonly scope: Scope;
  readonly index: number;
  readonly stretch: Stretch;
}

/** Metrics by id, each worked out when it is asked for. */
export type Table = Readonly<Record<string, () => number>>;

/** A person is of a group and of a catchment; which unit they are of depends on the question. */
export function isOf({ group, catchment }: Pick<Episode, "group" | "catchment">, { scope, index }: About): boolean {
  if (scope === "group") return group === index;
  return scope !== "catchment" || catchment === index;
}

export function isOfUnit(unit: number | undefined, { scope, index }: About): boolean {
  return scope !== "unit" || unit === index;
}

export function yearsOf({ stretch }: About): number {
  return (stretch.to - stretch.from) / (365.25 * DAY);
}

export function isIn(time: number, { from, to }: Stretch): boolean {
  return time >= from && time < to;
}

export function both(one: Stretch, other: Stretch): Stretch {
  return { from: Math.max(one.from, other.from), to: Math.min(one.to, other.to) };
}

export function lengthOf({ from, to }: Stretch): number {
  return Math.max(0, to - from);
}

export function sum<Each>(of: readonly Each[], what: (each: Each) => number): number {
  return of.reduce((so, each) => so + what(each), 0);
}

export function share<Each>(of: readonly Each[], which: (each: Each) => boolean): number {
  return of.filter(which).length / of.length;
}
