import { MINUTES_PER_DAY } from "../foundation/index.js";
import { PLACE } from "./figures.js";
import { Filings } from "./filings.js";
import { type JoinerColumns, NO_DURATION, NOWHERE, STILL_OPEN } from "./outputs.js";
import { grown } from "./people.js";
import type { ObservationPlan } from "./plan.js";
import type { Sums } from "./sums.js";
import { NOT_YET, Transfers } from "./transfers.js";

/** Of the admission of somebody who has left. */
const NEVER = Number.NaN;

/** Everybody who joins the waiting list in the window, followed until a bed or another end. */
export class Joiners {
  readonly transfers = new Transfers();
  readonly #filed = new Filings();
  #joinedAt = new Float64Array(1024);
  /** `NOT_YET`, or `NEVER`. */
  #admittedAt = new Float64Array(1024);
  #bedWait = new Int32Array(1024);
  #fromPrison = new Uint8Array(1024);
  #urgency = new Uint16Array(1024);
  /** How many have neither been offered a bed nor gone. */
  waiting = 0;
  /** How many have neither been admitted nor gone. */
  open = 0;

  /** @returns the row by which the person is known here */
  join(time: number, group: number, catchment: number, year: number, fromPrison: number, urgency: number): number {
    const row = this.#filed.push(group, NOWHERE, catchment, year);
    if (row === this.#joinedAt.length) this.#grow(row * 2);
    this.#joinedAt[row] = time;
    this.#admittedAt[row] = NOT_YET;
    this.#bedWait[row] = NO_DURATION;
    this.#fromPrison[row] = fromPrison;
    this.#urgency[row] = urgency;
    this.transfers.add(row);
    this.waiting++;
    this.open++;
    return row;
  }

  /** The first offer counts, should there be several. */
  offer(row: number, time: number, unit: number): void {
    if (this.#bedWait[row] !== NO_DURATION) return;
    this.#bedWait[row] = time - this.#joinedAt[row];
    this.#filed.unit[row] = unit;
    this.waiting--;
  }

  admit(row: number, time: number, unit: number): void {
    this.offer(row, time, unit);
    this.#filed.unit[row] = unit;
    this.#admittedAt[row] = time;
    this.open--;
  }

  leave(row: number): void {
    if (this.#bedWait[row] === NO_DURATION) this.waiting--;
    this.#admittedAt[row] = NEVER;
    this.open--;
  }

  /** @param end when the replication ended: waits still open have lasted until then at least */
  addTo(sums: Sums, end: number, plan: ObservationPlan): void {
    const { group, unit, catchment, year, count } = this.#filed;
    for (let row = 0; row < count; row++) {
      sums.fileUnder(group[row], unit[row], catchment[row], year[row]);
      this.#addListed(sums, row);
      this.#addWait(sums, row, end);
      const admittedAt = this.#admittedAt[row];
      if (this.#isTransfer(row)) this.transfers.addTo(sums, row, admittedAt, end, plan);
    }
  }

  columns(catchments: number): JoinerColumns {
    const filing = this.#filed.columns(catchments);
    const bedWait = new Int32Array(this.#filed.count);
    const transferTime = new Int32Array(this.#filed.count);
    for (let row = 0; row < bedWait.length; row++) {
      const isOpen = this.#admittedAt[row] === NOT_YET;
      const transfer = isOpen ? STILL_OPEN : this.transfers.time(row, this.#admittedAt[row]);
      bedWait[row] = isOpen && this.#bedWait[row] === NO_DURATION ? STILL_OPEN : this.#bedWait[row];
      transferTime[row] = this.#isTransfer(row) ? transfer : NO_DURATION;
    }
    return { ...filing, urgency: this.#urgency.slice(0, this.#filed.count), bedWait, transferTime };
  }

  /** From prison, on the clock, and not gone without a bed. */
  #isTransfer(row: number): boolean {
    const isGone = Number.isNaN(this.#admittedAt[row]);
    return this.#fromPrison[row] === 1 && !isGone && this.transfers.isMeasured(row);
  }

  #addListed(sums: Sums, row: number): void {
    const admittedAt = this.#admittedAt[row];
    sums.add(PLACE.joined, 1);
    if (this.transfers.isMeasured(row)) sums.add(PLACE.joinedOnClock, 1);
    if (admittedAt === NOT_YET) sums.add(PLACE.stillOpen, 1);
    if (admittedAt < NOT_YET) sums.add(PLACE.joinedAdmitted, 1);
    if (this.transfers.time(row, admittedAt) <= 28 * MINUTES_PER_DAY) sums.add(PLACE.joinedAdmittedWithin28, 1);
  }

  #addWait(sums: Sums, row: number, end: number): void {
    const known = this.#bedWait[row];
    const stillWaiting = known === NO_DURATION;
    if (stillWaiting && this.#admittedAt[row] !== NOT_YET) return;
    const wait = stillWaiting ? end - this.#joinedAt[row] : known;
    sums.add(PLACE.offers, 1);
    sums.add(PLACE.waitMinutes, wait);
    if (stillWaiting) sums.add(PLACE.stillWaiting, 1);
    if (stillWaiting || wait > 0) sums.add(PLACE.offersAfterWait, 1);
    if (!stillWaiting && wait <= 28 * MINUTES_PER_DAY) sums.add(PLACE.waitWithin28, 1);
    if (this.#fromPrison[row] === 0) return;
    sums.add(PLACE.offersPrison, 1);
    sums.add(PLACE.waitMinutesPrison, wait);
  }

  #grow(size: number): void {
    this.#joinedAt = grown(this.#joinedAt, new Float64Array(size));
    this.#admittedAt = grown(this.#admittedAt, new Float64Array(size));
    this.#bedWait = grown(this.#bedWait, new Int32Array(size));
    this.#urgency = grown(this.#urgency, new Uint16Array(size));
    this.#fromPrison = grown(this.#fromPrison, new Uint8Array(size));
  }
}
