import { estimate, type MetricEstimate, type ObservationPlan, type Outputs } from "../observe/index.js";
import type { PolicyOverrides, Scenario } from "../scenario/index.js";
import { observationOf } from "./observation.js";
import type { Progress } from "./result.js";
import type { Finished } from "./runner.js";

/** What is shown where a study has no targets and wants no precision. */
const USUAL = "bedWait.within28";
/** An estimate is renewed when there are so many times the replications of the last: a handful of times in all, however
 *  long the study. */
const WORTH_RENEWING = 1.1;

/** Tells progress after each replication, with the metric that the study is about as it narrows. Replications count in the
 *  order in which they end, so what is told on the way depends on the number of workers; the result does not. */
export function narrowing(
  scenario: Scenario,
  policies: PolicyOverrides | undefined,
  planned: number,
  tell: ((progress: Progress) => void) | undefined,
): (finished: Finished) => void {
  if (tell === undefined) return () => undefined;
  const metric = metricOf(scenario);
  const outputs: Outputs[] = [];
  let plan: ObservationPlan | undefined;
  let kept = 0;
  let current: MetricEstimate | undefined;
  let renewed = 1;
  return (finished) => {
    outputs.push(finished.outputs);
    if (finished.isKept) kept++;
    const done = outputs.length;
    if (done >= renewed * WORTH_RENEWING) {
      plan ??= observationOf(scenario, policies);
      current = estimate(plan, outputs, metric);
      renewed = done;
    }
    tell({ step: scenario.name, done, planned, kept, ...(current && { metric, estimate: current }) });
  };
}

/** The first thing that the study is to find out. */
function metricOf({ study: { replications, targets } }: Scenario): string {
  return targets[0]?.metric ?? (replications.kind === "precision" ? replications.of[0] : undefined) ?? USUAL;
}
