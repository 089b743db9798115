import type { Source } from "./stream.js";

/** What every kind of distribution knows of itself; everything else follows from it. All in days. */
export interface Law {
  /** E[X^n]; n is 0, 1, 2 or 3. */
  moment(n: number): number;
  /** The part of E[X^n] that comes from X <= x; for n = 0 the distribution function. */
  partial(n: number, x: number): number;
  sampler(source: Source): () => number;
  /** Draws with density proportional to x f(x): what one finds on any one day of those that are under way. */
  biasedSampler(source: Source): () => number;
}

/** The largest number below a positive x. */
export function justBelow(x: number): number {
  return x > 0 ? x * (1 - Number.EPSILON / 2) : -Number.MIN_VALUE;
}

/** Picks a position in proportion to weights that are not negative. */
export function picker(weights: readonly number[], source: Source): () => number {
  let running = 0;
  const upTo = weights.map((weight) => {
    running += weight;
    return running;
  });
  const last = weights.findLastIndex((weight) => weight > 0);
  return () => {
    const mark = source() * running;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (mark < upTo[middle]) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
