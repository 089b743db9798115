import { CancelledError, LimitError, type ReachedLimit, UsageError } from "../foundation/index.js";
import { estimate, type ObservationPlan, type Outputs } from "../observe/index.js";
import type { PolicyOverrides, Replications, Scenario } from "../scenario/index.js";
import { DecisionRule } from "./decision.js";
import type { Limits } from "./limits.js";
import { refuseUnknownMetrics } from "./metric-ids.js";
import { narrowing } from "./narrowing.js";
import { observationOf } from "./observation.js";
import type { Decision, Progress, Result, TargetOutcome } from "./result.js";
import type { Finished, Job, Runner } from "./runner.js";
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
  /** Until it is known whether each target of the scenario is met, with this confidence that no verdict is wrong; at most
   *  `replications`, 1,000 without. A signal that ends the study because time is up leaves a valid result. (0, 1) */
  readonly decide?: number;
  /** Answers of the caller's own in place of the scenario's rules. Functions cannot be sent to other threads, so they go
   *  with a runner that runs one replication at a time, as the one used without `runner` does. */
  readonly policies?: PolicyOverrides | undefined;
  /** How far a single replication may go; see `Limits` for what holds without. */
  readonly limits?: Limits | undefined;
}

/** The replications of a study, in order, and why there are no more of them. */
export interface Replicated {
  readonly outputs: readonly Outputs[];
  readonly stopped: Result["stopped"];
  /** Of a study that a limit ended. */
  readonly limit?: ReachedLimit;
  /** Of a study that runs until its targets are decided. */
  readonly decision?: Decided;
}

export interface Decided extends Decision {
  readonly outcomes: readonly TargetOutcome[];
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
 *  @throws CancelledError when stopped before there were two replications
 *  @throws LimitError when a replication comes to a limit: what is compared needs all of them */
export async function replicate(scenario: Scenario, options: ExperimentOptions = {}): Promise<Replicated> {
  const { found, limit } = await replicateToLimit(scenario, options);
  if (limit !== undefined) throw limit;
  return found;
}

/** The same for who can use the replications before one that comes to a limit. A replication comes to it or does not, so
 *  these are the same however many run at once.
 *  @throws CancelledError, and LimitError where fewer than two replications come before it */
export async function replicateToLimit(
  scenario: Scenario,
  options: ExperimentOptions = {},
): Promise<{ readonly found: Replicated; readonly limit?: LimitError }> {
  refuseUnknownMetrics(scenario);
  const runner = options.runner ?? new SerialRunner();
  refuseOptions(scenario, options, runner);
  const { policies, limits } = options;
  const ending = endingOf(scenario, options);
  const outputs: Outputs[] = [];
  const onDone = narrowing(scenario, policies, ending.most, options.onProgress);
  while (outputs.length < ending.most) {
    const from = outputs.length + 1;
    // Asked again each time: workers come and go.
    const to = Math.min(ending.most, from + batchSize(ending.atLeast, runner.parallel) - 1);
    const job = { scenario, policies, limits, from, to };
    const { done, limit } = await doneOf(runner, job, onDone, options.signal);
    outputs.push(...done);
    const enough = ending.after(outputs);
    if (enough !== undefined) return { found: ending.with(outputs.slice(0, enough), ending.name) };
    if (limit !== undefined) return limited(ending, outputs, limit);
    if (outputs.length < to) return { found: ending.with(...interrupted(outputs, ending.most, options.signal)) };
  }
  return { found: ending.with(outputs, ending.atMost) };
}

/** The replications of a job; where one comes to a limit, those before it. */
async function doneOf(
  runner: Runner,
  job: Job,
  onDone: (finished: Finished) => void,
  signal: AbortSignal | undefined,
): Promise<{ readonly done: readonly Outputs[]; readonly limit?: LimitError }> {
  const heard = new Map<number, Outputs>();
  const hear = (finished: Finished): void => {
    heard.set(finished.replication, finished.outputs);
    onDone(finished);
  };
  try {
    return { done: await runner.run(job, hear, signal) };
  } catch (error) {
    if (!(error instanceof LimitError)) throw error;
    const before = Array.from({ length: error.reached.replication - job.from }, (_, i) => heard.get(job.from + i));
    return { done: before.flatMap((each) => each ?? []), limit: error };
  }
}

function limited(ending: Ending, outputs: readonly Outputs[], limit: LimitError) {
  if (outputs.length < 2) throw limit;
  const found = { ...ending.with(outputs, "a limit was reached"), limit: limit.reached };
  return { found, limit };
}

/** When a study ends, and what it is called then. */
interface Ending {
  readonly name: Result["stopped"];
  readonly atMost: Result["stopped"];
  readonly atLeast: number;
  readonly most: number;
  /** After how many of these replications there were enough. */
  after(outputs: readonly Outputs[]): number | undefined;
  with(outputs: readonly Outputs[], stopped: Result["stopped"]): Replicated;
}

const MOST_FOR_A_DECISION = 1_000;
const FIRST_LOOK = 10;

function endingOf(scenario: Scenario, options: ExperimentOptions): Ending {
  const plan = observationOf(scenario, options.policies);
  if (options.decide !== undefined) return decidedEnding(scenario, plan, options.decide, options.replications);
  const rule = replicationsFor(scenario, options);
  const plain = { with: (outputs: readonly Outputs[], stopped: Result["stopped"]) => ({ outputs, stopped }) };
  if (rule.kind === "precision") {
    const { atLeast, atMost: most } = rule;
    return { ...plain, name: "precise enough", atMost: "at most so many", atLeast, most, after: watcher(plan, rule) };
  }
  return {
    ...plain,
    name: "fixed number",
    atMost: "fixed number",
    atLeast: 0,
    most: rule.count,
    after: () => undefined,
  };
}

function decidedEnding(scenario: Scenario, plan: ObservationPlan, confidence: number, replications?: number): Ending {
  const most = replications ?? MOST_FOR_A_DECISION;
  const rule = new DecisionRule(plan, scenario.study.targets, confidence, FIRST_LOOK, most);
  return {
    name: "decided",
    atMost: "at most so many",
    atLeast: FIRST_LOOK,
    most,
    after: (outputs) => rule.decidedAfter(outputs),
    with: (outputs, stopped) => {
      const outcomes = rule.outcomes(outputs, outputs.length);
      return { outputs, stopped, decision: { confidence, looks: rule.looks, level: rule.level, outcomes } };
    },
  };
}

function refuseOptions(
  { name, study }: Scenario,
  { replications, precision, policies, decide }: ExperimentOptions,
  { parallel }: Runner,
): void {
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
  if (decide !== undefined) refuseDecision(name, study.targets.length, decide, precision);
}

function refuseDecision(name: string, targets: number, decide: number, precision: number | undefined): void {
  if (!(decide > 0 && decide < 1)) {
    throw new UsageError(`decide: expected a confidence between 0 and 1, such as 0.95, received ${decide}`);
  }
  if (targets === 0) {
    throw new UsageError(
      `decide: “${name}” has no study.targets, so there is nothing to decide; add one, or give precision`,
    );
  }
  if (precision !== undefined)
    throw new UsageError("decide: a study runs until its targets are decided or until it is precise; give one of them");
}

/** Stopped by somebody, or by the clock. */
function interrupted(
  outputs: readonly Outputs[],
  most: number,
  signal: AbortSignal | undefined,
): readonly [readonly Outputs[], Result["stopped"]] {
  if (outputs.length < 2) throw new CancelledError(`stopped after ${outputs.length} of ${most} replications`);
  return [outputs, isTimeUp(signal) ? "time is up" : "cancelled"];
}

/** As an `AbortSignal.timeout` says it. */
function isTimeUp(signal: AbortSignal | undefined): boolean {
  const reason: unknown = signal?.reason;
  return reason instanceof Error && reason.name === "TimeoutError";
}

/** Some at a time: enough that workers are not kept waiting for each other, few enough that little is lost on a stop. */
export function batchSize(atLeast: number, parallel: number): number {
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
