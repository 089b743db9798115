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

/** Simulates points, with the same people and the same luck at each, and keeps of each only what `digest` makes of it. Points
 *  that say the same are simulated once. Where many replications run at the same time the next points are begun before one
 *  is done, so that nobody waits for its last replication; they are digested in their order all the same.
 *  @returns what was digested, in the order of the points; fewer when cancelled */
export async function playPoints<Digest>(
  { variation, points, seed, replications, step }: PointsToPlay,
  options: ExperimentOptions,
  digest: (played: PlayedPoint, position: number) => Digest,
): Promise<readonly Digest[]> {
  const keys = points.map((settings) => JSON.stringify(settings.map(({ path, value }) => [path, value])));
  const different = [...new Set(keys)];
  /** Where each stands first. */
  const places = new Map(keys.map((key, place) => [key, place] as const).reverse());
  const placeOf = (key: string): number => places.get(key) ?? 0;
  const planned = different.length * replications;
  let done = 0;
  const onProgress = () => options.onProgress?.({ step, done: ++done, planned });
  const play = async (key: string, signal: AbortSignal): Promise<PlayedPoint | undefined> => {
    const scenario = { ...variation(points[placeOf(key)]), seed };
    const outputs = await allOrNothing(scenario, { ...options, signal, replications, onProgress });
    return outputs && { scenario, outputs };
  };
  const known = new Map<string, Digest>();
  await inTurn(different, play, {
    atOnce: () => pointsAtOnce(replications, options.runner?.parallel ?? 1),
    signal: options.signal,
    take: (played, key) => void known.set(key, digest(played, placeOf(key))),
  });
  const missing = keys.findIndex((key) => !known.has(key));
  return keys.slice(0, missing < 0 ? keys.length : missing).map((key) => known.get(key) as Digest);
}

/** One after the other where replications run so; else enough of them that whoever is done with one point has another. */
export function pointsAtOnce(replications: number, parallel: number): number {
  return parallel === 1 ? 1 : 1 + Math.ceil(parallel / replications);
}

interface Turns<Item, Made> {
  /** How many may be under way, asked again each time: workers come and go. */
  readonly atOnce: () => number;
  readonly signal: AbortSignal | undefined;
  readonly take: (made: Made, item: Item) => void;
}

/** Makes something of each item, several at once, and hands it on in the order of the items; ends at the first of which
 *  nothing comes.
 *  @throws what went wrong with the first item, in their order, with which something did; the others are stopped then */
async function inTurn<Item, Made>(
  items: readonly Item[],
  make: (item: Item, signal: AbortSignal) => Promise<Made | undefined>,
  { atOnce, signal, take }: Turns<Item, Made>,
): Promise<void> {
  const leaving = new AbortController();
  const stopped = signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal]);
  const underWay: Promise<Made | undefined>[] = [];
  let next = 0;
  try {
    for (const item of items) {
      for (; next < items.length && underWay.length < atOnce(); next++) {
        const made = make(items[next], stopped);
        // Whoever waits for it hears of it; nobody may be waiting yet.
        made.catch(() => undefined);
        underWay.push(made);
      }
      const made = await underWay.shift();
      if (made === undefined) return;
      take(made, item);
    }
  } finally {
    leaving.abort();
    await Promise.allSettled(underWay);
  }
}

/** A point with fewer replications than the others is of no use. */
async function allOrNothing(
  scenario: Scenario,
  options: ExperimentOptions & { readonly replications: number },
): Promise<readonly Outputs[] | undefined> {
  if (options.signal?.aborted) return undefined;
  try {
    const { outputs } = await replicate(scenario, options);
    return outputs.length < options.replications ? undefined : outputs;
  } catch (error) {
    if (error instanceof CancelledError) return undefined;
    throw error;
  }
}
