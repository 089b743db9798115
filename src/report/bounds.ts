import type { Metrics } from "../experiment/index.js";
import { describeMetric } from "../observe/index.js";
import type { Estimate } from "./estimates.js";

/** Metrics whose intervals end where their measure ends: a symmetric interval may reach below nobody or above everybody,
 *  and a reader should not be told of -2 days. Differences may be negative and stay as they are. */
export function withinBounds(metrics: Metrics): Metrics {
  return Object.fromEntries(Object.entries(metrics).map(([id, estimate]) => [id, bounded(id, estimate)]));
}

export function bounded(id: string, estimate: Estimate): Estimate {
  const { method, measure } = describeMetric(id);
  if (method.kind === "difference" || estimate.low === undefined || estimate.high === undefined) return estimate;
  const most = measure === "share" ? 1 : Number.POSITIVE_INFINITY;
  return { ...estimate, low: Math.max(0, estimate.low), high: Math.min(most, estimate.high) };
}
