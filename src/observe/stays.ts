import { PLACE } from "./figures.js";
import { Filings } from "./filings.js";
import type { StayColumns } from "./outputs.js";
import { grown } from "./people.js";
import type { Sums } from "./sums.js";

/** Stays that end in the window, at their whole length: time before the window and before day zero included. */
export class CompletedStays {
  readonly #filed = new Filings();
  #stay = new Float64Array(1024);
  #fromPrison = new Uint8Array(1024);

  complete(stay: number, group: number, unit: number, catchment: number, year: number, fromPrison: number): void {
    const row = this.#filed.push(group, unit, catchment, year);
    if (row === this.#stay.length) this.#grow(row * 2);
    this.#stay[row] = stay;
    this.#fromPrison[row] = fromPrison;
  }

  addTo(sums: Sums): void {
    const { group, unit, catchment, year, count } = this.#filed;
    for (let row = 0; row < count; row++) {
      sums.fileUnder(group[row], unit[row], catchment[row], year[row]);
      sums.add(PLACE.stays, 1);
      sums.add(PLACE.stayMinutes, this.#stay[row]);
      if (this.#fromPrison[row] === 0) continue;
      sums.add(PLACE.staysPrison, 1);
      sums.add(PLACE.stayMinutesPrison, this.#stay[row]);
    }
  }

  #grow(size: number): void {
    this.#stay = grown(this.#stay, new Float64Array(size));
    this.#fromPrison = grown(this.#fromPrison, new Uint8Array(size));
  }

  columns(catchments: number): StayColumns {
    return { ...this.#filed.columns(catchments), stay: this.#stay.slice(0, this.#filed.count) };
  }
}
