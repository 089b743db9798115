import { CancelledError, STREAM_VERSION, UsageError, VERSION } from "../foundation/index.js";
import { contributions, describeMetric, estimate, type Part, pairedDifference, type Side } from "../observe/index.js";
import { type PolicyOverrides, rulesInWords, type Scenario } from "../scenario/index.js";
import { gainOfPairing } from "../stats/index.js";
import { adjusted } from "./adjusted.js";
import { bestOf } from "./best.js";
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
  /** Ids of metrics, in the order in which they are to be told; by default the headlines that the part has. */
  readonly metrics?: readonly string[];
  /** What the metrics are to be about; by default the whole estate. All scenarios must have it. */
  readonly of?: Part;
}

/** What is to be told, and of what. */
interface Wanted {
  readonly ids: readonly string[];
  readonly part: Part | undefined;
}

interface Played {
  readonly scenario: Scenario;
  readonly policies: PolicyOverrides | undefined;
  readonly side: Side;
}

/** What changes do to a scenario. All are simulated with the base's seed and as many replications, so with the same people
 *  and the same luck; the differences are those of replications with the same number. What is said to be changed in a
 *  variant are its own `differences`.
 *
 *  The base decides how many replications there are: as many as the options say, or as its own study needs.
 *  @throws UsageError for no variant, or a metric or a part that there is not
 *  @throws CancelledError when stopped before there was a variant with two replications */
export async function compare(
  base: Scenario,
  variants: readonly Scenario[],
  { metrics, of: part, ...options }: CompareOptions = {},
): Promise<Comparison> {
  if (variants.length === 0) throw new UsageError("A comparison takes a base and at least one variant.");
  const wanted = { ids: metrics ?? headlinesOf(part), part };
  for (const scenario of [base, ...variants]) refuseWhatIsNotThere(scenario, wanted);
  const first = await replicate(base, stepped(options, 1, variants.length + 1));
  if (first.stopped === "cancelled")
    throw new CancelledError(`stopped at the base, after ${first.outputs.length} replications`);
  const reference = played(base, options.policies, first);
  const { found, isCancelled } = await inTurn(reference, variants, wanted, options);
  const differences = adjusted(found.map((one) => one.differences));
  const best = bests(reference, found, wanted);
  return {
    format: "securebeds/comparison@1",
    version: VERSION,
    streamVersion: STREAM_VERSION,
    seed: base.seed,
    level: LEVEL,
    ...(part !== undefined && { of: part }),
    base: compared(reference, wanted),
    variants: found.map(({ side: _, ...variant }, i) => ({ ...variant, differences: differences[i] })),
    ...(best && { best }),
    stopped: isCancelled ? "cancelled" : first.stopped,
  };
}

function headlinesOf(part: Part | undefined): readonly string[] {
  if (part === undefined) return HEADLINE_METRICS;
  return HEADLINE_METRICS.filter((id) => describeMetric(id).scopes.includes(part.scope));
}

/** Before anything is simulated.
 *  @throws UsageError */
function refuseWhatIsNotThere(scenario: Scenario, { ids, part }: Wanted): void {
  const plan = observationOf(scenario);
  const elsewhere = ids.find((id) => part !== undefined && !describeMetric(id).scopes.includes(part.scope));
  if (elsewhere !== undefined) throw new UsageError(`${elsewhere} is not measured of one ${part?.scope}`);
  for (const id of ids) estimate(plan, [], id, LEVEL, part);
}

/** One variant after the other, each with the base's luck, until one is cancelled. */
async function inTurn(
  base: Played,
  variants: readonly Scenario[],
  wanted: Wanted,
  { precision: _precision, ...options }: ExperimentOptions,
): Promise<{ readonly found: readonly Found[]; readonly isCancelled: boolean }> {
  const found: Found[] = [];
  for (const [position, variant] of variants.entries()) {
    const sameLuck = { ...variant, seed: base.scenario.seed };
    const asMany = { ...stepped(options, position + 2, variants.length + 1), replications: base.side.outputs.length };
    const others = await orNothing(replicate(sameLuck, asMany), found.length > 0);
    if (others !== undefined) found.push(against(base, played(sameLuck, options.policies, others), wanted));
    if (others === undefined || others.stopped === "cancelled") return { found, isCancelled: true };
  }
  return { found, isCancelled: false };
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

function played(scenario: Scenario, policies: PolicyOverrides | undefined, { outputs }: Replicated): Played {
  return { scenario, policies, side: { plan: observationOf(scenario, policies), outputs } };
}

function compared({ scenario, policies, side: { plan, outputs } }: Played, { ids, part }: Wanted): Compared {
  const metrics = Object.fromEntries(ids.map((id) => [id, estimate(plan, outputs, id, LEVEL, part)]));
  const stillWaiting = estimate(plan, outputs, "stillWaiting", LEVEL);
  return {
    scenario: identityOf(scenario, policies),
    replications: outputs.length,
    window: windowOf(scenario),
    metrics,
    rules: rulesInWords(scenario, policies),
    warnings: warningsOf(scenario, { stillWaiting }, policies),
  };
}

interface Found extends ComparedVariant {
  readonly side: Side;
}

/** A cancelled variant is held against as many replications of the base. */
function against(base: Played, variant: Played, wanted: Wanted): Found {
  const { plan, outputs } = base.side;
  const same: Side = { plan, outputs: outputs.slice(0, variant.side.outputs.length) };
  const differences = wanted.ids.map((id) => {
    const difference = pairedDifference(same, variant.side, id, LEVEL, wanted.part);
    const gain = gainOf(same, variant.side, id, wanted.part);
    return [id, { ...difference, verdict: verdictOf(id, difference), ...(gain !== undefined && { gain }) }] as const;
  });
  return { ...compared(variant, wanted), differences: Object.fromEntries(differences), side: variant.side };
}

/** What common luck was worth. */
function gainOf(base: Side, variant: Side, id: string, part: Part | undefined): number | undefined {
  const [one, other] = [base, variant].map(({ plan, outputs }) => contributions(plan, outputs, id, part));
  const gain = [...one, ...other].every(Number.isFinite) ? gainOfPairing(one, other) : undefined;
  return gain !== undefined && Number.isFinite(gain) ? gain : undefined;
}

function bests(base: Played, found: readonly Found[], { ids, part }: Wanted): Comparison["best"] {
  if (found.length < 2) return undefined;
  const sides = [base.side, ...found.map(({ side }) => side)];
  const told = ids.flatMap((id) => {
    const best = bestOf(sides, id, LEVEL, part);
    return best === undefined ? [] : [[id, best] as const];
  });
  return told.length === 0 ? undefined : Object.fromEntries(told);
}
