import { marginsOf } from "../observe/index.js";
import { affordableDelta, sequentialSign, signAtFirstSight } from "../stats/index.js";
import type { BedTrials } from "./bed-trials.js";
import type { Zone } from "./beds-result.js";

/** Whether some beds keep the targets, and how that was told. */
export interface BedDecision {
  readonly unitBeds: readonly number[];
  readonly keeps: boolean;
  readonly replications: number;
  /** How far each target is kept on average, negative where it is missed; NaN where there was nobody to measure. */
  readonly margins: readonly number[];
  /** Difference from each target that the test could tell; `undefined` where it did not have to decide, or could not. */
  readonly deltas: readonly (number | undefined)[];
}

/** Of the error of a decision, what the first look has. */
const AT_FIRST_LOOK = 1 / 10;

/** Decides whether an allocation of beds keeps every target, with as many replications as that takes: where all targets are
 *  kept by `delta` or more, or one is missed by `delta` or more, the decision is wrong with probability `error` at most
 *  (normal margins). A first look after a few replications settles what is far from the targets; a sequential test with the
 *  rest of the error settles the others. Each would be wrong that seldom if the other were not there.
 *  @param deltas for each target */
export async function decide(
  trials: BedTrials,
  unitBeds: readonly number[],
  deltas: readonly number[],
  error: number,
): Promise<BedDecision> {
  const looks = trials.firstLook < trials.firstStage;
  const early = looks ? error * AT_FIRST_LOOK : 0;
  const seen = looks ? await atFirstLook(trials, unitBeds, deltas, early) : undefined;
  return seen ?? inStages(trials, unitBeds, deltas, error - early);
}

async function atFirstLook(
  trials: BedTrials,
  unitBeds: readonly number[],
  deltas: readonly number[],
  error: number,
): Promise<BedDecision | undefined> {
  const outputs = await trials.some(unitBeds, trials.firstLook);
  const each = error / trials.targets.length;
  const found = trials.targets.map((target, t) => {
    const margins = marginsOf(trials.plan, outputs, target, outputs.length);
    return signed(signAtFirstSight(margins, each), meanOf(margins), deltas[t]);
  });
  return decisionOf(found, unitBeds, outputs.length);
}

/** Each target has a sequential test of the sign of its mean margin. Where as many replications as are allowed cannot tell
 *  `delta`, it is widened to what they can tell, which the spread of the first stage says before its mean is looked at. */
async function inStages(
  trials: BedTrials,
  unitBeds: readonly number[],
  deltas: readonly number[],
  error: number,
): Promise<BedDecision> {
  const each = error / trials.targets.length;
  for (let wanted = trials.firstStage; ; wanted = Math.min(trials.most, wanted + Math.max(4, wanted >> 2))) {
    const outputs = await trials.atLeast(unitBeds, wanted);
    const found = trials.targets.map((target, t) =>
      signOf(marginsOf(trials.plan, outputs, target, trials.firstStage), deltas[t], each, trials),
    );
    const decision = decisionOf(found, unitBeds, outputs.length, wanted >= trials.most);
    if (decision !== undefined) return decision;
  }
}

/** `undefined` while neither a target is missed nor all are kept.
 *  @param isLast no more replications are allowed: where a test has not ended, the mean says which */
function decisionOf(
  found: readonly Sign[],
  unitBeds: readonly number[],
  replications: number,
  isLast = false,
): BedDecision | undefined {
  const missed = found.some(({ sign }) => sign === "below");
  const open = found.some(({ sign }) => sign === undefined);
  if (!missed && open && !isLast) return undefined;
  return {
    unitBeds,
    replications,
    keeps: found.every(({ sign, mean }) => (sign === undefined ? mean >= 0 : sign === "above")),
    margins: found.map(({ mean }) => mean),
    deltas: found.map(({ delta }) => delta),
  };
}

/** The widest zone of each target among decisions; `undefined` where one of them could not be tested. */
export function zonesOf(deltas: readonly number[], decisions: readonly BedDecision[]): readonly Zone[] | undefined {
  const isTested = ({ keeps, deltas: told }: BedDecision) =>
    keeps ? !told.includes(undefined) : told.some((delta) => delta !== undefined);
  if (!decisions.every(isTested)) return undefined;
  return deltas.map((wanted, t) => ({
    wanted,
    delta: Math.max(wanted, ...decisions.map(({ deltas: told }) => told[t] ?? 0)),
  }));
}

interface Sign {
  readonly sign: "above" | "below" | undefined;
  readonly mean: number;
  /** What the test could tell; `undefined` without a sign. */
  readonly delta: number | undefined;
}

function signed(sign: Sign["sign"], mean: number, delta: number): Sign {
  return { sign, mean, delta: sign === undefined ? undefined : delta };
}

/** Replications with nothing to measure say nothing; where hardly one has anything, there is no test. */
function signOf(all: readonly number[], wanted: number, error: number, { firstStage, most }: BedTrials): Sign {
  const margins = all.filter((margin) => !Number.isNaN(margin));
  const first = all.slice(0, firstStage).filter((margin) => !Number.isNaN(margin));
  if (first.length < 2) return signed(undefined, meanOf(margins), wanted);
  const delta = Math.max(wanted, affordableDelta(first, error, most));
  const { sign } = sequentialSign(margins, { delta, error, firstStage: first.length });
  return signed(sign, meanOf(margins), delta);
}

function meanOf(margins: readonly number[]): number {
  return margins.reduce((sum, margin) => sum + margin, 0) / margins.length;
}
