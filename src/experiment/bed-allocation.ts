import { marginsOf } from "../observe/index.js";
import { bedsAtStart } from "../scenario/index.js";
import { type BedDecision, decide, zonesOf } from "./bed-decision.js";
import { type BedsQuestion, bedsIn } from "./bed-question.js";
import { BedRange, fewestOf } from "./bed-range.js";
import { refuseIfBackwards } from "./bed-search.js";
import type { BedTrials } from "./bed-trials.js";
import type { BedsAnswer, BedsComparison, CurvePoint } from "./beds-result.js";

/** Beds are first added so many at a time to a place: one in twenty of those it has. */
const STEP = 0.05;

/** With so many places at most, one bed there is also tried for two here. */
const MOST_FOR_SWAPS = 6;

/** How often an allocation that fails on luck of its own is given another bed before it is told without a guarantee. */
const CONFIRMATIONS = 12;

/** Searches an allocation of beds over places that keeps every target with few beds.
 *
 *  Beds go, a step at a time, where the most of what is missed of the targets is won for each bed; then those that turn out
 *  not to be needed are taken away again, in steps down to single beds, and, with few places, one bed in one place is tried for
 *  two in another. All this on one set of luck, the same for every allocation. What is found cannot lose a bed anywhere
 *  on that luck, so it is locally minimal; that no other allocation is smaller is not proven. It is then tested on luck that
 *  the search has not seen, and given further beds where they do most good until it passes: each test has half the error of
 *  the one before, so together they err with probability 1 − confidence at most. */
export class BedAllocation {
  readonly #of: BedsQuestion;
  /** The luck of the search. */
  readonly #search: BedTrials;
  /** The luck of the tests and of all that is told. */
  readonly #trials: BedTrials;
  readonly #ranges: readonly BedRange[];
  readonly #fewest: readonly number[];
  readonly #told: (readonly number[])[] = [];
  readonly #compared: BedsComparison[] = [];
  #shown = 0;

  constructor(of: BedsQuestion, search: BedTrials, trials: BedTrials) {
    const { scenario, lots, options } = of;
    this.#of = of;
    this.#search = search;
    this.#trials = trials;
    this.#ranges = lots.map((units) => new BedRange(scenario, units, options.policies));
    this.#fewest = lots.map((units) => units.reduce((sum, unit) => sum + fewestOf(scenario, unit), 0));
  }

  get shown(): number {
    return this.#shown;
  }

  async answer(): Promise<BedsAnswer> {
    const { confidence, deltas } = this.#of;
    const error = 1 - confidence;
    const most = this.#ranges.map(({ plenty }) => plenty);
    const today = await this.#tell(this.#today());
    const plenty = await decide(this.#trials, this.#unitBeds(most), deltas, error / 4);
    if (!plenty.keeps) return this.#beyond(plenty, today);
    let lots = await this.#improved(await this.#grown(this.#today(), most));
    for (let i = 0; i < CONFIRMATIONS; i++) {
      const allowed = (error * 3) / 4 / 2 ** (i + 1);
      const found = await decide(this.#trials, this.#unitBeds(lots), deltas, allowed);
      const { keeps, replications } = found;
      this.#compared.push({ beds: sumOf(lots), keeps, error: allowed, replications });
      await this.#tell(lots);
      this.#shown = bindingOf(found, deltas);
      if (found.keeps) return this.#found(lots, found);
      lots = await this.#bestStep(
        lots,
        most,
        () => 1,
        (at) => this.#slack(at),
      );
    }
    return this.#found(lots, undefined);
  }

  points(): readonly CurvePoint[] {
    const points = this.#told.map((lots) => this.#point(lots));
    return points.sort((one, other) => one.beds - other.beds);
  }

  today(): CurvePoint {
    return this.#point(this.#today());
  }

  #found(lots: readonly number[], proof: BedDecision | undefined): BedsAnswer {
    const { confidence, deltas } = this.#of;
    const zones = proof && zonesOf(deltas, [proof]);
    const beds = sumOf(lots);
    return {
      kind: "found",
      beds,
      unitBeds: this.#unitBeds(lots),
      low: undefined,
      high: undefined,
      level: confidence,
      guarantee: zones && { confidence, keeps: beds, zones, comparisons: this.#compared },
    };
  }

  #beyond(plenty: BedDecision, today: CurvePoint): BedsAnswer {
    this.#shown = bindingOf(plenty, this.#of.deltas);
    const target = this.#of.targets[this.#shown];
    const point = this.#trials.pointOf(plenty.unitBeds, this.#shown);
    refuseIfBackwards(target, today.values[this.#shown].estimate, point.value.estimate);
    const everyoneServed = !this.#trials.anyoneWaits(plenty.unitBeds, target.of);
    return { kind: "beyondBeds", best: point.value.estimate, withBeds: point.beds, everyoneServed, left: [] };
  }

  #today(): readonly number[] {
    const beds = bedsAtStart(this.#of.scenario);
    return this.#of.lots.map((units) => bedsIn(beds, units));
  }

  #unitBeds(lots: readonly number[]): readonly number[] {
    const found = [...bedsAtStart(this.#of.scenario)];
    this.#of.lots.forEach((units, lot) => {
      const shared = this.#ranges[lot].unitBeds(lots[lot]);
      for (const unit of units) found[unit] = shared[unit];
    });
    return found;
  }

  async #tell(lots: readonly number[]): Promise<CurvePoint> {
    await this.#trials.atLeast(this.#unitBeds(lots), 1);
    if (!this.#told.includes(lots)) this.#told.push(lots);
    return this.#point(lots);
  }

  #point(lots: readonly number[]): CurvePoint {
    return this.#trials.pointOf(this.#unitBeds(lots), this.#shown);
  }

  /** How far each target is kept, in differences that do not matter. */
  async #margins(lots: readonly number[]): Promise<readonly number[]> {
    const search = this.#search;
    const outputs = await search.atLeast(this.#unitBeds(lots), search.firstStage);
    return search.targets.map((target, t) => {
      const margins = marginsOf(search.plan, outputs, target, search.firstStage);
      const mean = margins.reduce((sum, margin) => sum + margin, 0) / margins.length;
      return Number.isNaN(mean) ? Number.MIN_SAFE_INTEGER : mean / this.#of.deltas[t];
    });
  }

  /** What is missed of the targets together; 0 when all are kept. */
  async #missing(lots: readonly number[]): Promise<number> {
    return (await this.#margins(lots)).reduce((sum, margin) => sum + Math.max(0, -margin), 0);
  }

  async #slack(lots: readonly number[]): Promise<number> {
    return Math.min(...(await this.#margins(lots)));
  }

  async #grown(from: readonly number[], most: readonly number[]): Promise<readonly number[]> {
    let lots = from;
    let scale = 1;
    for (let missing = await this.#missing(lots); missing > 0; ) {
      const step = (beds: number) => scale * Math.max(1, Math.round(beds * STEP));
      const next = await this.#bestStep(lots, most, step, async (at) => -(await this.#missing(at)));
      if (next === lots) return most;
      const left = await this.#missing(next);
      // Where no single step helps, larger ones may.
      if (left >= missing) scale *= 2;
      lots = next;
      missing = left;
    }
    return lots;
  }

  /** The step that wins most of `worth` for each bed. Gains mostly fall as beds are added, so a place is looked at again
   *  only while what it won last time is more than what others win now. */
  readonly #won = new Map<number, number>();
  async #bestStep(
    lots: readonly number[],
    most: readonly number[],
    step: (beds: number) => number,
    worth: (lots: readonly number[]) => Promise<number>,
  ): Promise<readonly number[]> {
    const now = await worth(lots);
    const fresh = new Set<number>();
    const open = lots.flatMap((beds, lot) => (beds < most[lot] ? [lot] : []));
    const wins = (lot: number) => this.#won.get(lot) ?? Number.POSITIVE_INFINITY;
    for (;;) {
      const best = open.reduce<number | undefined>(
        (one, lot) => (one === undefined || wins(lot) > wins(one) ? lot : one),
        undefined,
      );
      if (best === undefined) return lots;
      const added = Math.min(most[best] - lots[best], step(lots[best]));
      const next = withMore(lots, best, added);
      if (fresh.has(best)) return next;
      fresh.add(best);
      this.#won.set(best, ((await worth(next)) - now) / added);
    }
  }

  /** Takes away what is not needed, and trades two beds for one while that can be done. */
  async #improved(from: readonly number[]): Promise<readonly number[]> {
    let lots = await this.#shrunk(from);
    while (lots.length <= MOST_FOR_SWAPS) {
      const swapped = await this.#swapped(lots);
      if (swapped === undefined) return lots;
      lots = await this.#shrunk(swapped);
    }
    return lots;
  }

  async #shrunk(from: readonly number[]): Promise<readonly number[]> {
    let lots = from;
    const largest = Math.max(1, ...lots.map((beds) => Math.ceil(beds * STEP)));
    for (let away = 2 ** Math.ceil(Math.log2(largest)); away >= 1; away /= 2) {
      for (let lot = 0; lot < lots.length; ) {
        const fewer = withMore(lots, lot, -away);
        if (this.#isPossible(fewer) && (await this.#missing(fewer)) === 0) lots = fewer;
        else lot++;
      }
    }
    return lots;
  }

  async #swapped(lots: readonly number[]): Promise<readonly number[] | undefined> {
    for (let from = 0; from < lots.length; from++) {
      for (let to = 0; to < lots.length; to++) {
        if (from === to) continue;
        const other = withMore(withMore(lots, from, -2), to, 1);
        if (this.#isPossible(other) && (await this.#missing(other)) === 0) return other;
      }
    }
    return undefined;
  }

  #isPossible(lots: readonly number[]): boolean {
    const sum = sumOf(lots);
    return (
      sum >= 1 &&
      lots.every(
        (beds, lot) =>
          beds >= Math.max(this.#fewest[lot], this.#of.lots[lot].length > 1 ? this.#ranges[lot].fewest : 0),
      )
    );
  }
}

function sumOf(lots: readonly number[]): number {
  return lots.reduce((sum, beds) => sum + beds, 0);
}

function withMore(lots: readonly number[], lot: number, added: number): readonly number[] {
  return lots.map((beds, each) => (each === lot ? beds + added : beds));
}

function bindingOf({ margins }: BedDecision, deltas: readonly number[]): number {
  const size = (t: number) => (Number.isNaN(margins[t]) ? Number.NEGATIVE_INFINITY : margins[t] / deltas[t]);
  return margins.reduce((least, _, t) => (size(t) < size(least) ? t : least), 0);
}
