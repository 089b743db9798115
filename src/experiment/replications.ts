import { CancelledError, UsageError } from "../foundation/index.js";
import { estimate, type ObservationPlan, type Outputs } from "../observe/index.js";
import type { PolicyOverrides, Replications, Scenario } from "../scenario/index.js";
import { refuseUnknownMetrics } from "./metric-ids.js";
import { narrowing } from "./narrowing.js";
import { observationOf } from "./observation.js";
import type { Progress, Result } from "./result.js";
import type { Runner } from "./runner.js";
import { SerialRunner } from "./serial-runner.js";
import { PrecisionRule } from "./stopping.js";

/** What every experiment can be told. */
export interface ExperimentOptions {
  /** Where replications run; without one, on this thread. */
  readonly runner?: Runner;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Exactly so many replications, whatever the scenario says. */
  readonly replications?: number;
  /** As precise as this, whatever the scenario says. (0, 1] */
  readonly precision?: number;
  /** Answers of the caller's own in place of the scenario's rules. Functions cannot be sent to other threads, so they go
   *  with a runner that runs one replication at a time, as the one used without `runner` does. */
  readonly policies?: PolicyOverrides | undefined;
}

/** The replications of a study, in order, and why there are no more of them. */
export interface Replicated {
  readonly outputs: readonly Outputs[];
  readonly stopped: Result["stopped"];
}

/** Level of every interval. */
export const LEVEL = 0.95;

/** How many replications to run: what the caller says goes before what the scenario says. */
export function replicationsFor(scenario: Scenario, { replications, precision }: ExperimentOptions): Replications {
  if (replications !== undefined) return { kind: "fixed", count: replications };
  const stated = scenario.study.replications;
  if (precision === undefined) return stated;
  if (stated.kind === "precision") return { ...stated, precision };
  return { kind: "precision", precision, of: ["occupancy.mean", "bedWait.within28"], atLeast: 10, atMost: 1000 };
}

/** Runs a scenario until the rule says enough. A cancelled study keeps what it has, if that is enough for an interval.
 *  @throws CancelledError when stopped before there were two replications */
export async function replicate(scenario: Scenario, options: ExperimentOptions = {}): Promise<Replicated> {
  refuseUnknownMetrics(scenario);
  const runner = options.runner ?? new SerialRunner();
  refuseOptions(options, runner);
  const { policies } = options;
  const rule = replicationsFor(scenario, options);
  const most = rule.kind === "fixed" ? rule.count : rule.atMost;
  const step = batchSize(rule.kind === "fixed" ? 0 : rule.atLeast, runner.parallel);
  const watch = rule.kind === "fixed" ? undefined : watcher(observationOf(scenario, policies), rule);
  const outputs: Outputs[] = [];
  const onDone = narrowing(scenario, policies, most, options.onProgress);
  while (outputs.length < most) {
    const from = outputs.length + 1;
    const to = Math.min(most, from + step - 1);
    outputs.push(...(await runner.run({ scenario, policies, from, to }, onDone, options.signal)));
    if (outputs.length < to) return cancelled(outputs, most);
    const enough = watch?.(outputs);
    if (enough !== undefined) return { outputs: outputs.slice(0, enough), stopped: "precise enough" };
  }
  return { outputs, stopped: rule.kind === "fixed" ? "fixed number" : "at most so many" };
}

function refuseOptions({ replications, precision, policies }: ExperimentOptions, { parallel }: Runner): void {
  if (policies !== undefined && parallel > 1) {
    throw new UsageError(
      "Policies are functions, which cannot be sent to other threads: leave runner out, or take a SerialRunner.",
    );
  }
  if (replications !== undefined && !(Number.isInteger(replications) && replications >= 1)) {
    throw new UsageError(`replications: expected a whole number, 1 or more, received ${replications}`);
  }
  if (precision !== undefined && !(precision > 0 && precision <= 1)) {
    throw new UsageError(`precision: expected a share above 0 and at most 1, such as 0.05, received ${precision}`);
  }
}

function cancelled(outputs: readonly Outputs[], most: number): Replicated {
  if (outputs.length < 2) throw new CancelledError(`stopped after ${outputs.length} of ${most} replications`);
  return { outputs, stopped: "cancelled" };
}

/** Some at a time: enough that workers are not kept waiting for each other, few enough that little is lost on a stop. */
function batchSize(atLeast: number, parallel: number): number {
  const wanted = Math.max(20, atLeast);
  return Math.ceil(wanted / parallel) * parallel;
}

/** Answers, as outputs come in, after how many of them the study was precise enough. It looks at one more replication at
 *  a time, so that the answer does not depend on how many were run at once. */
function watcher(
  plan: ObservationPlan,
  { of, precision, atLeast }: Extract<Replications, { kind: "precision" }>,
): (outputs: readonly Outputs[]) => number | undefined {
  const rule = new PrecisionRule(precision);
  let seen = Math.max(2, atLeast) - 1;
  return (outputs) => {
    while (seen < outputs.length) {
      seen++;
      const soFar = outputs.slice(0, seen);
      if (rule.enough(of.map((metric) => estimate(plan, soFar, metric, LEVEL)))) return seen;
    }
    return undefined;
  };
}
