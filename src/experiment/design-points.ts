import { CancelledError, UsageError } from "../foundation/index.js";
import type { Outputs } from "../observe/index.js";
import type { Scenario, Setting, Variation } from "../scenario/index.js";
import { type ExperimentOptions, replicate } from "./replications.js";

/** Replications at each point where neither caller nor scenario asks for more. */
const REPLICATIONS = 12;

/** As many replications at every point of a design: a precision that some points reach sooner would spoil the pairs. */
export function replicationsAtEachPoint({ study }: Scenario, { replications }: ExperimentOptions): number {
  if (replications !== undefined) return replications;
  return study.replications.kind === "fixed"
    ? study.replications.count
    : Math.max(REPLICATIONS, study.replications.atLeast);
}

/** @throws UsageError for what only a study of one scenario can be told */
export function refusePrecision({ precision }: ExperimentOptions, what: string): void {
  if (precision === undefined) return;
  throw new UsageError(`A ${what} runs the same number of replications at every point: give replications.`);
}

/** One version of a scenario, simulated. */
export interface PlayedPoint {
  readonly scenario: Scenario;
  readonly outputs: readonly Outputs[];
}

export interface PointsToPlay {
  readonly variation: Variation;
  readonly points: readonly (readonly Setting[])[];
  /** The seed of all of them. */
  readonly seed: string;
  /** At every point; replication r has the same luck at all of them. */
  readonly replications: number;
  /** What progress says, such as `25 points`. */
  readonly step: string;
}

/** Simulates points one after the other, with the same people and the same luck at each, and keeps of each only what
 *  `digest` makes of it. Points that say the same are simulated once.
 *  @returns what was digested, in the order of the points; fewer when cancelled */
export async function playPoints<Digest>(
  { variation, points, seed, replications, step }: PointsToPlay,
  options: ExperimentOptions,
  digest: (played: PlayedPoint, position: number) => Digest,
): Promise<readonly Digest[]> {
  const known = new Map<string, Digest>();
  const keys = points.map((settings) => JSON.stringify(settings.map(({ path, value }) => [path, value])));
  const planned = new Set(keys).size * replications;
  const found: Digest[] = [];
  for (const [position, settings] of points.entries()) {
    const key = keys[position];
    if (!known.has(key)) {
      const before = known.size * replications;
      const scenario = { ...variation(settings), seed };
      const outputs = await allOrNothing(scenario, {
        ...options,
        replications,
        onProgress: ({ done }) => options.onProgress?.({ step, done: before + done, planned }),
      });
      if (outputs === undefined) return found;
      known.set(key, digest({ scenario, outputs }, position));
    }
    found.push(known.get(key) as Digest);
  }
  return found;
}

/** A point with fewer replications than the others is of no use. */
async function allOrNothing(scenario: Scenario, options: ExperimentOptions): Promise<readonly Outputs[] | undefined> {
  if (options.signal?.aborted) return undefined;
  try {
    const { outputs, stopped } = await replicate(scenario, options);
    return stopped === "cancelled" ? undefined : outputs;
  } catch (error) {
    if (error instanceof CancelledError) return undefined;
    throw error;
  }
}
