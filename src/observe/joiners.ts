import { MINUTES_PER_DAY } from "../foundation/index.js";
import { PLACE } from "./figures.js";
import { Filings } from "./filings.js";
import { type JoinerColumns, NO_DURATION, NOWHERE, STILL_OPEN } from "./outputs.js";
import { grown } from "./people.js";
import type { ObservationPlan } from "./plan.js";
import type { Sums } from "./sums.js";

const OPEN = 0;
const ADMITTED = 1;
const LEFT = 2;

/** Everybody who joins the waiting list in the window, followed until a bed or another end. */
export class Joiners {
  readonly #filed = new Filings();
  #joinedAt = new Float64Array(1024);
  #clockAt = new Float64Array(1024);
  #bedWait = new Int32Array(1024);
  #total = new Int32Array(1024);
  #fromPrison = new Uint8Array(1024);
  #ending = new Uint8Array(1024);
  /** 1 when the time standard does not apply to the person, or transfer time is not measured. */
  #exempt = new Uint8Array(1024);
  /** Referral → first assessment, and from there to admission; -1 where it is not known. */
  #assessment = new Int32Array(1024);
  #afterwards = new Int32Array(1024);
  /** How many have neither been offered a bed nor gone. */
  waiting = 0;
  /** How many have neither been admitted nor gone. */
  open = 0;

  /** @returns the row by which the person is known here */
  join(time: number, clockAt: number, group: number, catchment: number, year: number, fromPrison: number): number {
    const row = this.#filed.push(group, NOWHERE, catchment, year);
    if (row === this.#joinedAt.length) this.#grow(row * 2);
    this.#joinedAt[row] = time;
    this.#clockAt[row] = clockAt;
    this.#bedWait[row] = NO_DURATION;
    this.#total[row] = NO_DURATION;
    this.#fromPrison[row] = fromPrison;
    this.#exempt[row] = 0;
    this.#assessment[row] = NO_DURATION;
    this.#afterwards[row] = NO_DURATION;
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

  /** The person's transfer time is not measured. */
  exempt(row: number): void {
    this.#exempt[row] = 1;
  }

  /** @param clockAt when the transfer clock started, as it is known by then [minutes] */
  admit(row: number, time: number, unit: number, clockAt: number): void {
    this.offer(row, time, unit);
    if (this.#exempt[row] === 0) this.#clockAt[row] = clockAt;
    this.#filed.unit[row] = unit;
    this.#total[row] = time - this.#clockAt[row];
    this.#ending[row] = ADMITTED;
    this.open--;
  }

  /** How long the two stages took. [minutes] */
  took(row: number, assessment: number, afterwards: number): void {
    if (!Number.isNaN(assessment)) this.#assessment[row] = assessment;
    if (!Number.isNaN(afterwards)) this.#afterwards[row] = afterwards;
  }

  leave(row: number): void {
    if (this.#bedWait[row] === NO_DURATION) this.waiting--;
    this.#ending[row] = LEFT;
    this.open--;
  }

  /** @param end when the replication ended: waits still open have lasted until then at least */
  addTo(sums: Sums, end: number, plan: ObservationPlan): void {
    const { group, unit, catchment, year, count } = this.#filed;
    for (let row = 0; row < count; row++) {
      sums.fileUnder(group[row], unit[row], catchment[row], year[row]);
      sums.add(PLACE.joined, 1);
      if (this.#exempt[row] === 0) sums.add(PLACE.joinedOnClock, 1);
      this.#addWait(sums, row, end);
      if (this.#exempt[row] === 0) this.#addTransfer(sums, row, end, plan);
      if (this.#ending[row] !== ADMITTED) continue;
      sums.add(PLACE.joinedAdmitted, 1);
      if (this.#exempt[row] === 0 && this.#total[row] <= 28 * MINUTES_PER_DAY)
        sums.add(PLACE.joinedAdmittedWithin28, 1);
    }
  }

  columns(catchments: number): JoinerColumns {
    const filing = this.#filed.columns(catchments);
    const bedWait = new Int32Array(this.#filed.count);
    const transferTime = new Int32Array(this.#filed.count);
    for (let row = 0; row < bedWait.length; row++) {
      const open = this.#ending[row] === OPEN;
      bedWait[row] = open && this.#bedWait[row] === NO_DURATION ? STILL_OPEN : this.#bedWait[row];
      transferTime[row] = NO_DURATION;
      if (this.#fromPrison[row] === 1 && this.#exempt[row] === 0)
        transferTime[row] = open ? STILL_OPEN : this.#total[row];
    }
    return { ...filing, bedWait, transferTime };
  }

  #addWait(sums: Sums, row: number, end: number): void {
    const known = this.#bedWait[row];
    const stillWaiting = known === NO_DURATION;
    if (stillWaiting && this.#ending[row] === LEFT) return;
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

  #addTransfer(sums: Sums, row: number, end: number, plan: ObservationPlan): void {
    const open = this.#ending[row] === OPEN;
    if (open) sums.add(PLACE.stillOpen, 1);
    if (this.#fromPrison[row] === 0 || this.#ending[row] === LEFT) return;
    sums.add(PLACE.transfers, 1);
    const minutes = open ? end - this.#clockAt[row] : this.#total[row];
    sums.add(PLACE.transferMinutes, minutes);
    sums.add(PLACE.breachMinutes, Math.max(0, minutes - plan.standard * MINUTES_PER_DAY));
    if (open) return;
    this.#addStages(sums, row, plan);
    const days = this.#total[row] / MINUTES_PER_DAY;
    if (days <= 14) sums.add(PLACE.transferWithin14, 1);
    if (days <= 28) sums.add(PLACE.transferWithin28, 1);
    if (days <= 56) sums.add(PLACE.transferWithin56, 1);
    if (days <= 90) sums.add(PLACE.transferWithin90, 1);
    if (days <= plan.standard) sums.add(PLACE.transferWithinStandard, 1);
  }

  #addStages(sums: Sums, row: number, { stages }: ObservationPlan): void {
    if (this.#assessment[row] !== NO_DURATION) {
      sums.add(PLACE.stageAssessments, 1);
      if (this.#assessment[row] <= stages.assessment * MINUTES_PER_DAY) sums.add(PLACE.stageAssessmentsWithin, 1);
    }
    if (this.#afterwards[row] === NO_DURATION) return;
    sums.add(PLACE.stageTransfers, 1);
    if (this.#afterwards[row] <= stages.transfer * MINUTES_PER_DAY) sums.add(PLACE.stageTransfersWithin, 1);
  }

  #grow(size: number): void {
    this.#exempt = grown(this.#exempt, new Uint8Array(size));
    this.#assessment = grown(this.#assessment, new Int32Array(size));
    this.#afterwards = grown(this.#afterwards, new Int32Array(size));
    this.#joinedAt = grown(this.#joinedAt, new Float64Array(size));
    this.#clockAt = grown(this.#clockAt, new Float64Array(size));
    this.#bedWait = grown(this.#bedWait, new Int32Array(size));
    this.#total = grown(this.#total, new Int32Array(size));
    this.#fromPrison = grown(this.#fromPrison, new Uint8Array(size));
    this.#ending = grown(this.#ending, new Uint8Array(size));
  }
}
