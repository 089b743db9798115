import { compensatedSum } from "./moments.js";

/** Standard errors beyond which a skewness is not taken for an accident of few replications. */
const CLEARLY = 2;
const COCHRAN = 25;

/** How lopsided values are, and whether there are enough of them for an interval of Student's t. */
export interface SkewnessCheck {
  /** Fisher's g1, third central moment ÷ the 3/2 power of the second (both with n). */
  readonly skewness: number;
  /** Standard deviation of g1 for as many normal values. */
  readonly standardError: number;
  /** More than 25 g1²: so many replications keep a 95 % interval's share of misses at 6 % or less. */
  readonly needed: number;
  /** False when n falls short of `needed` and the skewness is more than two of its standard errors from 0. Without the
   *  second condition a fifth of normal outputs at 12 replications would be warned. */
  readonly enough: boolean;
}

/** Cochran's rule. Absent for fewer than three values, or when all are equal.
 *  @source Cochran, Sampling Techniques, 3rd ed. 1977, p. 42: n > 25 G1²; for t, Boos and Hughes-Oliver, American
 *  Statistician 2000;54:121, who say why misses lie on one side */
export function skewnessCheck(values: ArrayLike<number>): SkewnessCheck | undefined {
  const n = values.length;
  const mean = compensatedSum(values) / n;
  const moment = (power: number) => compensatedSum(Array.from(values, (value) => (value - mean) ** power)) / n;
  const second = moment(2);
  if (n < 3 || !(second > 0)) return undefined;
  const skewness = moment(3) / second ** 1.5;
  const standardError = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
  const needed = Math.floor(COCHRAN * skewness * skewness) + 1;
  return { skewness, standardError, needed, enough: n >= needed || Math.abs(skewness) <= CLEARLY * standardError };
}
