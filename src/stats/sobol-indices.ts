import { UsageError } from "../foundation/index.js";
import { checkLevel, type Interval, intervalAround } from "./interval.js";
import { compensatedSum, momentsOf } from "./moments.js";

/** Where a model is asked: rows of `a`, of `b`, and for each factor the rows of `a` with that factor's value from `b`.
 *  (factors + 2) × rows points in all. */
export interface SobolDesign {
  readonly a: readonly (readonly number[])[];
  readonly b: readonly (readonly number[])[];
  readonly mixed: readonly (readonly (readonly number[])[])[];
}

/** One output at each point of a design. */
export interface SobolOutputs {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  readonly mixed: readonly ArrayLike<number>[];
}

export interface SobolIndices {
  /** Of the output over the factors' uncertainty, less noise. */
  readonly variance: number;
  /** Per factor: share of the variance that would go, on average, if the factor were known. */
  readonly first: readonly Interval[];
  /** Per factor: share that would stay if all others were known; beyond `first` by its part in interactions. */
  readonly total: readonly Interval[];
}

/** Splits points of twice as many columns as there are factors into a design.
 *  @source Saltelli et al, Comput Phys Commun 2010;181:259
 *  @throws UsageError for an odd number of columns */
export function sobolDesign(points: readonly (readonly number[])[]): SobolDesign {
  const factors = (points[0]?.length ?? 0) / 2;
  if (!Number.isInteger(factors) || points.some((point) => point.length !== 2 * factors)) {
    throw new UsageError("Sobol design: expected points with two columns per factor");
  }
  const a = points.map((point) => point.slice(0, factors));
  const b = points.map((point) => point.slice(factors));
  const mixed = Array.from({ length: factors }, (_, i) => a.map((row, j) => row.with(i, b[j][i])));
  return { a, b, mixed };
}

/** What each row adds to the sums of which all estimates are made; outputs less a constant near their mean. */
interface Terms {
  readonly plain: readonly number[];
  readonly squares: readonly number[];
  /** b (mixed - a), per factor: Saltelli et al 2010. */
  readonly products: readonly (readonly number[])[];
  /** (a - mixed)², per factor: Jansen 1999. */
  readonly steps: readonly (readonly number[])[];
}

function termsOf(outputs: SobolOutputs): Terms {
  const rows = outputs.a.length;
  const centre = (compensatedSum(outputs.a) + compensatedSum(outputs.b)) / (2 * rows);
  const a = Array.from(outputs.a, (value) => value - centre);
  const b = Array.from(outputs.b, (value) => value - centre);
  return {
    plain: a.map((value, j) => value + b[j]),
    squares: a.map((value, j) => value * value + b[j] * b[j]),
    products: outputs.mixed.map((mixed) => a.map((value, j) => b[j] * (mixed[j] - centre - value))),
    steps: outputs.mixed.map((mixed) => a.map((value, j) => (value - (mixed[j] - centre)) ** 2)),
  };
}

/** Variance of 2n outputs from their sum and the sum of their squares. */
function varianceFrom(sum: number, squares: number, n: number): number {
  return (squares - (sum * sum) / (2 * n)) / (2 * n - 1);
}

/** An index from all rows and, by the delete-one jackknife, its interval. */
function jackknifed(
  numerators: readonly number[],
  terms: Terms,
  level: number,
  index: (numerator: number, variance: number) => number,
): Interval {
  const n = numerators.length;
  const [top, sum, squares] = [numerators, terms.plain, terms.squares].map(compensatedSum);
  const estimate = index(top / n, varianceFrom(sum, squares, n));
  const without = numerators.map((numerator, j) => {
    return index((top - numerator) / (n - 1), varianceFrom(sum - terms.plain[j], squares - terms.squares[j], n - 1));
  });
  const error = (n - 1) * Math.sqrt((momentsOf(without).variance ?? Number.NaN) / n);
  if (!Number.isFinite(error)) return { estimate: undefined, low: undefined, high: undefined, level, n };
  return intervalAround(estimate, error, n, level);
}

/** Sobol indices: first order by the estimator of Saltelli et al 2010, total by that of Jansen 1999, with jackknife intervals
 *  over rows. For rows of a low-discrepancy sequence the intervals are wider than they need be. Estimates may lie a
 *  little outside [0, 1].
 *
 *  Outputs of a simulation carry luck. If all points of the design share it, the indices are those of the output given that
 *  luck. If the points of a row share it, and rows do not, luck counts as one more factor, of which only the part of the
 *  variance is seen: nothing has to be taken off. If each point has luck of its own, the mean of its replications has a
 *  variance of noise, which adds to the variance of the output and to every total index; give it as `noise`
 *  (`varianceSplit(…).noiseOfMeans`) and it is taken off both. First-order numerators do not feel it.
 *  @param noise variance of one output by luck that no other point shares; >= 0
 *  @source Jansen, Comput Phys Commun 1999;117:35; Saltelli et al, Comput Phys Commun 2010;181:259
 *  @throws UsageError for fewer than three rows, lengths that differ, negative noise, or unless 0 < level < 1 */
export function sobolIndices(outputs: SobolOutputs, level: number, noise = 0): SobolIndices {
  checkLevel(level);
  const n = outputs.a.length;
  const sameLength = [outputs.b, ...outputs.mixed].every((values) => values.length === n);
  if (n < 3 || !sameLength || !(noise >= 0)) {
    throw new UsageError(
      "Sobol indices: expected three rows or more at all parts of the design, and noise of 0 or more",
    );
  }
  const terms = termsOf(outputs);
  const first = (product: number, variance: number) => product / (variance - noise);
  const total = (step: number, variance: number) => (step / 2 - noise) / (variance - noise);
  return {
    variance: varianceFrom(compensatedSum(terms.plain), compensatedSum(terms.squares), n) - noise,
    first: terms.products.map((products) => jackknifed(products, terms, level, first)),
    total: terms.steps.map((steps) => jackknifed(steps, terms, level, total)),
  };
}
