import { UsageError } from "../foundation/index.js";
import { compensatedSum, momentsOf } from "./moments.js";
import { studentTQuantile } from "./student-t.js";

/** An estimate over replications, and an interval that covers the truth in a share `level` of repeated studies. */
export interface Interval {
  /** Absent when there is nothing to estimate from, such as no admissions in a mean per admission. */
  readonly estimate: number | undefined;
  /** Absent with fewer than two replications: one number does not show how much it varies. */
  readonly low: number | undefined;
  readonly high: number | undefined;
  /** Confidence level, (0, 1). */
  readonly level: number;
  /** Replications. */
  readonly n: number;
}

/** @throws UsageError unless 0 < level < 1 */
export function checkLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new UsageError(`level: expected a number between 0 and 1, received ${level}`);
}

/** Half width of a two-sided interval on n - 1 degrees of freedom. [standard errors] */
export function criticalValue(n: number, level: number): number {
  return studentTQuantile((1 + level) / 2, n - 1);
}

/** An estimate, give or take; without bounds where the standard error is not known. */
export function intervalAround(
  estimate: number | undefined,
  error: number | undefined,
  n: number,
  level: number,
): Interval {
  if (estimate === undefined || error === undefined) return { estimate, low: undefined, high: undefined, level, n };
  const half = criticalValue(n, level) * error;
  return { estimate, low: estimate - half, high: estimate + half, level, n };
}

/** Mean of independent replications with Student's t on n - 1 degrees of freedom.
 *  @throws UsageError unless 0 < level < 1 */
export function meanInterval(values: ArrayLike<number>, level: number): Interval {
  checkLevel(level);
  const n = values.length;
  const estimate = n === 0 ? undefined : compensatedSum(values) / n;
  const { variance } = momentsOf(values);
  return intervalAround(estimate, variance === undefined ? undefined : Math.sqrt(variance / n), n, level);
}

/** Mean of the differences a - b of replications that share their luck.
 *  @throws UsageError when the lengths differ, or unless 0 < level < 1 */
export function pairedInterval(a: ArrayLike<number>, b: ArrayLike<number>, level: number): Interval {
  if (a.length !== b.length) throw new UsageError(`paired: ${a.length} replications against ${b.length}`);
  const differences = Array.from(a, (value, i) => value - b[i]);
  return meanInterval(differences, level);
}

/** Standard error of total numerator ÷ total denominator when one replication at a time is left out (delete-one
 *  jackknife). Absent with fewer than two replications, or when the whole denominator lies in one of them. */
export function jackknifeError(numerators: ArrayLike<number>, denominators: ArrayLike<number>): number | undefined {
  const n = numerators.length;
  const above = compensatedSum(numerators);
  const below = compensatedSum(denominators);
  const without: number[] = [];
  for (let i = 0; i < n; i++) {
    if (denominators[i] !== below) without.push((above - numerators[i]) / (below - denominators[i]));
  }
  const { variance } = momentsOf(without);
  if (without.length < n || variance === undefined) return undefined;
  return (n - 1) * Math.sqrt(variance / n);
}

/** Ratio of totals over replications, such as all days waited ÷ all people: a mean per person, in which a replication with
 *  more people counts for more. Delete-one jackknife standard error, Student's t on n - 1 degrees of freedom.
 *  @throws UsageError when the lengths differ, or unless 0 < level < 1 */
export function ratioInterval(numerators: ArrayLike<number>, denominators: ArrayLike<number>, level: number): Interval {
  checkLevel(level);
  const n = numerators.length;
  if (n !== denominators.length) throw new UsageError(`ratio: ${n} numerators but ${denominators.length} denominators`);
  const below = compensatedSum(denominators);
  if (below === 0) return intervalAround(undefined, undefined, n, level);
  return intervalAround(compensatedSum(numerators) / below, jackknifeError(numerators, denominators), n, level);
}
