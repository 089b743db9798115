import type { SpecOf } from "../spec.js";
import { demand, demandTime } from "./refuse.js";
import { type Shape, shapeOf } from "./shape.js";

/** The values of a sample, each as often as its weight says; alike without weights. */
export function empirical({ values, weights }: SpecOf<"empirical">): Shape {
  demand(values.length > 0, "empirical", "at least one value", "none");
  for (const value of values) demandTime("empirical", "values", value);
  if (weights === undefined) return weighted(values, new Array(values.length).fill(1));
  demand(weights.length === values.length, "empirical", `${values.length} weights, one for each value`, weights.length);
  for (const weight of weights) demand(weight >= 0 && weight < 1e300, "empirical", "weights of 0 or more", weight);
  demand(
    weights.some((weight) => weight > 0),
    "empirical",
    "a weight above 0",
    "none",
  );
  return weighted(values, weights);
}

function weighted(values: readonly number[], weights: readonly number[]): Shape {
  const order = values.map((_, i) => i).filter((i) => weights[i] > 0);
  const sorted = order.sort((a, b) => values[a] - values[b]).map((i) => values[i]);
  const total = order.reduce((sum, i) => sum + weights[i], 0);
  const reached = runningShares(order.map((i) => weights[i] / total));
  const cdf = (x: number) => shareOf(firstWhere(sorted, (value) => value > x));
  const shareOf = (count: number) => (count === 0 ? 0 : reached[count - 1]);
  const shape: Shape = shapeOf({
    variance: spread(
      sorted,
      order.map((i) => weights[i] / total),
    ),
    cdf,
    below: (x) => shareOf(firstWhere(sorted, (value) => value >= x)),
    partialMoment(power, x) {
      const among = order.filter((i) => values[i] <= x);
      return among.reduce((sum, i) => sum + (weights[i] / total) * values[i] ** power, 0);
    },
    quantile: (p) =>
      sorted[
        Math.min(
          sorted.length - 1,
          firstWhere(reached, (share) => share >= p),
        )
      ],
    draw: (u) =>
      sorted[
        Math.min(
          sorted.length - 1,
          firstWhere(reached, (share) => share > u),
        )
      ],
    lengthBiased: () =>
      shape.mean === 0
        ? shape
        : weighted(
            values,
            weights.map((weight, i) => weight * values[i]),
          ),
  });
  return shape;
}

function runningShares(shares: readonly number[]): Float64Array {
  const reached = new Float64Array(shares.length);
  let sum = 0;
  for (let i = 0; i < shares.length; i++) {
    sum += shares[i];
    reached[i] = sum;
  }
  // Rounding must not leave a gap above the last value.
  reached[shares.length - 1] = 1;
  return reached;
}

function spread(values: readonly number[], shares: readonly number[]): number {
  const mean = values.reduce((sum, value, i) => sum + shares[i] * value, 0);
  return values.reduce((sum, value, i) => sum + shares[i] * (value - mean) ** 2, 0);
}

/** Position of the first element that fulfils a condition which, once true, stays true; the length if none does. */
function firstWhere(sorted: ArrayLike<number>, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
