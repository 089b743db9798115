import { MINUTES_PER_DAY } from "../foundation/index.js";
import { PLACE } from "./figures.js";
import { grown } from "./people.js";
import type { ObservationPlan } from "./plan.js";
import type { Sums } from "./sums.js";

/** Of the admission of somebody who still waits. */
export const NOT_YET = Number.POSITIVE_INFINITY;

/** Transfer times of those who join the list in the window, in the order of joining. */
export class Transfers {
  /** When the clock started; NaN for people whom it leaves out, who are in no number of this file. */
  #clockAt = new Float64Array(1024);
  /** Referral → first assessment, and where the stage after it starts; NaN where it is not known. */
  #assessment = new Float64Array(1024);
  #secondStageAt = new Float64Array(1024);

  /** Somebody of whom nothing is known yet. */
  add(row: number): void {
    if (row === this.#clockAt.length) this.#grow(row * 2);
    this.#clockAt[row] = Number.NaN;
    this.#assessment[row] = Number.NaN;
    this.#secondStageAt[row] = Number.NaN;
  }

  /** The person's clock is known as well as it ever will be. */
  measure(row: number, clockAt: number): void {
    this.#clockAt[row] = clockAt;
  }

  /** The two stages of a prison transfer. */
  divide(row: number, assessment: number, secondStageAt: number): void {
    this.#assessment[row] = assessment;
    this.#secondStageAt[row] = secondStageAt;
  }

  isMeasured(row: number): boolean {
    return !Number.isNaN(this.#clockAt[row]);
  }

  /** Clock start → admission; infinite for who still waits. [minutes] */
  time(row: number, admittedAt: number): number {
    return admittedAt - this.#clockAt[row];
  }

  /** Adds somebody from prison who has been admitted or still waits.
   *  @param end when the replication ended: waits still open have lasted until then, and are beyond every limit */
  addTo(sums: Sums, row: number, admittedAt: number, end: number, plan: ObservationPlan): void {
    const minutes = this.time(row, Math.min(admittedAt, end));
    sums.add(PLACE.transfers, 1);
    sums.add(PLACE.transferMinutes, minutes);
    sums.add(PLACE.breachMinutes, Math.max(0, minutes - plan.standard * MINUTES_PER_DAY));
    this.#addStages(sums, row, admittedAt, plan);
    const days = this.time(row, admittedAt) / MINUTES_PER_DAY;
    if (days <= 14) sums.add(PLACE.transferWithin14, 1);
    if (days <= 28) sums.add(PLACE.transferWithin28, 1);
    if (days <= 56) sums.add(PLACE.transferWithin56, 1);
    if (days <= 90) sums.add(PLACE.transferWithin90, 1);
    if (days <= plan.standard) sums.add(PLACE.transferWithinStandard, 1);
  }

  /** The first stage of somebody who still waits is over; only the second is not. */
  #addStages(sums: Sums, row: number, admittedAt: number, { stages }: ObservationPlan): void {
    const assessment = this.#assessment[row];
    if (!Number.isNaN(assessment)) sums.add(PLACE.stageAssessments, 1);
    if (assessment <= stages.assessment * MINUTES_PER_DAY) sums.add(PLACE.stageAssessmentsWithin, 1);
    const afterwards = admittedAt - this.#secondStageAt[row];
    if (!Number.isNaN(afterwards)) sums.add(PLACE.stageTransfers, 1);
    if (afterwards <= stages.transfer * MINUTES_PER_DAY) sums.add(PLACE.stageTransfersWithin, 1);
  }

  #grow(size: number): void {
    this.#clockAt = grown(this.#clockAt, new Float64Array(size));
    this.#assessment = grown(this.#assessment, new Float64Array(size));
    this.#secondStageAt = grown(this.#secondStageAt, new Float64Array(size));
  }
}
