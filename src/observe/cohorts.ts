import type { Census } from "./census.js";
import type { TransferClocks } from "./clocks.js";
import { Joiners } from "./joiners.js";
import { NOWHERE } from "./outputs.js";
import { NO_ROW } from "./people.js";
import { Placements } from "./placements.js";
import { CompletedStays } from "./stays.js";

/** The people whose durations belong to the window: those who join the list in it, those found in it to need another
 *  level of care, and those whose stay ends in it. */
export class Cohorts {
  readonly joiners = new Joiners();
  readonly placements = new Placements();
  readonly stays = new CompletedStays();
  readonly #census: Census;
  readonly #clocks: TransferClocks;

  constructor(census: Census, clocks: TransferClocks) {
    this.#census = census;
    this.#clocks = clocks;
  }

  join(time: number, patient: number): void {
    const { people, window } = this.#census;
    if (!window.contains(time)) return;
    const { group, catchment, clockAt, fromPrison, exempt, joiner } = people;
    const row = this.joiners.join(
      time,
      clockAt[patient],
      group[patient],
      catchment[patient],
      window.yearAt(time),
      fromPrison[patient],
    );
    joiner[patient] = row;
    if (exempt[patient] === 1 || Number.isNaN(clockAt[patient])) this.joiners.exempt(row);
  }

  offer(time: number, patient: number, unit: number): void {
    const row = this.#census.people.joiner[patient];
    if (row !== NO_ROW) this.joiners.offer(row, time, this.#filed(unit));
  }

  admit(time: number, patient: number, unit: number): void {
    const { joiner, clockAt } = this.#census.people;
    const row = joiner[patient];
    joiner[patient] = NO_ROW;
    if (row === NO_ROW) return;
    this.joiners.admit(row, time, this.#filed(unit), clockAt[patient]);
    this.joiners.took(row, this.#clocks.assessmentTook(patient), time - this.#clocks.secondStageAt(patient));
  }

  /** Somebody from prison needs a level of care that this estate does not give. */
  reportElsewhere(time: number, patient: number): void {
    const { people, window } = this.#census;
    const { group, catchment, clockAt, fromPrison, placement } = people;
    if (fromPrison[patient] === 0 || !window.contains(time)) return;
    const year = window.yearAt(time);
    placement[patient] = this.placements.report(clockAt[patient], group[patient], catchment[patient], year);
  }

  placeElsewhere(time: number, patient: number): void {
    const { placement } = this.#census.people;
    if (placement[patient] !== NO_ROW) this.placements.place(placement[patient], time);
    placement[patient] = NO_ROW;
  }

  /** Somebody goes away without a bed, here or elsewhere. */
  leave(patient: number): void {
    const { joiner, placement } = this.#census.people;
    if (joiner[patient] !== NO_ROW) this.joiners.leave(joiner[patient]);
    if (placement[patient] !== NO_ROW) this.placements.leave(placement[patient]);
    joiner[patient] = NO_ROW;
    placement[patient] = NO_ROW;
  }

  completeStay(time: number, patient: number): void {
    const { people, window } = this.#census;
    if (!window.contains(time)) return;
    const { group, unit, catchment, admittedAt, fromPrison } = people;
    const stay = time - admittedAt[patient];
    const year = window.yearAt(time);
    this.stays.complete(
      stay,
      group[patient],
      this.#filed(unit[patient]),
      catchment[patient],
      year,
      fromPrison[patient],
    );
  }

  /** Bought beds are in no unit. */
  #filed(unit: number): number {
    return unit === this.#census.spotPurchase ? NOWHERE : unit;
  }
}
