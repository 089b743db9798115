import { UsageError } from "../foundation/index.js";
import { compensatedSum, RunningMoments } from "./moments.js";

const BATCH = 5;
/** The statistic of the last few batches is an accident of few numbers (Hoad, Robinson and Davies 2010). */
const LAST_BATCHES_IGNORED = 5;
const FEWEST_BATCHES = 10;

/** Where a series has forgotten its start. */
export interface Truncation {
  /** Values to leave out at the front, a multiple of five. Absent when the series does not show an end of its start:
   *  the statistic is least in the second half, as when the system still grows or the series is too short. */
  readonly leaveOut: number | undefined;
  /** Where the statistic is least, also when that is refused. [values] */
  readonly leastAt: number;
  /** The least squared standard error of the mean of what is kept, as if its batches were independent. */
  readonly statistic: number;
}

function batchesOfFive(series: ArrayLike<number>): readonly number[] {
  const count = Math.floor(series.length / BATCH);
  return Array.from({ length: count }, (_, batch) => {
    const members = Array.from({ length: BATCH }, (_, i) => series[batch * BATCH + i]);
    return compensatedSum(members) / BATCH;
  });
}

/** MSER-5: batches of five, and the front is cut where the sum of squares of the remaining batch means about their mean,
 *  divided by the square of their number, is least; the earliest such place. What is left over at the end of the series
 *  belongs to no batch. A minimum in the second half of the series is refused.
 *  @source White, Simulation 1997;69:323; White, Cobb and Spratt, Proc Winter Simulation Conference 2000:755
 *  @throws UsageError for fewer than 50 values */
export function mser5(series: ArrayLike<number>): Truncation {
  const batches = batchesOfFive(series);
  const count = batches.length;
  if (count < FEWEST_BATCHES) {
    throw new UsageError(`MSER-5: expected at least ${FEWEST_BATCHES * BATCH} values, received ${series.length}`);
  }
  const kept = new RunningMoments();
  let least = { at: count, statistic: Number.POSITIVE_INFINITY };
  for (let at = count - 1; at >= 0; at--) {
    kept.add(batches[at]);
    const statistic = ((kept.variance ?? 0) * (kept.count - 1)) / kept.count ** 2;
    if (at <= count - LAST_BATCHES_IGNORED && statistic <= least.statistic) least = { at, statistic };
  }
  const { at, statistic } = least;
  const leastAt = at * BATCH;
  return { leaveOut: at <= count / 2 ? leastAt : undefined, leastAt, statistic };
}

/** Mean over replications at each place in time.
 *  @throws UsageError without replications or when their lengths differ */
export function meanOverReplications(replications: readonly ArrayLike<number>[]): Float64Array {
  const length = replications[0]?.length;
  if (length === undefined || replications.some((series) => series.length !== length)) {
    throw new UsageError(`mean over replications: expected series of one length, received ${replications.length}`);
  }
  return Float64Array.from({ length }, (_, t) => {
    return compensatedSum(replications.map((series) => series[t])) / replications.length;
  });
}

/** Welch's moving average of the mean over replications: each place with `window` neighbours on either side, with as many
 *  as there are near the front, and the last `window` places left out. What is looked at for a warm-up by eye.
 *  @param window whole, 0 to a quarter of the length
 *  @source Welch 1983, in Law, Simulation Modeling and Analysis, 5th ed., section 9.5.1
 *  @throws UsageError for another window, or as `meanOverReplications` */
export function welchAverage(replications: readonly ArrayLike<number>[], window: number): Float64Array {
  const mean = meanOverReplications(replications);
  if (!Number.isInteger(window) || window < 0 || window > mean.length / 4) {
    throw new UsageError(`Welch: expected a whole window from 0 to ${Math.floor(mean.length / 4)}, received ${window}`);
  }
  return Float64Array.from({ length: mean.length - window }, (_, t) => {
    const reach = Math.min(window, t);
    return compensatedSum(mean.subarray(t - reach, t + reach + 1)) / (2 * reach + 1);
  });
}
