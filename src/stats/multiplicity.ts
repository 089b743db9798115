import { UsageError } from "../foundation/index.js";
import { checkLevel, type Interval, pairedInterval } from "./interval.js";
import { momentsOf } from "./moments.js";
import { studentTCdf } from "./student-t.js";

/** Probability of a |t| at least as large when there is no difference [0-1].
 *  @param df degrees of freedom, > 0 */
export function twoSidedP(t: number, df: number): number {
  return Math.min(1, 2 * studentTCdf(-Math.abs(t), df));
}

/** Holm's adjusted p-values, in the order given: those at most alpha may be called differences with a chance of alpha or
 *  less that any of them is none, however the comparisons depend on each other.
 *  @source Holm, Scand J Statist 1979;6:65
 *  @throws UsageError for anything that is not a probability */
export function holm(pValues: ArrayLike<number>): number[] {
  const p = Array.from(pValues);
  if (p.some((value) => !(value >= 0 && value <= 1))) {
    throw new UsageError(`Holm: expected probabilities from 0 to 1, received ${p.join(", ")}`);
  }
  const order = p.map((_, i) => i).sort((a, b) => p[a] - p[b]);
  const adjusted = new Array<number>(p.length);
  let highest = 0;
  order.forEach((i, rank) => {
    highest = Math.max(highest, Math.min(1, (p.length - rank) * p[i]));
    adjusted[i] = highest;
  });
  return adjusted;
}

/** The level of each of several intervals that together hold all truths in a share `level` of studies (Bonferroni).
 *  @throws UsageError unless 0 < level < 1 and comparisons is whole and above 0 */
export function bonferroniLevel(level: number, comparisons: number): number {
  checkLevel(level);
  if (!Number.isInteger(comparisons) || comparisons < 1) {
    throw new UsageError(`Bonferroni: expected a whole number of comparisons above 0, received ${comparisons}`);
  }
  return 1 - (1 - level) / comparisons;
}

/** One of several differences from one base. */
export interface SimultaneousDifference {
  /** Of variant - base, at the Bonferroni level: all together hold all truths in a share `level` of studies. */
  readonly interval: Interval;
  /** Student's t of the difference; infinite when every pair differs by the same amount. Absent with fewer than two pairs. */
  readonly t: number | undefined;
  /** Holm's adjusted p-value. It may find a difference where the interval, which is wider, still holds 0. */
  readonly adjustedP: number | undefined;
}

function studentized(base: ArrayLike<number>, variant: ArrayLike<number>): number | undefined {
  const { count, mean, variance } = momentsOf(Array.from(variant, (value, i) => value - base[i]));
  if (mean === undefined || variance === undefined) return undefined;
  return mean === 0 ? 0 : mean / Math.sqrt(variance / count);
}

/** Paired differences of several variants from one base, whose replications share their luck, adjusted for being several.
 *  @throws UsageError when lengths differ, or unless 0 < level < 1 */
export function simultaneousDifferences(
  base: ArrayLike<number>,
  variants: readonly ArrayLike<number>[],
  level: number,
): readonly SimultaneousDifference[] {
  checkLevel(level);
  const each = bonferroniLevel(level, Math.max(1, variants.length));
  const t = variants.map((variant) => studentized(base, variant));
  const adjusted = base.length < 2 ? [] : holm(t.map((value) => twoSidedP(value ?? 0, base.length - 1)));
  return variants.map((variant, i) => {
    return { interval: pairedInterval(variant, base, each), t: t[i], adjustedP: adjusted[i] };
  });
}

/** How many times as many replications unpaired luck would have needed for the same precision of a difference:
 *  (var a + var b) ÷ var(a - b). Infinite when all pairs differ alike; absent with fewer than two pairs or when neither varies.
 *  @throws UsageError when lengths differ */
export function gainOfPairing(a: ArrayLike<number>, b: ArrayLike<number>): number | undefined {
  if (a.length !== b.length) throw new UsageError(`paired: ${a.length} replications against ${b.length}`);
  const apart = (momentsOf(a).variance ?? 0) + (momentsOf(b).variance ?? 0);
  const paired = momentsOf(Array.from(a, (value, i) => value - b[i])).variance;
  return paired === undefined || apart === 0 ? undefined : apart / paired;
}
