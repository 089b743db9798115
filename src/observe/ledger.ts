import { INTEGRALS, PLACE, WIDTH } from "./figures.js";
import type { ObservationWindow } from "./window.js";

/** Running figures of one dimension (groups, units, catchments or months), one row each. `ends` holds the level of each
 *  integral as it now stands (for a month: by how much it changed in that month). */
class Rows {
  readonly figures: Float64Array;
  readonly ends: Float64Array;

  constructor(readonly count: number) {
    this.figures = new Float64Array(count * WIDTH);
    this.ends = new Float64Array(count * INTEGRALS.length);
  }

  change(row: number, integral: number, by: number, remaining: number): void {
    this.figures[row * WIDTH + integral] += by * remaining;
    this.ends[row * INTEGRALS.length + integral] += by;
  }

  add(row: number, figure: number, by: number): void {
    this.figures[row * WIDTH + figure] += by;
  }

  /** The level of an integral at the end of the window. */
  standing(row: number, integral: number): number {
    return this.ends[row * INTEGRALS.length + integral];
  }
}

/** Integrals and counts within the window. An integral is exact and needs no memory of the last change: a level that
 *  rises by one at time t adds one for all the time from t to the end of the window, and a fall takes it away.
 *  Integers stay far below 2^53, so that the order of changes cannot matter either. */
export class Ledger {
  readonly groups: Rows;
  /** The last row is "nowhere": people who have no unit, or no known home. */
  readonly units: Rows;
  readonly catchments: Rows;
  readonly months: Rows;
  readonly nowhereUnit: number;
  readonly nowhereCatchment: number;

  constructor(
    readonly window: ObservationWindow,
    groups: number,
    units: number,
    catchments: number,
  ) {
    this.groups = new Rows(groups);
    this.units = new Rows(units + 1);
    this.catchments = new Rows(catchments + 1);
    this.months = new Rows(window.months);
    this.nowhereUnit = units;
    this.nowhereCatchment = catchments;
  }

  /** A level of people changes, for the estate and for the person's group, unit and catchment. */
  change(integral: number, by: number, time: number, group: number, unit: number, catchment: number): void {
    const { from, to } = this.window;
    if (time >= to) return;
    const at = Math.max(time, from);
    this.groups.change(group, integral, by, to - at);
    this.units.change(unit, integral, by, to - at);
    this.catchments.change(catchment, integral, by, to - at);
    this.#inMonth(integral, by, at);
  }

  changeInUnit(integral: number, by: number, time: number, unit: number): void {
    const { from, to } = this.window;
    if (time < to) this.units.change(unit, integral, by, to - Math.max(time, from));
  }

  changeInEstate(integral: number, by: number, time: number): void {
    const { from, to } = this.window;
    if (time < to) this.#inMonth(integral, by, Math.max(time, from));
  }

  countInEstate(figure: number, time: number): void {
    if (this.window.contains(time)) this.months.add(this.window.monthAt(time), figure, 1);
  }

  /** Something happened to a person; counted if it happened within the window. */
  count(figure: number, time: number, group: number, unit: number, catchment: number): void {
    if (time < this.window.from || time >= this.window.to) return;
    this.groups.add(group, figure, 1);
    this.units.add(unit, figure, 1);
    this.catchments.add(catchment, figure, 1);
    this.months.add(this.window.monthAt(time), figure, 1);
  }

  /** Beds of a unit have opened. */
  countOpened(beds: number, time: number, unit: number): void {
    if (!this.window.contains(time)) return;
    this.units.add(unit, PLACE.opened, beds);
    this.months.add(this.window.monthAt(time), PLACE.opened, beds);
  }

  /** Figures of whole months: levels that stood before a month began are carried into it. Waiting at the end of each
   *  month goes into `waitingEnd`. Call once, when everything has been heard. */
  monthly(): Float64Array {
    const figures = this.months.figures.slice();
    const standing = new Float64Array(INTEGRALS.length);
    const starts = this.window.monthStarts;
    for (let month = 0; month < this.window.months; month++) {
      const row = month * WIDTH;
      for (let integral = 0; integral < INTEGRALS.length; integral++) {
        figures[row + integral] += standing[integral] * (starts[month + 1] - starts[month]);
        standing[integral] += this.months.ends[month * INTEGRALS.length + integral];
      }
      figures[row + PLACE.waitingEnd] = standing[PLACE.waiting];
      figures[row + PLACE.minutes] = starts[month + 1] - starts[month];
    }
    return figures;
  }

  #inMonth(integral: number, by: number, at: number): void {
    const month = this.window.monthAt(at);
    this.months.change(month, integral, by, this.window.monthStarts[month + 1] - at);
  }
}
