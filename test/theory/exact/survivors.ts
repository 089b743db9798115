import type { Moments } from "./changing-beds.js";

/** People who are still there independently of each other, each with a probability of their own, and a Poisson number of
 *  others: cumulants add up. */
export function survivors(chances: readonly number[], poisson = 0): Moments {
  const spread = chances.map((p) => p * (1 - p));
  const variance = spread.reduce((sum, v) => sum + v, poisson);
  const fourth = spread.reduce((sum, v) => sum + v * (1 - 6 * v), poisson);
  return { mean: chances.reduce((sum, p) => sum + p, poisson), variance, kurtosis: fourth / variance ** 2 };
}
