import { checkLevel, criticalValue, type Interval, jackknifeError } from "./interval.js";
import { quantile } from "./quantile.js";

/** All values of all replications, ascending. */
export function pooledValues(samples: readonly ArrayLike<number>[]): Float64Array {
  const all = new Float64Array(samples.reduce((sum, sample) => sum + sample.length, 0));
  let next = 0;
  for (const sample of samples) {
    all.set(sample, next);
    next += sample.length;
  }
  return all.sort();
}

function countAtOrBelow(sample: ArrayLike<number>, bound: number): number {
  let count = 0;
  for (let i = 0; i < sample.length; i++) if (sample[i] <= bound) count += 1;
  return count;
}

/** Quantile of everybody in all replications together (R type 7), with Woodruff's interval: the share of people at or below
 *  the estimate is a ratio of totals over replications; its jackknife standard error gives a range of shares about `p`,
 *  and the pooled sample says which values those shares are. People of one replication may depend on each other,
 *  replications may not. Asymmetric, never outside the sample; it needs no density.
 *  @param all what `pooledValues` says of the samples, where it is known already
 *  @source Woodruff, J Am Stat Assoc 1952;47:635
 *  @throws UsageError unless 0 <= p <= 1 and 0 < level < 1 */
export function pooledQuantileInterval(
  samplesPerReplication: readonly ArrayLike<number>[],
  p: number,
  level: number,
  all: Float64Array = pooledValues(samplesPerReplication),
): Interval {
  checkLevel(level);
  const n = samplesPerReplication.length;
  if (all.length === 0) return { estimate: undefined, low: undefined, high: undefined, level, n };
  const estimate = quantile(all, p);
  const error = jackknifeError(
    samplesPerReplication.map((sample) => countAtOrBelow(sample, estimate)),
    samplesPerReplication.map((sample) => sample.length),
  );
  if (error === undefined) return { estimate, low: undefined, high: undefined, level, n };
  const half = criticalValue(n, level) * error;
  return { estimate, low: quantile(all, Math.max(0, p - half)), high: quantile(all, Math.min(1, p + half)), level, n };
}
