import type { Census } from "./census.js";
import { Joiners } from "./joiners.js";
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

  constructor(census: Census) {
    this.#census = census;
  }

  join(time: number, patient: number): void {
    const { people, window } = this.#census;
    if (!window.contains(time)) return;
    const { group, catchment, clockAt, fromPrison, joiner } = people;
    joiner[patient] = this.joiners.join(
      time,
      clockAt[patient],
      group[patient],
      catchment[patient],
      window.yearAt(time),
      fromPrison[patient],
    );
  }

  offer(time: number, patient: number, unit: number): void {
    const row = this.#census.people.joiner[patient];
    if (row !== NO_ROW) this.joiners.offer(row, time, unit);
  }

  admit(time: number, patient: number, unit: number): void {
    const { joiner } = this.#census.people;
    if (joiner[patient] !== NO_ROW) this.joiners.admit(joiner[patient], time, unit);
    joiner[patient] = NO_ROW;
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
    const { group, unit, catchment, admittedAt } = people;
    const stay = time - admittedAt[patient];
    this.stays.complete(stay, group[patient], unit[patient], catchment[patient], window.yearAt(time));
  }
}
