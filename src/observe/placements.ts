import { MINUTES_PER_DAY } from "../foundation/index.js";
import { PLACE } from "./figures.js";
import { Filings } from "./filings.js";
import { NO_DURATION, NOWHERE } from "./outputs.js";
import { grown } from "./people.js";
import type { Sums } from "./sums.js";

/** People from prison who are found, in the window, to need another level of care than this estate gives, followed until
 *  they are placed there or gone. */
export class Placements {
  readonly #filed = new Filings();
  #clockAt = new Float64Array(1024);
  #total = new Int32Array(1024);
  #left = new Uint8Array(1024);
  /** How many are neither placed nor gone. */
  open = 0;

  /** @returns the row by which the person is known here */
  report(clockAt: number, group: number, catchment: number, year: number): number {
    const row = this.#filed.push(group, NOWHERE, catchment, year);
    if (row === this.#total.length) this.#grow(row * 2);
    this.#clockAt[row] = clockAt;
    this.#total[row] = NO_DURATION;
    this.open++;
    return row;
  }

  place(row: number, time: number): void {
    this.#total[row] = time - this.#clockAt[row];
    this.open--;
  }

  leave(row: number): void {
    this.#left[row] = 1;
    this.open--;
  }

  addTo(sums: Sums, end: number): void {
    const { group, unit, catchment, year, count } = this.#filed;
    for (let row = 0; row < count; row++) {
      if (this.#left[row] === 1) continue;
      const open = this.#total[row] === NO_DURATION;
      sums.fileUnder(group[row], unit[row], catchment[row], year[row]);
      sums.add(PLACE.elsewhereMeasured, 1);
      sums.add(PLACE.elsewhereMinutes, open ? end - this.#clockAt[row] : this.#total[row]);
      if (open) sums.add(PLACE.stillOpen, 1);
      if (!open && this.#total[row] <= 28 * MINUTES_PER_DAY) sums.add(PLACE.elsewhereWithin28, 1);
    }
  }

  #grow(size: number): void {
    this.#clockAt = grown(this.#clockAt, new Float64Array(size));
    this.#total = grown(this.#total, new Int32Array(size));
    this.#left = grown(this.#left, new Uint8Array(size));
  }
}
