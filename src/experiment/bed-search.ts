import { UsageError } from "../foundation/index.js";
import type { MetricEstimate } from "../observe/index.js";
import { bisectionSteps } from "../stats/index.js";
import { type BedDecision, decide, zonesOf } from "./bed-decision.js";
import type { BedsQuestion } from "./bed-question.js";
import type { BedRange } from "./bed-range.js";
import type { BedTrials } from "./bed-trials.js";
import type { BedsAnswer, BedsComparison, BedsTarget, CurvePoint, Guarantee } from "./beds-result.js";
import { crossing } from "./crossing.js";

/** Where nobody says how close, the answer is bracketed by a bed, or by a few where there are thousands. */
const RESOLUTION = 0.0025;

/** How far a search goes up or down at a time before it has a bracket. */
const STRIDE = 1.1;

/** How often the number of beds is doubled for nobody to wait before the search gives up. */
const DOUBLINGS = 6;

/** How many strides beyond the curve the ends of an interval are looked for. */
const STRIDES_FOR_AN_END = 8;

/** Numbers of beds drawn around an answer, so that the curve shows what a few more or fewer would do; a number of the search
 *  that is so near to one of them will do. */
const AROUND = [0.95, 1.05];
const NEAR = 0.03;

/** Of the error on the way to a bracket, what the first comparison has, with plenty of beds; of the rest each further one has a
 *  third of what is left. */
const PLENTY = 1 / 8;
const NEXT = 1 / 3;

/** Searches one number for the fewest beds that keep every target.
 *
 *  The numbers compared with the targets hang together as a tree that is fixed before anything is drawn: plenty of beds, today's, strides of a tenth from
 *  there, and then halves of the bracket. A comparison errs only outside the zone of differences that do not matter. Of the
 *  numbers at one depth of the tree, at most two outside the zone can be reached without a mistake before, one below the
 *  zone and one above it: each comparison is reached with an interval of numbers still possible, the intervals at one depth
 *  do not overlap, and without a mistake an interval touches the zone's edge. So a search ends with a mistake with
 *  probability 2 Σ ε at most, ε being the errors of the comparisons by depth, whatever luck they share. (Where zones are
 *  widened, this takes the numbers inside theirs to lie together.) The way to a bracket has the larger part of 1 − confidence
 *  where brackets take little halving, and of that ever less the longer it is; the halvings share the rest equally. What a
 *  search without a mistake ends with is what `Guarantee` says, as long as more beds never do harm; that they do harm nowhere
 *  on the way is not tested.
 */
export class BedSearch {
  readonly #of: BedsQuestion;
  readonly #range: BedRange;
  readonly #trials: BedTrials;
  readonly #decided = new Map<number, BedDecision>();
  readonly #compared: BedsComparison[] = [];
  /** What of the error the way to a bracket may have. */
  readonly #opens: number;
  readonly #seen = new Set<number>();
  #depth = 0;
  #shown = 0;

  constructor(of: BedsQuestion, range: BedRange, trials: BedTrials) {
    this.#of = of;
    this.#range = range;
    this.#trials = trials;
    const steps = this.#steps(range.now, further(range.now));
    this.#opens = (1 - of.confidence) * Math.min(0.9, Math.max(0.25, 2 / (2 + steps)));
  }

  async answer(): Promise<BedsAnswer> {
    const { now, fewest } = this.#range;
    const most = await this.#most();
    if (!this.#keeps(most)) return this.#beyond(most);
    const bracket = (await this.#opening(now)) ? await this.#downFrom(now) : await this.#upFrom(now, most);
    if (bracket === undefined) {
      this.#shown = this.#bindingAt(fewest);
      return { kind: "always", withBeds: fewest, worst: this.point(fewest).value.estimate };
    }
    const { missed, kept } = await this.#narrow(bracket.missed, bracket.kept);
    this.#shown = this.#bindingAt(missed);
    for (const share of AROUND) await this.#drawNear(kept * share, kept * NEAR);
    return {
      kind: "found",
      beds: kept,
      unitBeds: this.#range.unitBeds(kept),
      ...(await this.#interval(kept, most)),
      level: this.#of.confidence,
      guarantee: this.#guarantee(missed, kept),
    };
  }

  /** Of the targets the one that takes most beds. */
  get shown(): number {
    return this.#shown;
  }

  /** Simulates a number of beds, if that is not done yet. */
  async at(beds: number): Promise<CurvePoint> {
    await this.#trials.atLeast(this.#range.unitBeds(beds), 1);
    this.#seen.add(beds);
    return this.point(beds);
  }

  async #drawNear(beds: number, near: number): Promise<void> {
    if ([...this.#seen].some((seen) => Math.abs(seen - beds) <= near)) return;
    await this.at(Math.max(this.#range.fewest, Math.round(beds)));
  }

  point(beds: number): CurvePoint {
    return this.#trials.pointOf(this.#range.unitBeds(beds), this.#shown);
  }

  /** The points seen, fewest beds first. */
  points(): readonly CurvePoint[] {
    return [...this.#seen].sort((one, other) => one - other).map((beds) => this.point(beds));
  }

  async #decide(beds: number, error: number): Promise<boolean> {
    const { deltas } = this.#of;
    const known = this.#decided.get(beds);
    if (known !== undefined) return known.keeps;
    const found = await decide(this.#trials, this.#range.unitBeds(beds), deltas, error);
    this.#decided.set(beds, found);
    this.#compared.push({ beds, keeps: found.keeps, error, replications: found.replications });
    this.#seen.add(beds);
    return found.keeps;
  }

  /** A comparison on the way to a bracket. */
  async #opening(beds: number): Promise<boolean> {
    const share = this.#depth === 0 ? PLENTY : (1 - PLENTY) * NEXT * (1 - NEXT) ** (this.#depth - 1);
    this.#depth++;
    return this.#decide(beds, (this.#opens * share) / 2);
  }

  #keeps(beds: number): boolean {
    return this.#decided.get(beds)?.keeps ?? false;
  }

  /** As many beds as the targets take to be kept, or as it takes for nobody to wait, whichever is reached first. */
  async #most(): Promise<number> {
    let most = this.#range.plenty;
    const doublings = this.#of.where === "all" ? DOUBLINGS : 0;
    for (let i = 0; !(await this.#opening(most)) && i < doublings && this.#anyoneWaits(most); i++) most *= 2;
    return most;
  }

  #anyoneWaits(beds: number): boolean {
    return this.#trials.anyoneWaits(this.#range.unitBeds(beds), this.#of.targets[this.#bindingAt(beds)].of);
  }

  async #beyond(most: number): Promise<BedsAnswer> {
    this.#shown = this.#bindingAt(most);
    const today = await this.at(this.#range.now);
    const best = this.point(most).value.estimate;
    refuseIfBackwards(this.#of.targets[this.#shown], today.value.estimate, best);
    return { kind: "beyondBeds", best, withBeds: most, everyoneServed: !this.#anyoneWaits(most), left: [] };
  }

  /** The target that is kept least, measured by what does not matter. */
  #bindingAt(beds: number): number {
    const margins = this.#decided.get(beds)?.margins ?? [];
    const { deltas } = this.#of;
    const size = (t: number) => (Number.isNaN(margins[t]) ? Number.NEGATIVE_INFINITY : margins[t] / deltas[t]);
    return margins.reduce((least, _, t) => (size(t) < size(least) ? t : least), 0);
  }

  async #upFrom(now: number, most: number): Promise<Bracket> {
    let missed = now;
    for (;;) {
      const next = Math.min(most, further(missed));
      if (next === most || (await this.#opening(next))) return { missed, kept: next };
      missed = next;
    }
  }

  /** `undefined` when the fewest that can be tried are enough. */
  async #downFrom(now: number): Promise<Bracket | undefined> {
    const { fewest } = this.#range;
    let kept = now;
    while (kept > fewest) {
      const next = Math.max(fewest, nearer(kept));
      if (!(await this.#opening(next))) return { missed: next, kept };
      kept = next;
    }
    return undefined;
  }

  #within(beds: number): number {
    return this.#of.within ?? Math.max(1, Math.floor(beds * RESOLUTION));
  }

  /** Halvings that a bracket takes. */
  #steps(from: number, to: number): number {
    return bisectionSteps(Math.ceil((to - from) / this.#within(to)));
  }

  /** Halves a bracket until it is as narrow as was asked. */
  async #narrow(from: number, to: number): Promise<Bracket> {
    const within = this.#within(to);
    const error = (1 - this.#of.confidence - this.#opens) / (2 * Math.max(1, this.#steps(from, to)));
    let [missed, kept] = [from, to];
    while (kept - missed > within) {
      const middle = missed + Math.floor((kept - missed) / 2);
      if (await this.#decide(middle, error)) kept = middle;
      else missed = middle;
    }
    return { missed, kept };
  }

  /** `undefined` where one of the two decisions could not be tested. What a bed number between them would do is open. */
  #guarantee(missed: number, kept: number): Guarantee | undefined {
    const decisions = [missed, kept].flatMap((beds) => this.#decided.get(beds) ?? []);
    const zones = zonesOf(this.#of.deltas, decisions);
    return (
      zones && { confidence: this.#of.confidence, keeps: kept, misses: missed, zones, comparisons: this.#compared }
    );
  }

  /** Where the better and the worse end of the intervals cross the target, looked for beyond the curve if need be. */
  async #interval(beds: number, most: number): Promise<{ low: number | undefined; high: number | undefined }> {
    const { bound } = this.#of.targets[this.#shown];
    const better = ({ low, high }: MetricEstimate) => (bound === "atLeast" ? high : low);
    const worse = ({ low, high }: MetricEstimate) => (bound === "atLeast" ? low : high);
    const { fewest } = this.#range;
    if (better(this.points()[0].value) === undefined) return { low: undefined, high: undefined };
    const holds = (end: End) => this.#margin(end(this.points()[0].value)) >= 0;
    const lowest = () => this.points()[0].beds;
    for (let i = 0; i < STRIDES_FOR_AN_END && lowest() > fewest && holds(better); i++) {
      await this.at(Math.max(fewest, nearer(lowest())));
    }
    for (let i = 0; i < STRIDES_FOR_AN_END && this.#end(worse) === undefined && this.#highestBelow(most) < most; i++) {
      await this.at(Math.min(most, further(this.#highestBelow(most))));
    }
    const [low, high] = [this.#end(better), this.#end(worse)];
    const open = lowest() > fewest && holds(better);
    return {
      low: low === undefined || open ? undefined : Math.min(beds, low),
      high: high === undefined ? undefined : Math.max(beds, high),
    };
  }

  /** The most beds tried so far, the far end of the search apart. */
  #highestBelow(most: number): number {
    return Math.max(...[...this.#seen].filter((beds) => beds < most), 0) || most;
  }

  /** How far a value is on the right side of the target; negative on the wrong one. Nobody offered a bed misses it. */
  #margin(value: number | undefined): number {
    const target = this.#of.targets[this.#shown];
    return marginOf(target, value);
  }

  #end(end: End): number | undefined {
    return crossing(
      this.points().flatMap(({ beds, value }) => {
        const bound = end(value);
        return bound === undefined ? [] : [{ beds, margin: this.#margin(bound) }];
      }),
    );
  }
}

type End = (value: MetricEstimate) => number | undefined;

interface Bracket {
  readonly missed: number;
  readonly kept: number;
}

function marginOf({ bound, value: limit }: BedsTarget, value: number | undefined): number {
  if (value === undefined) return Number.NEGATIVE_INFINITY;
  return bound === "atLeast" ? value - limit : limit - value;
}

/** @throws UsageError when more beds move the metric away from the target */
export function refuseIfBackwards(target: BedsTarget, today: number | undefined, best: number | undefined): void {
  if (!(marginOf(target, best) < marginOf(target, today))) return;
  throw new UsageError(
    `More beds move ${target.metric} away from the target, so there is no fewest number of beds. Ask for the other bound, or for a share within 28 days.`,
  );
}

/** A tenth more, or a tenth less, by one bed at least. */
function further(beds: number): number {
  return Math.max(beds + 1, Math.round(beds * STRIDE));
}

function nearer(beds: number): number {
  return Math.min(beds - 1, Math.round(beds / STRIDE));
}
