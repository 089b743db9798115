import type { Interval } from "../stats/index.js";

/** How many further replications must confirm a precision once it is reached, so that a lucky moment does not end a study
 *  (Hoad, Robinson and Davies 2010 use the same look-ahead). */
export const LOOK_AHEAD = 5;

/** Watches the intervals of some metrics as replications come in, one at a time and in order. */
export class PrecisionRule {
  readonly #precision: number;
  #held = 0;

  /** @param precision half width ÷ estimate, (0, 1] */
  constructor(precision: number) {
    this.#precision = precision;
  }

  /** Whether every metric has been precise for `LOOK_AHEAD` replications beyond the first that was.
   *  A metric about which nothing was seen does not hold a study up. */
  enough(intervals: readonly (Interval | undefined)[]): boolean {
    this.#held = intervals.every((interval) => this.#isPrecise(interval)) ? this.#held + 1 : 0;
    return this.#held > LOOK_AHEAD;
  }

  #isPrecise(interval: Interval | undefined): boolean {
    if (interval?.estimate === undefined) return true;
    if (interval.low === undefined || interval.high === undefined) return false;
    return (interval.high - interval.low) / 2 <= this.#precision * Math.abs(interval.estimate);
  }
}
