import { UsageError } from "../foundation/index.js";
import { describeMetric, METRICS } from "../observe/index.js";
import type { Scenario } from "../scenario/index.js";

/** Every id that a scenario's targets and precision may name; a door hands them to the reader of files. */
export const METRIC_IDS: readonly string[] = METRICS.map(({ id }) => id);

/** @throws UsageError for an id in the study that is no metric, with the nearest that is one */
export function refuseUnknownMetrics({ study: { replications, targets } }: Scenario): void {
  for (const { metric } of targets) describeMetric(metric);
  if (replications.kind === "precision") for (const id of replications.of) describeMetric(id);
}

/** @throws UsageError for no metric at all, or an id that is none, with the nearest that is one */
export function refuseMetrics(ids: readonly string[]): void {
  if (ids.length === 0) throw new UsageError("metrics: expected at least one metric, such as bedWait.mean");
  for (const id of ids) describeMetric(id);
}
