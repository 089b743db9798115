import { BED_CLOSED, type Causes, RING_FENCED } from "./causes.js";
import { PLACE } from "./figures.js";
import type { Ledger } from "./ledger.js";
import type { ObservationPlan } from "./plan.js";
import { Spread } from "./spread.js";

/** The beds of every unit as they stand: what is open, whether one is free, and how occupancy is spread over time.
 *  Open beds are the commissioned ones, or those in use where beds are closing under their patients, so that
 *  occupancy never exceeds 1. */
export class Beds {
  readonly #commissioned: Int32Array;
  readonly #occupied: Int32Array;
  readonly #held: Int32Array;
  readonly #open: Int32Array;
  readonly #full: Uint8Array;
  readonly #hasFree: Uint8Array;
  readonly #freeBeds: Int32Array;
  readonly #mostCommissioned: Int32Array;
  readonly #causes: Causes;
  readonly #costs: Float64Array;
  readonly #ledger: Ledger;
  readonly #unitSpreads: readonly Spread[];
  readonly #estateSpread: YearlySpread;
  #occupiedInAll = 0;
  #openInAll = 0;
  #unitsWithFree = 0;
  #fullInAll = 0;

  constructor(plan: ObservationPlan, ledger: Ledger, causes: Causes) {
    const units = plan.units.length;
    const { from, to } = ledger.window;
    this.#commissioned = new Int32Array(units);
    this.#occupied = new Int32Array(units);
    this.#held = new Int32Array(units);
    this.#open = new Int32Array(units);
    this.#full = new Uint8Array(units);
    this.#hasFree = new Uint8Array(units);
    this.#freeBeds = new Int32Array(units);
    this.#mostCommissioned = new Int32Array(units);
    this.#causes = causes;
    this.#costs = Float64Array.from(plan.units, (unit) => unit.bedDayCost);
    this.#ledger = ledger;
    this.#unitSpreads = plan.units.map(() => new Spread(to - from));
    this.#estateSpread = new YearlySpread(ledger);
    for (const [unit, { beds }] of plan.units.entries()) this.#commission(from, unit, beds);
  }

  /** A change in the very first minute is what somebody wants to know the consequences of, and its beds are paid for when
   *  measuring begins, however long the people in them have had to settle.
   *  @param beds commissioned from now on */
  commission(time: number, unit: number, beds: number): void {
    const opened = beds - this.#commissioned[unit];
    if (opened > 0) this.#ledger.countOpened(opened, time === 0 ? this.#ledger.window.from : time, unit);
    this.#commission(time, unit, beds);
  }

  #commission(time: number, unit: number, beds: number): void {
    const by = beds - this.#commissioned[unit];
    const closedBefore = this.#mostCommissioned[unit] - this.#commissioned[unit];
    this.#commissioned[unit] = beds;
    this.#mostCommissioned[unit] = Math.max(this.#mostCommissioned[unit], beds);
    const closed = this.#mostCommissioned[unit] - beds;
    if (closed !== closedBefore) this.#causes.change(BED_CLOSED, closed - closedBefore, time, unit);
    this.#ledger.changeInUnit(PLACE.commissioned, by, time, unit);
    this.#ledger.changeInEstate(PLACE.commissioned, by, time);
    this.#settle(time, unit);
  }

  occupy(time: number, unit: number, by: number): void {
    this.#occupied[unit] += by;
    this.#occupiedInAll += by;
    this.#settle(time, unit);
  }

  hold(time: number, unit: number, by: number): void {
    this.#held[unit] += by;
    this.#settle(time, unit);
  }

  /** A held bed is occupied from now on. */
  takeUp(time: number, unit: number): void {
    this.#held[unit]--;
    this.occupy(time, unit, 1);
  }

  occupancyPercentile(unit: number, share: number): number {
    return this.#unitSpreads[unit].percentile(share);
  }

  yearlyOccupancy(): YearlySpread {
    return this.#estateSpread;
  }

  #settle(time: number, unit: number): void {
    const used = this.#occupied[unit] + this.#held[unit];
    const open = Math.max(this.#commissioned[unit], used);
    if (open !== this.#open[unit]) this.#reopen(time, unit, open);
    const free = Math.max(0, this.#commissioned[unit] - used);
    if (free !== this.#freeBeds[unit]) this.#causes.change(RING_FENCED, free - this.#freeBeds[unit], time, unit);
    this.#freeBeds[unit] = free;
    this.#free(time, unit, used < this.#commissioned[unit] ? 1 : 0);
    const { from, to } = this.#ledger.window;
    if (time >= to) return;
    this.#unitSpreads[unit].move(this.#occupied[unit], open, to - Math.max(time, from));
    this.#estateSpread.move(this.#occupiedInAll, this.#openInAll, Math.max(time, from));
  }

  #reopen(time: number, unit: number, open: number): void {
    const by = open - this.#open[unit];
    const equipped = Math.sign(open) - Math.sign(this.#open[unit]);
    const equippedInAll = Math.sign(this.#openInAll + by) - Math.sign(this.#openInAll);
    this.#open[unit] = open;
    this.#openInAll += by;
    const ledger = this.#ledger;
    ledger.changeInUnit(PLACE.open, by, time, unit);
    ledger.changeInEstate(PLACE.open, by, time);
    ledger.changeInUnit(PLACE.cost, by * this.#costs[unit], time, unit);
    ledger.changeInEstate(PLACE.cost, by * this.#costs[unit], time);
    if (equipped !== 0) ledger.changeInUnit(PLACE.equipped, equipped, time, unit);
    if (equippedInAll !== 0) ledger.changeInEstate(PLACE.equipped, equippedInAll, time);
  }

  /** A unit is full while it has open beds and none of them is free; the estate, while no unit has a free bed. */
  #free(time: number, unit: number, hasFree: number): void {
    const full = this.#open[unit] > 0 && hasFree === 0 ? 1 : 0;
    if (full !== this.#full[unit]) this.#ledger.changeInUnit(PLACE.full, full - this.#full[unit], time, unit);
    this.#full[unit] = full;
    this.#unitsWithFree += hasFree - this.#hasFree[unit];
    this.#hasFree[unit] = hasFree;
    const fullInAll = this.#openInAll > 0 && this.#unitsWithFree === 0 ? 1 : 0;
    if (fullInAll !== this.#fullInAll) this.#ledger.changeInEstate(PLACE.full, fullInAll - this.#fullInAll, time);
    this.#fullInAll = fullInAll;
  }
}

/** Occupancy of the estate, spread over each calendar year of the window by itself. */
export class YearlySpread {
  readonly #spreads: readonly Spread[];
  readonly #ends: readonly number[];
  #year = 0;
  #occupied = 0;
  #open = 0;

  constructor(ledger: Ledger) {
    const { window } = ledger;
    const ends = window.yearEnds;
    this.#ends = ends;
    this.#spreads = ends.map((end, year) => new Spread(end - (year === 0 ? window.from : ends[year - 1])));
  }

  move(occupied: number, open: number, at: number): void {
    while (at >= this.#ends[this.#year]) this.#turnYear();
    this.#occupied = occupied;
    this.#open = open;
    this.#spreads[this.#year].move(occupied, open, this.#ends[this.#year] - at);
  }

  /** Carries the last level through the years in which nothing changed any more. */
  percentiles(share: number): { all: number; years: number[] } {
    while (this.#year < this.#ends.length - 1) this.#turnYear();
    return {
      all: Spread.percentileOfAll(this.#spreads, share),
      years: this.#spreads.map((spread) => spread.percentile(share)),
    };
  }

  #turnYear(): void {
    const start = this.#ends[this.#year];
    this.#year++;
    this.#spreads[this.#year].move(this.#occupied, this.#open, this.#ends[this.#year] - start);
  }
}
