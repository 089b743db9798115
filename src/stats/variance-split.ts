import { UsageError } from "../foundation/index.js";
import { compensatedSum } from "./moments.js";

/** The variance of one replication's output at a random design point, in parts. Each is estimated without bias, and may for
 *  that reason come out below 0 where it is small. */
export interface VarianceSplit {
  /** Between design points: what is not known about the inputs. */
  readonly ignorance: number;
  /** Between replications: luck, which no knowledge removes. Includes `interaction`. */
  readonly chance: number;
  /** With common luck, the part of `chance` by which luck acts differently at different points. With own luck it cannot be
   *  told apart, and is absent. */
  readonly interaction: number | undefined;
  /** Sum of both. */
  readonly total: number;
  /** ignorance ÷ total, cut to [0, 1]; absent when nothing varies. */
  readonly shareOfIgnorance: number | undefined;
  /** Variance of the mean over replications at one point that is luck alone and not shared by all points: what a
   *  sensitivity index of such means has to take off. */
  readonly noiseOfMeans: number;
}

/** Splits the variance of outputs into ignorance and chance, by the mean squares of a one-way random-effects table (`own`:
 *  every point has replications with luck of its own) or of a two-way one (`common`: the r-th replication has the
 *  same luck at all points).
 *  @param outputs design points × replications, at least two of each and no gaps
 *  @source Searle, Casella and McCulloch, Variance Components 1992, sections 3.5 and 4.3
 *  @throws UsageError for fewer, or rows of different lengths */
export function varianceSplit(outputs: readonly ArrayLike<number>[], luck: "own" | "common"): VarianceSplit {
  const points = outputs.length;
  const replications = outputs[0]?.length ?? 0;
  if (points < 2 || replications < 2 || outputs.some((row) => row.length !== replications)) {
    throw new UsageError(
      "variance split: expected two design points or more, all with the same two replications or more",
    );
  }
  const { betweenPoints, withinPoints, left } = meanSquares(outputs, replications);
  const noise = luck === "common" ? left : withinPoints;
  const ignorance = (betweenPoints - noise) / replications;
  const chance = withinPoints;
  const total = ignorance + chance;
  return {
    ignorance,
    chance,
    interaction: luck === "common" ? left : undefined,
    total,
    shareOfIgnorance: total > 0 ? Math.min(1, Math.max(0, ignorance / total)) : undefined,
    noiseOfMeans: noise / replications,
  };
}

/** Mean squares between design points, between replications of a point, and of what is left when the mean of each replication
 *  over all points is taken off as well. */
function meanSquares(outputs: readonly ArrayLike<number>[], replications: number) {
  const points = outputs.length;
  const rowMeans = outputs.map((row) => compensatedSum(row) / replications);
  const mean = compensatedSum(rowMeans) / points;
  const within = outputs.map((row, i) => Array.from(row, (value) => value - rowMeans[i]));
  const luck = within[0].map((_, r) => compensatedSum(within.map((row) => row[r])) / points);
  const square = (values: readonly number[]) => compensatedSum(values.map((value) => value * value));
  const degrees = points * (replications - 1);
  return {
    betweenPoints: (replications * square(rowMeans.map((rowMean) => rowMean - mean))) / (points - 1),
    withinPoints: square(within.flat()) / degrees,
    left: square(within.flatMap((row) => row.map((value, r) => value - luck[r]))) / (degrees - replications + 1),
  };
}
