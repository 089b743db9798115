import type { IsoDate } from "../foundation/index.js";
import { quantile } from "../stats/index.js";
import type { Outputs } from "./outputs.js";
import type { ObservationPlan } from "./plan.js";
import { ObservationWindow } from "./window.js";

/** Monthly averages over replications. `low` and `high` are the 5th and 95th percentile of the replications: how much one
 *  possible future differs from another, not how well the mean is known. */
export interface Band {
  readonly mean: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** The estate month by month. */
export interface Series {
  /** First day of each calendar month; of the first, the day on which the window opens. The months at both ends may be
   *  parts of one. */
  readonly at: readonly IsoDate[];
  readonly occupied: Band;
  readonly open: Band;
  readonly waiting: Band;
}

export function series(plan: ObservationPlan, outputs: readonly Outputs[]): Series {
  return {
    at: new ObservationWindow(plan).monthDates,
    occupied: band(outputs.map(({ months }) => months.occupied)),
    open: band(outputs.map(({ months }) => months.open)),
    waiting: band(outputs.map(({ months }) => months.waiting)),
  };
}

function band(replications: readonly Float64Array[]): Band {
  const mean: number[] = [];
  const low: number[] = [];
  const high: number[] = [];
  for (let month = 0; month < (replications[0]?.length ?? 0); month++) {
    const sorted = replications.map((months) => months[month]).sort((one, other) => one - other);
    mean.push(sorted.reduce((sum, value) => sum + value, 0) / sorted.length);
    low.push(quantile(sorted, 0.05));
    high.push(quantile(sorted, 0.95));
  }
  return { mean, low, high };
}
