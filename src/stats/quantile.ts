import { quantileSorted } from "simple-statistics";
import { UsageError } from "../foundation/index.js";
import { compensatedSum } from "./moments.js";

function checkShare(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new UsageError(`quantile: expected a share from 0 to 1, received ${p}`);
}

/** Quantile by straight lines between order statistics: R type 7, the default of R, NumPy and Excel. NaN of nothing.
 *  @param sorted ascending; may end in Infinity, for waits that did not end
 *  @throws UsageError for p outside [0, 1] */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  checkShare(p);
  if (sorted.length === 0) return Number.NaN;
  // Between two infinite order statistics a straight line would compute Infinity - Infinity.
  if (sorted[Math.floor((sorted.length - 1) * p)] === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  // The library's typing asks for an array; it only reads positions and a length, which a typed array has too.
  return quantileSorted(sorted as number[], p);
}

/** Smallest value at or below which at least the share `p` of the weight lies: the percentile over time when the weights are
 *  durations. Values in any order; NaN when nothing weighs anything.
 *  @throws UsageError for a negative weight, lengths that differ or p outside [0, 1] */
export function weightedQuantile(values: ArrayLike<number>, weights: ArrayLike<number>, p: number): number {
  checkShare(p);
  if (values.length !== weights.length) {
    throw new UsageError(`weighted quantile: ${values.length} values but ${weights.length} weights`);
  }
  const order = Array.from(values, (_, i) => i).filter((i) => weights[i] !== 0);
  if (order.some((i) => !(weights[i] > 0))) throw new UsageError("weighted quantile: expected weights of 0 or more");
  order.sort((a, b) => values[a] - values[b]);
  const target = p * compensatedSum(order.map((i) => weights[i]));
  let reached = 0;
  for (const i of order) {
    reached += weights[i];
    // A rounding error in the running sum must not move the quantile to the next value.
    if (reached >= target * (1 - 1e-12)) return values[i];
  }
  return Number.NaN;
}
