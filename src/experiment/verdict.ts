import type { MetricEstimate } from "../observe/index.js";
import type { DifferenceVerdict } from "./comparison.js";

/** Shares of people who get what they need in time, or at all. */
const MORE_IS_BETTER =
  /^(transferTime\..*within\w+|bedWait\.within\d+|stages\.\w+\.within|listed\.\w+|(class\.\w+\.)?rehabilitated)$/;

/** Waits, the people who wait, what waiting costs them, beds and money that do nobody any good. */
const LESS_IS_BETTER =
  /^(transferTime\..*(mean|median|p\d+)|bedWait\.(mean|median|p\d+|any)|class\.\w+\.wait|waiting(\.\w+|Cause\.\w+)|stillWaiting|untreatedDays|leftUntreated\..+|delayed\.bedDays|outOfArea\.bedDays|breaches|breachDays|cost\.breach|deadlocks|onward\.waiting)$/;

/** What the interval of a difference says of a metric. */
export function verdictOf(metric: string, { estimate, low, high }: MetricEstimate): DifferenceVerdict {
  if (estimate === undefined || low === undefined || high === undefined) return "unknown";
  if (low === 0 && high === 0) return "same";
  if (low <= 0 && high >= 0) return "noClearDifference";
  const rises = low > 0;
  const direction = directionOf(metric);
  if (direction === undefined) return rises ? "higher" : "lower";
  return rises === (direction === "more") ? "better" : "worse";
}

/** Whether more or less of a metric is better; undefined where that is the reader's question. */
export function directionOf(metric: string): "more" | "less" | undefined {
  if (MORE_IS_BETTER.test(metric)) return "more";
  return LESS_IS_BETTER.test(metric) ? "less" : undefined;
}
