import type { Census } from "./census.js";
import type { TransferClocks } from "./clocks.js";
import { Joiners } from "./joiners.js";
import { NOWHERE } from "./outputs.js";
import { AWAY, IN_BED, NO_ROW } from "./people.js";
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
    const { group, catchment, fromPrison, joiner, urgency } = people;
    const year = window.yearAt(time);
    const home = catchment[patient];
    joiner[patient] = this.joiners.join(time, group[patient], home, year, fromPrison[patient], urgency[patient]);
  }

  offer(time: number, patient: number, unit: number): void {
    const row = this.#census.people.joiner[patient];
    if (row !== NO_ROW) this.joiners.offer(row, time, this.#filed(unit));
  }

  /** @param clockAt when the transfer clock started, as it is known by now; NaN for whom it leaves out [minutes] */
  admit(time: number, patient: number, unit: number, clockAt: number): void {
    const { joiner } = this.#census.people;
    const row = joiner[patient];
    if (row === NO_ROW) return;
    joiner[patient] = NO_ROW;
    this.joiners.admit(row, time, this.#filed(unit));
    this.#measure(row, patient, clockAt);
  }

  /** Somebody from prison needs a level of care that this estate does not give. */
  reportElsewhere(time: number, patient: number): void {
    const { people, window } = this.#census;
    const { group, catchment, exempt, fromPrison, placement } = people;
    if (fromPrison[patient] === 0 || exempt[patient] === 1 || !window.contains(time)) return;
    const clockAt = this.#clocks.startOf(patient);
    if (Number.isNaN(clockAt)) return;
    const year = window.yearAt(time);
    placement[patient] = this.placements.report(clockAt, group[patient], catchment[patient], year);
  }

  placeElsewhere(time: number, patient: number): void {
    const { placement } = this.#census.people;
    if (placement[patient] !== NO_ROW) this.placements.place(placement[patient], time);
    placement[patient] = NO_ROW;
  }

  /** Somebody goes away without a bed, here or elsewhere. */
  leave(patient: number, clockAt: number): void {
    const { joiner, placement } = this.#census.people;
    if (joiner[patient] !== NO_ROW) {
      this.joiners.leave(joiner[patient]);
      this.#measure(joiner[patient], patient, clockAt);
    }
    if (placement[patient] !== NO_ROW) this.placements.leave(placement[patient]);
    joiner[patient] = NO_ROW;
    placement[patient] = NO_ROW;
  }

  /** Somebody's way to a bed is over, and with it any time untreated in prison.
   *  @returns when the transfer clock started; NaN when it did not, leaves the person out, or is of no interest any more
   *  because all was over before the window [minutes] */
  stopClock(time: number, patient: number): number {
    if (time < this.#census.window.from) return Number.NaN;
    const clockAt = this.#clocks.startOf(patient);
    this.#census.countUntreated(clockAt, time, patient);
    return clockAt;
  }

  /** The replication ends: the same for those who are still on their way. */
  stopEveryClock(): void {
    const { people, window } = this.#census;
    for (let patient = 0; patient < people.state.length; patient++) {
      if (people.state[patient] === AWAY || people.state[patient] === IN_BED) continue;
      const clockAt = this.stopClock(window.to, patient);
      if (people.joiner[patient] !== NO_ROW) this.#measure(people.joiner[patient], patient, clockAt);
    }
  }

  #measure(row: number, patient: number, clockAt: number): void {
    const { exempt, fromPrison } = this.#census.people;
    if (exempt[patient] === 1 || Number.isNaN(clockAt)) return;
    const { transfers } = this.joiners;
    transfers.measure(row, clockAt);
    if (fromPrison[patient] === 0) return;
    transfers.divide(row, this.#clocks.assessmentTook(patient), this.#clocks.secondStageAt(patient));
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
