import { UsageError } from "../foundation/index.js";
import { type Interval, meanInterval } from "./interval.js";
import { compensatedSum } from "./moments.js";
import { normalCdf } from "./normal.js";

function deviations(values: ArrayLike<number>): readonly number[] {
  const mean = compensatedSum(values) / values.length;
  return Array.from(values, (value) => value - mean);
}

function sumOfSquares(values: readonly number[]): number {
  return compensatedSum(values.map((value) => value * value));
}

/** Correlation of each value with the next, [-1, 1]: products of neighbours' deviations ÷ squares of all. Absent for fewer
 *  than two values, or when all are equal. */
export function lag1Autocorrelation(values: ArrayLike<number>): number | undefined {
  const from = deviations(values);
  const squares = sumOfSquares(from);
  if (values.length < 2 || !(squares > 0)) return undefined;
  return compensatedSum(from.slice(1).map((deviation, i) => deviation * from[i])) / squares;
}

/** A test of whether neighbours resemble each other. */
export interface VonNeumann {
  /** 1 - (squared differences of neighbours) ÷ 2 (squared deviations): about the lag-1 correlation, 0 if independent. */
  readonly statistic: number;
  /** The statistic in standard deviations of independent normal values. */
  readonly z: number;
  /** Probability of so much resemblance by chance [0-1]: small for positive correlation. */
  readonly p: number;
}

/** Von Neumann's test for positive serial correlation, by the normal approximation, fair from 8 values on. Absent for
 *  fewer, or when all are equal.
 *  @source von Neumann, Ann Math Stat 1941;12:367; Fishman, Management Science 1978;24:510 */
export function vonNeumann(values: ArrayLike<number>): VonNeumann | undefined {
  const n = values.length;
  const from = deviations(values);
  const squares = sumOfSquares(from);
  if (n < 8 || !(squares > 0)) return undefined;
  const steps = from.slice(1).map((deviation, i) => deviation - from[i]);
  const statistic = 1 - sumOfSquares(steps) / (2 * squares);
  const z = statistic / Math.sqrt((n - 2) / (n * n - 1));
  return { statistic, z, p: normalCdf(-z) };
}

/** An interval from one long series. */
export interface BatchMeans extends Interval {
  /** Values in a batch. */
  readonly batchSize: number;
  /** Absent for fewer than 8 batches, or equal ones. A small `p` says that the batches are too short to count as
   *  independent and that the interval is too narrow. */
  readonly resemblance: VonNeumann | undefined;
}

/** Mean of a stationary series from the means of its batches, with Student's t on batches - 1 degrees of freedom. What does
 *  not fill a batch is left out at the front, where the start may still be felt.
 *  @param batches whole, 2 to the number of values; 10 to 30 is usual (Schmeiser, Operations Research 1982;30:556)
 *  @throws UsageError for another number of batches, or unless 0 < level < 1 */
export function batchMeansInterval(series: ArrayLike<number>, batches: number, level: number): BatchMeans {
  if (!Number.isInteger(batches) || batches < 2 || batches > series.length) {
    throw new UsageError(`batch means: expected 2 to ${series.length} whole batches, received ${batches}`);
  }
  const batchSize = Math.floor(series.length / batches);
  const front = series.length - batches * batchSize;
  const means = Array.from({ length: batches }, (_, batch) => {
    const start = front + batch * batchSize;
    return compensatedSum(Array.from({ length: batchSize }, (_, i) => series[start + i])) / batchSize;
  });
  return { ...meanInterval(means, level), batchSize, resemblance: vonNeumann(means) };
}
