import { integrate } from "./quadrature.js";
import type { Stay } from "./stays.js";

/** Referrals per day, constant between dates: each piece holds from its day until the next. The first begins at 0. */
export type Rate = readonly { readonly from: number; readonly perDay: number }[];

/** Occupancy of M(t)/G/∞ that starts with `present` people whose stays are length-biased and in progress (none: empty).
 *  Those present leave independently: binomial. New people: Poisson. @source Eick, Massey and Whitt 1993 */
export class InfiniteBeds {
  constructor(
    private readonly rate: Rate,
    private readonly stay: Stay,
    private readonly present: number,
  ) {}

  /** Share of those present on day zero who are still there. */
  private remaining(t: number): number {
    return this.stay.excess(t) / this.stay.mean;
  }

  /** People who came in (0, s] and are still there at t >= s: Σ rate × ∫ P(stay > t - u) du, exact piece by piece. */
  private newcomers(s: number, t: number): number {
    return this.rate.reduce((sum, piece, index) => {
      const until = Math.min(s, this.rate[index + 1]?.from ?? Number.POSITIVE_INFINITY);
      if (until <= piece.from) return sum;
      return sum + piece.perDay * (this.stay.excess(t - until) - this.stay.excess(t - piece.from));
    }, 0);
  }

  mean(t: number): number {
    return this.present * this.remaining(t) + this.newcomers(t, t);
  }

  covariance(s: number, t: number): number {
    const [early, late] = s <= t ? [s, t] : [t, s];
    const stayed = this.remaining(late);
    return this.present * stayed * (1 - this.remaining(early)) + this.newcomers(early, late);
  }

  meanOver(from: number, to: number): number {
    return integrate((t) => this.mean(t), from, to, 200) / (to - from);
  }

  /** Variance of the time average over a window: the double integral of the covariance, the kink on the diagonal avoided
   *  by integrating the half below it. */
  varianceOver(from: number, to: number): number {
    const below = (t: number) => integrate((s) => this.covariance(s, t), from, t, 12);
    return (2 * integrate(below, from, to, 24)) / (to - from) ** 2;
  }
}
