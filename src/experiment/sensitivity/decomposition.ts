import { stream } from "../../random/index.js";
import { figureSetting, type Setting, type UncertainFigure } from "../../scenario/index.js";
import { sobolDesign, sobolIndices, sobolPoints, varianceSplit } from "../../stats/index.js";
import { type Evaluate, type Evaluated, estimatesOf, largestFirst } from "./evaluation.js";
import type { Described, SobolFinding } from "./result.js";

export interface DecompositionDesign {
  readonly figures: readonly UncertainFigure[];
  /** A power of two. */
  readonly rows: number;
  readonly seed: string;
}

/** The points row by row: of the first sample, of the second, then the first with one figure at a time from the second. */
export function rowsOf({ figures, rows, seed }: DecompositionDesign): readonly (readonly Setting[])[] {
  const luck = stream({ seed, replication: 0, parts: ["sensitivity", "sobol"] });
  const { a, b, mixed } = sobolDesign(sobolPoints(rows, Array.from({ length: 2 * figures.length }, luck)));
  return a.flatMap((row, j) =>
    [row, b[j], ...mixed.map((sample) => sample[j])].map((point) =>
      point.map((share, i) => figureSetting(figures[i], valueAt(figures[i], share))),
    ),
  );
}

/** Every value is equally likely, of whole numbers too. */
function valueAt({ kind, from, to }: UncertainFigure, share: number): number {
  if (kind === "wholeNumber") return Math.min(to, Math.floor(from + share * (to - from + 1)));
  return Number((from + share * (to - from)).toPrecision(12));
}

export interface Decomposed {
  readonly findings: readonly SobolFinding[];
  /** Rows that the indices rest on: of a stopped analysis the largest power of two that was finished. */
  readonly rows: number;
  readonly points: number;
}

/** Sobol's indices of every figure for every metric, and the variance of a single future in two parts. */
export async function decompose(
  design: DecompositionDesign,
  metrics: readonly Described[],
  level: number,
  evaluate: Evaluate,
): Promise<Decomposed> {
  const found = await evaluate(rowsOf(design));
  const length = design.figures.length + 2;
  const finished = Math.floor(found.length / length);
  const rows = finished === 0 ? 0 : 2 ** Math.floor(Math.log2(finished));
  const part = (position: number) => Array.from({ length: rows }, (_, row) => found[row * length + position]);
  const samples = Array.from({ length }, (_, position) => part(position));
  const findings = metrics.map((metric, i) => findingOf(metric, i, design, samples, level));
  return { findings, rows, points: found.length };
}

function findingOf(
  described: Described,
  metric: number,
  { figures }: DecompositionDesign,
  samples: readonly (readonly Evaluated[])[],
  level: number,
): SobolFinding {
  const [a, b, ...mixed] = samples.map((points) => estimatesOf(points, metric));
  const unmeasured = [a, b, ...mixed].flat().filter((value) => !Number.isFinite(value)).length;
  const spread = spreadOf([...samples[0], ...samples[1]].map(({ replications }) => replications[metric]));
  if (unmeasured > 0 || a.length < 3) {
    return { ...described, unmeasured, mean: undefined, variance: undefined, indices: [], spread };
  }
  const { variance, first, total } = sobolIndices({ a, b, mixed }, level);
  const indices = figures.map(({ path }, i) => ({ path, first: first[i], total: total[i] }));
  const mean = [...a, ...b].reduce((sum, value) => sum + value, 0) / (2 * a.length);
  const sorted = largestFirst(indices, (index) => index.total.estimate ?? Number.NaN);
  return { ...described, unmeasured, mean, variance, indices: sorted, spread };
}

/** Points of both samples are drawn from the figures' ranges, and replication r has the same luck at all of them. */
function spreadOf(values: readonly (readonly number[])[]): SobolFinding["spread"] {
  const known = values.every((point) => point.length >= 2 && point.every(Number.isFinite));
  return known && values.length >= 2 ? varianceSplit(values, "common") : undefined;
}
