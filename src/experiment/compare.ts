import { CancelledError, UsageError, VERSION } from "../foundation/index.js";
import { describeMetric, estimate, pairedDifference, type Side } from "../observe/index.js";
import { rulesInWords, type Scenario } from "../scenario/index.js";
import type { Compared, ComparedVariant, Comparison } from "./comparison.js";
import { observationOf } from "./observation.js";
import { type ExperimentOptions, LEVEL, type Replicated, replicate } from "./replications.js";
import { identityOf, warningsOf, windowOf } from "./study.js";
import { verdictOf } from "./verdict.js";

/** What a comparison tells of where nobody asks for other metrics. */
export const HEADLINE_METRICS: readonly string[] = [
  "beds.occupied",
  "occupancy.mean",
  "waiting.mean",
  "bedWait.mean",
  "bedWait.within28",
  "transferTime.mean",
  "transferTime.within28",
  "admissions",
  "returns",
  "rehabilitated",
  "delayed.bedDays",
  "cost.total",
];

export interface CompareOptions extends ExperimentOptions {
  /** Ids of metrics, in the order in which they are to be told. */
  readonly metrics?: readonly string[];
}

interface Played {
  readonly scenario: Scenario;
  readonly side: Side;
}

/** What changes do to a scenario. All are simulated with the base's seed and as many replications, so with the same people
 *  and the same luck; the differences are those of replications with the same number. What is said to be changed in a
 *  variant are its own `differences`.
 *
 *  The base decides how many replications there are: as many as the options say, or as its own study needs.
 *  @throws UsageError for no variant or an unknown metric
 *  @throws CancelledError when stopped before there was a variant with two replications */
export async function compare(
  base: Scenario,
  variants: readonly Scenario[],
  options: CompareOptions = {},
): Promise<Comparison> {
  const { metrics = HEADLINE_METRICS, precision, ...common } = options;
  if (variants.length === 0) throw new UsageError("A comparison takes a base and at least one variant.");
  for (const id of metrics) describeMetric(id);
  const total = variants.length + 1;
  const first = await replicate(base, { ...stepped(common, 1, total), ...(precision !== undefined && { precision }) });
  if (first.stopped === "cancelled")
    throw new CancelledError(`stopped at the base, after ${first.outputs.length} replications`);
  const reference = played(base, first);
  const found: ComparedVariant[] = [];
  let stopped: Comparison["stopped"] = first.stopped;
  for (const [position, variant] of variants.entries()) {
    const sameLuck = { ...variant, seed: base.seed };
    const exactly = { ...stepped(common, position + 2, total), replications: first.outputs.length };
    const others = await orNothing(replicate(sameLuck, exactly), found.length > 0);
    if (others !== undefined) found.push(against(reference, played(sameLuck, others), metrics));
    if (others === undefined || others.stopped === "cancelled") {
      stopped = "cancelled";
      break;
    }
  }
  return {
    format: "securebeds/comparison@1",
    version: VERSION,
    seed: base.seed,
    level: LEVEL,
    base: compared(reference, metrics),
    variants: found,
    stopped,
  };
}

/** Progress that says which of the scenarios it is about. */
function stepped({ onProgress, ...options }: ExperimentOptions, at: number, of: number): ExperimentOptions {
  if (onProgress === undefined) return options;
  return {
    ...options,
    onProgress: (progress) => onProgress({ ...progress, step: `${at} of ${of}, ${progress.step}` }),
  };
}

/** When something is there already, a study that was stopped too early is no reason to lose it. */
async function orNothing(study: Promise<Replicated>, somethingIsThere: boolean): Promise<Replicated | undefined> {
  try {
    return await study;
  } catch (error) {
    if (error instanceof CancelledError && somethingIsThere) return undefined;
    throw error;
  }
}

function played(scenario: Scenario, { outputs }: Replicated): Played {
  return { scenario, side: { plan: observationOf(scenario), outputs } };
}

function compared({ scenario, side: { plan, outputs } }: Played, ids: readonly string[]): Compared {
  const metrics = Object.fromEntries(ids.map((id) => [id, estimate(plan, outputs, id, LEVEL)]));
  const stillWaiting = estimate(plan, outputs, "stillWaiting", LEVEL);
  return {
    scenario: identityOf(scenario),
    replications: outputs.length,
    window: windowOf(scenario),
    metrics,
    rules: rulesInWords(scenario),
    warnings: warningsOf(scenario, { stillWaiting }),
  };
}

/** A cancelled variant is held against as many replications of the base. */
function against(base: Played, variant: Played, ids: readonly string[]): ComparedVariant {
  const { plan, outputs } = base.side;
  const same: Side = { plan, outputs: outputs.slice(0, variant.side.outputs.length) };
  const differences = ids.map((id) => {
    const difference = pairedDifference(same, variant.side, id, LEVEL);
    return [id, { ...difference, verdict: verdictOf(id, difference) }] as const;
  });
  return { ...compared(variant, ids), differences: Object.fromEntries(differences) };
}
