import { DAYS_PER_YEAR, dateAfter, STREAM_VERSION, VERSION } from "../foundation/index.js";
import { series, summarise, valuesByReplication, waitCurves } from "../observe/index.js";
import {
  fingerprint,
  ownRules,
  type PolicyOverrides,
  rulesInWords,
  type Scenario,
  type Target,
} from "../scenario/index.js";
import { judgeBy } from "./decision.js";
import { limitWarning } from "./limits.js";
import { lopsided } from "./lopsided.js";
import { observationOf } from "./observation.js";
import { overloads, overloadWarnings } from "./overload.js";
import { type ExperimentOptions, LEVEL, type Replicated, replicateToLimit } from "./replications.js";
import type { Metrics, Result, ScenarioId, TargetOutcome } from "./result.js";
import { theoryOf } from "./theory.js";
import { theoryWarnings } from "./theory-warnings.js";

/** What happens under a scenario: replications until they are precise enough, and every metric with its interval.
 *  @throws CancelledError when stopped, LimitError when one came to a limit, before there were two replications */
export async function study(scenario: Scenario, options: ExperimentOptions = {}): Promise<Result> {
  const { found } = await replicateToLimit(scenario, options);
  return resultOf(scenario, options.policies, found);
}

/** What replications of a scenario come to. */
export function resultOf(
  scenario: Scenario,
  policies: PolicyOverrides | undefined,
  { outputs, stopped, limit, decision }: Replicated,
): Result {
  const plan = observationOf(scenario, policies);
  const summary = summarise(plan, outputs, LEVEL);
  const theory = theoryOf(scenario, outputs, policies);
  return {
    format: "securebeds/result@1",
    version: VERSION,
    streamVersion: STREAM_VERSION,
    scenario: identityOf(scenario, policies),
    seed: scenario.seed,
    replications: outputs.length,
    stopped,
    ...(limit && { limit }),
    window: windowOf(scenario),
    ...summary,
    series: series(plan, outputs),
    waits: waitCurves(plan, outputs, LEVEL),
    byReplication: valuesByReplication(plan, outputs),
    targets: decision?.outcomes ?? scenario.study.targets.map((target) => judge(target, summary.metrics)),
    ...(decision && { decision: { confidence: decision.confidence, looks: decision.looks, level: decision.level } }),
    theory,
    rules: rulesInWords(scenario, policies),
    warnings: [
      ...(limit ? [limitWarning(limit)] : []),
      ...warningsOf(scenario, summary.metrics, policies),
      ...theoryWarnings(theory),
      ...lopsided(scenario, plan, outputs),
    ],
  };
}

/** A scenario, and what of it the caller has replaced: no hash tells one function from another, so the fingerprint names the
 *  rules that are functions instead of pretending to know them. */
export function identityOf(scenario: Scenario, policies?: PolicyOverrides): ScenarioId {
  const own = ownRules(policies);
  return {
    name: scenario.name,
    fingerprint: [fingerprint(scenario), ...own].join("+"),
    ...(own.length > 0 && { ownRules: own }),
    differences: scenario.differences,
  };
}

/** The measured days; the last is the day on which the window ends. */
export function windowOf({ start, study: { warmUp, run } }: Scenario): Result["window"] {
  return { from: dateAfter(start, warmUp), to: dateAfter(start, warmUp + run) };
}

/** A target is met or missed only when the whole interval says so. */
export function judge(target: Target, metrics: Metrics): TargetOutcome {
  return judgeBy(target, metrics[target.metric]);
}

/** Everything a reader must know before using the figures. */
export function warningsOf(scenario: Scenario, metrics: Metrics, policies?: PolicyOverrides): readonly string[] {
  return [
    ...overloadWarnings(overloads(scenario, policies)),
    ...coldStart(scenario),
    ...freeBeds(scenario),
    ...openWaits(metrics),
    ...ownRulesSaid(policies),
  ];
}

/** Whoever has the file alone cannot get the same figures. */
export function ownRulesSaid(policies: PolicyOverrides | undefined): readonly string[] {
  const own = ownRules(policies);
  if (own.length === 0) return [];
  const which = own.length === 1 ? `the rule ${own[0]} is a function` : `the rules ${own.join(", ")} are functions`;
  return [`Here ${which} of the caller's: the scenario file alone does not give these figures.`];
}

/** A stationary start fills beds and lists; people in assessment and people who will come back are not there yet. */
export function coldStart({ atStart, groups, study: { warmUp } }: Scenario): readonly string[] {
  const comeBack = groups.some(({ after }) => after.returned.share > 0 || after.discharged.share > 0);
  if (atStart.kind === "empty" || warmUp >= DAYS_PER_YEAR || !comeBack) return [];
  return [
    "On day zero nobody is in assessment yet and nobody is in prison or the community who will come back; it takes years for them to be there, so early figures are too low. Give the study a warm-up, such as 10 years.",
  ];
}

/** A unit without a price beside units with one makes costs too low without a word. */
function freeBeds({ estate: { units } }: Scenario): readonly string[] {
  const free = units.filter(({ bedDayCost, beds }) => bedDayCost === 0 && beds > 0);
  if (free.length === 0 || free.length === units.length) return [];
  return [
    `Without a bedDayCost of their own, the beds of ${free.map(({ name }) => name).join(", ")} are counted as free.`,
  ];
}

/** People still waiting when the follow-up ended make every wait a lower bound. */
function openWaits(metrics: Metrics): readonly string[] {
  const still = metrics.stillWaiting?.estimate ?? 0;
  if (still === 0) return [];
  return [
    `On average ${Math.round(still * 10) / 10} people who joined a list in the window still waited when the follow-up ended; shares and quantiles count them as waiting longer.`,
  ];
}
