import { type Filing, NOWHERE } from "./outputs.js";
import { grown } from "./people.js";

/** The columns that say where each person of a growing list is filed. */
export class Filings {
  group = new Uint16Array(1024);
  unit = new Uint16Array(1024);
  catchment = new Uint16Array(1024);
  year = new Uint16Array(1024);
  count = 0;

  /** @returns the row of the newcomer */
  push(group: number, unit: number, catchment: number, year: number): number {
    if (this.count === this.group.length) this.#grow(this.count * 2);
    const row = this.count++;
    this.group[row] = group;
    this.unit[row] = unit;
    this.catchment[row] = catchment;
    this.year[row] = year;
    return row;
  }

  /** The columns at their length; people without a known home are filed nowhere. */
  columns(catchments: number): Filing {
    return {
      group: this.group.slice(0, this.count),
      unit: this.unit.slice(0, this.count),
      catchment: this.catchment.slice(0, this.count).map((home) => (home < catchments ? home : NOWHERE)),
      year: this.year.slice(0, this.count),
    };
  }

  #grow(size: number): void {
    this.group = grown(this.group, new Uint16Array(size));
    this.unit = grown(this.unit, new Uint16Array(size));
    this.catchment = grown(this.catchment, new Uint16Array(size));
    this.year = grown(this.year, new Uint16Array(size));
  }
}
