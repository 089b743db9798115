import { type DistributionSpec, distribution } from "../random/index.js";

/** What a person wants to know of a distribution of durations. [days] */
export interface DurationFacts {
  readonly mean: number;
  /** Half of all take so long at most. */
  readonly median: number;
  /** A tenth of all take longer. */
  readonly p90: number;
  /** All take the same time. */
  readonly isFixed: boolean;
}

/** Mean, median and tail of a distribution. */
export function durationFacts(spec: DistributionSpec): DurationFacts {
  const { mean, quantile } = distribution(spec);
  const [least, median, p90, longest] = [0, 0.5, 0.9, 1].map(quantile);
  return { mean, median, p90, isFixed: least === longest };
}
