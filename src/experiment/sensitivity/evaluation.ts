import type { Setting } from "../../scenario/index.js";

/** What came out at one point of a design, metric by metric. */
export interface Evaluated {
  /** The metric over all replications; NaN where there was nothing to measure. */
  readonly estimates: readonly number[];
  /** The metric in each replication. */
  readonly replications: readonly (readonly number[])[];
}

/** Answers what comes out at points, in their order; fewer of them when it was stopped. */
export type Evaluate = (points: readonly (readonly Setting[])[]) => Promise<readonly Evaluated[]>;

/** One metric at all points. */
export function estimatesOf(points: readonly Evaluated[], metric: number): readonly number[] {
  return points.map(({ estimates }) => estimates[metric]);
}

/** Largest first; what is not a number comes last, and equals stay in order of path. */
export function largestFirst<Part extends { readonly path: string }>(
  parts: readonly Part[],
  size: (part: Part) => number,
): readonly Part[] {
  const rank = (part: Part) => (Number.isFinite(size(part)) ? size(part) : Number.NEGATIVE_INFINITY);
  return [...parts].sort((a, b) => (rank(a) === rank(b) ? (a.path < b.path ? -1 : 1) : rank(b) - rank(a)));
}
