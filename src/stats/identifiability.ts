import type { Decompose } from "./singular-values.js";

/** Chi-square of one degree of freedom at 95 %: answers that differ by less fit equally well. */
export const EQUALLY_WELL = 3.841458820694124;

/** A direction in which all parameters move together. */
export interface FitDirection {
  /** Share of each parameter's range, sum of squares 1. */
  readonly shares: readonly number[];
  /** Standard error along it, in ranges; infinite when residuals do not change. */
  readonly standardError: number;
  /** False when going from the middle of the bounds to their edge along it changes chi-square by 3.84 at most: the targets do
   *  not tell one end from the other. */
  readonly identified: boolean;
}

export interface Identifiability {
  /** Of the parameters, (JᵀJ)⁻¹ in their units, as if none were on a bound. Absent when some direction has no effect at all. */
  readonly covariance: readonly (readonly number[])[] | undefined;
  /** Largest ÷ smallest eigenvalue of the Fisher matrix in units of the ranges; infinite when it is singular. */
  readonly condition: number;
  /** Eigenvectors of that matrix, the best known first. */
  readonly directions: readonly FitDirection[];
}

/** What the residuals' slopes tell of the parameters.
 *  @param slopes d residual ÷ d parameter in ranges, a row per residual */
export function identifiability(
  slopes: readonly (readonly number[])[],
  ranges: readonly number[],
  svd: Decompose,
): Identifiability {
  if (ranges.length === 0) return { covariance: [], condition: 1, directions: [] };
  const { s: sizes, v } = svd(slopes);
  const smallest = sizes[sizes.length - 1];
  const directions = sizes.map((size, k) => {
    const shares = v.map((row) => row[k]);
    const toTheEdge = 0.5 / Math.max(...shares.map(Math.abs));
    return { shares, standardError: 1 / size, identified: (size * toTheEdge) ** 2 > EQUALLY_WELL };
  });
  const entry = (i: number, j: number) => {
    return ranges[i] * ranges[j] * sizes.reduce((sum, size, k) => sum + (v[i][k] * v[j][k]) / (size * size), 0);
  };
  return {
    covariance: smallest > 0 ? ranges.map((_, i) => ranges.map((_, j) => entry(i, j))) : undefined,
    condition: smallest > 0 ? (sizes[0] / smallest) ** 2 : Number.POSITIVE_INFINITY,
    directions,
  };
}
