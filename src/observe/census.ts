import { DESTINATIONS, PLANS } from "../domain/index.js";
import { DAYS_PER_YEAR, minutesFromDays } from "../foundation/index.js";
import { Beds } from "./beds.js";
import { BED_HELD, Causes, DELAYED } from "./causes.js";
import { PLACE } from "./figures.js";
import { Ledger } from "./ledger.js";
import { ASSESSED, IN_BED, NO_PLACE, NO_ROW, NOT_READY, OFFERED, People, WAITING } from "./people.js";
import type { ObservationPlan } from "./plan.js";
import { ObservationWindow } from "./window.js";

const TWO_YEARS = minutesFromDays(2 * DAYS_PER_YEAR);
const FIVE_YEARS = minutesFromDays(5 * DAYS_PER_YEAR);
/** Values of `readyFor`. */
const READINESS = DESTINATIONS.length + 1;

/** Who is where at every moment, and the integrals and counts that follow from it. */
export class Census {
  readonly people = new People();
  readonly window: ObservationWindow;
  readonly ledger: Ledger;
  readonly beds: Beds;
  readonly causes: Causes;
  readonly #plan: ObservationPlan;
  /** 1 where the onward places of a destination are counted for the people of a catchment; by catchment (the last is
   *  nowhere) and by what the person is ready for. */
  readonly #counted: Uint8Array;
  /** The integral of the people in each pool of onward places. */
  readonly #inPlace: readonly number[];

  /** @param window that of the plan, which is the same for all its replications */
  constructor(plan: ObservationPlan, window = new ObservationWindow(plan)) {
    this.#plan = plan;
    this.window = window;
    this.ledger = new Ledger(this.window, plan.groups.length, plan.units.length, plan.catchments.length);
    this.causes = new Causes(plan, this.window);
    this.beds = new Beds(plan, this.ledger, this.causes);
    this.#counted = countedPlaces(plan);
    this.#inPlace = plan.places.map((destination) => PLACE[`onward.${destination}`]);
  }

  /** The unit that stands for beds bought outside the estate. */
  get spotPurchase(): number {
    return this.ledger.nowhereUnit;
  }

  /** A need has arisen, for the first time or again. */
  begin(patient: number, group: number, fromPrison: number, basis: number): void {
    const { people } = this;
    people.ensure(patient);
    if (people.known[patient] === 0) this.#meet(patient, group, fromPrison);
    people.state[patient] = ASSESSED;
    people.basis[patient] = basis;
    people.plan[patient] = PLANS.length;
    people.exempt[patient] = 0;
  }

  #meet(patient: number, group: number, fromPrison: number): void {
    const { people } = this;
    people.known[patient] = 1;
    people.group[patient] = group;
    people.catchment[patient] = this.ledger.nowhereCatchment;
    people.fromPrison[patient] = fromPrison;
    people.readyFor[patient] = NOT_READY;
    people.hadStay[patient] = 0;
    people.exempt[patient] = 0;
    people.place[patient] = NO_PLACE;
    people.list[patient] = this.#plan.catchments.length * this.#plan.serviceLines.length;
    people.joiner[patient] = NO_ROW;
    people.placement[patient] = NO_ROW;
  }

  settle(patient: number, catchment: number, serviceLine: number): void {
    this.people.catchment[patient] = catchment;
    this.people.list[patient] = catchment * this.#plan.serviceLines.length + serviceLine;
  }

  /** Somebody who would come from prison is treated, refused or gone: what they spent in prison since the clock started
   *  counts, which an integral may be told in hindsight.
   *  @param clockAt NaN when no clock has started for them */
  countUntreated(clockAt: number, time: number, patient: number): void {
    if (this.people.fromPrison[patient] === 0 || !(clockAt < time)) return;
    this.changeOutside(PLACE.untreated, 1, clockAt, patient);
    this.changeOutside(PLACE.untreated, -1, time, patient);
  }

  joinList(time: number, patient: number): void {
    this.people.state[patient] = WAITING;
    this.changeOutside(PLACE.waiting, 1, time, patient);
    this.causes.join(time, patient, this.people.list[patient]);
  }

  /** @param served whether a bed has been found */
  leaveList(time: number, patient: number, served: boolean): void {
    if (this.people.state[patient] !== WAITING) return;
    this.changeOutside(PLACE.waiting, -1, time, patient);
    this.causes.leave(time, patient, this.people.list[patient], served);
  }

  /** @param stale 1: no bed can be offered until the papers are new again */
  changePapers(time: number, patient: number, stale: 0 | 1): void {
    if (this.people.state[patient] === WAITING)
      this.causes.changePapers(time, patient, this.people.list[patient], stale);
  }

  holdBed(time: number, patient: number, unit: number): void {
    this.people.state[patient] = OFFERED;
    this.people.unit[patient] = unit;
    this.#hold(time, patient, 1);
  }

  /** Ends the hold on a bed, if there is one. */
  letGo(time: number, patient: number): void {
    if (this.people.state[patient] === OFFERED) this.#hold(time, patient, -1);
  }

  #hold(time: number, patient: number, by: 1 | -1): void {
    const unit = this.people.unit[patient];
    if (unit === this.spotPurchase) this.changeInBed(PLACE.spot, by, time, patient);
    else {
      this.changeInBed(PLACE.held, by, time, patient);
      this.beds.hold(time, unit, by);
      this.causes.change(BED_HELD, by, time, unit);
    }
  }

  /** Into the bed that was held, or into any other. */
  enterBed(time: number, patient: number, unit: number): void {
    const { people } = this;
    const isHeld = people.state[patient] === OFFERED && people.unit[patient] === unit;
    if (!isHeld) this.letGo(time, patient);
    people.state[patient] = IN_BED;
    people.admittedAt[patient] = time;
    people.inUnitSince[patient] = time;
    people.readyFor[patient] = NOT_READY;
    people.unit[patient] = unit;
    if (isHeld) this.#takeUp(time, patient);
    else this.#occupy(time, patient, 1);
  }

  /** A held bed becomes an occupied one. */
  #takeUp(time: number, patient: number): void {
    const unit = this.people.unit[patient];
    if (this.#isOutOfArea(patient)) this.changeInBed(PLACE.outOfArea, 1, time, patient);
    if (unit === this.spotPurchase) return; // bought already
    this.changeInBed(PLACE.held, -1, time, patient);
    this.changeInBed(PLACE.occupied, 1, time, patient);
    this.beds.takeUp(time, unit);
    this.causes.change(BED_HELD, -1, time, unit);
  }

  /** Goes on with the stay in another unit; who is ready to leave is so there, too. */
  moveBed(time: number, patient: number, to: number): void {
    const { people } = this;
    const readyFor = people.readyFor[patient];
    this.leaveBed(time, patient);
    people.unit[patient] = to;
    people.inUnitSince[patient] = time;
    this.#occupy(time, patient, 1);
    this.changeReady(time, patient, readyFor);
  }

  leaveBed(time: number, patient: number): void {
    this.changeReady(time, patient, NOT_READY);
    this.#occupy(time, patient, -1);
    this.#countLongStay(patient, time);
  }

  #occupy(time: number, patient: number, by: 1 | -1): void {
    const unit = this.people.unit[patient];
    if (this.#isOutOfArea(patient)) this.changeInBed(PLACE.outOfArea, by, time, patient);
    if (unit === this.spotPurchase) this.changeInBed(PLACE.spot, by, time, patient);
    else {
      this.changeInBed(PLACE.occupied, by, time, patient);
      this.beds.occupy(time, unit, by);
    }
  }

  /** In a unit of another catchment than their own, or in a bought bed. */
  #isOutOfArea(patient: number): boolean {
    const { catchment, unit } = this.people;
    const home = catchment[patient];
    if (unit[patient] === this.spotPurchase) return true;
    return home < this.#plan.catchments.length && this.#plan.units[unit[patient]].catchment !== home;
  }

  /** @param readyFor `NOT_READY`, or one more than the position of the destination */
  changeReady(time: number, patient: number, readyFor: number): void {
    const before = this.people.readyFor[patient];
    const by = Math.sign(readyFor) - Math.sign(before);
    if (by !== 0) this.#delay(time, patient, by);
    const row = this.people.catchment[patient] * READINESS;
    const awaits = this.#counted[row + readyFor] - this.#counted[row + before];
    if (awaits !== 0) this.changeInBed(PLACE.awaitingPlace, awaits, time, patient);
    this.people.readyFor[patient] = readyFor;
  }

  #delay(time: number, patient: number, by: number): void {
    const unit = this.people.unit[patient];
    if (unit === this.spotPurchase) return;
    this.changeInBed(PLACE.delayed, by, time, patient);
    this.causes.change(DELAYED, by, time, unit);
  }

  takePlace(time: number, patient: number, place: number): void {
    this.people.place[patient] = place;
    this.changeOutside(this.#inPlace[place], 1, time, patient);
  }

  leavePlace(time: number, patient: number): void {
    const place = this.people.place[patient];
    if (place === NO_PLACE) return;
    this.people.place[patient] = NO_PLACE;
    this.changeOutside(this.#inPlace[place], -1, time, patient);
  }

  /** People still in their beds have stayed long, too. Call once, when everything has been heard. */
  finish(): void {
    this.causes.finish();
    const { state } = this.people;
    for (let patient = 0; patient < state.length; patient++) {
      if (state[patient] === IN_BED) this.#countLongStay(patient, this.window.to);
    }
  }

  changeOutside(integral: number, by: number, time: number, patient: number): void {
    const { group, catchment } = this.people;
    this.ledger.change(integral, by, time, group[patient], this.ledger.nowhereUnit, catchment[patient]);
  }

  changeInBed(integral: number, by: number, time: number, patient: number): void {
    const { group, unit, catchment } = this.people;
    this.ledger.change(integral, by, time, group[patient], unit[patient], catchment[patient]);
  }

  countOutside(figure: number, time: number, patient: number): void {
    const { group, catchment } = this.people;
    this.ledger.count(figure, time, group[patient], this.ledger.nowhereUnit, catchment[patient]);
  }

  countInUnit(figure: number, time: number, patient: number): void {
    const { group, unit, catchment } = this.people;
    this.ledger.count(figure, time, group[patient], unit[patient], catchment[patient]);
  }

  /** The moments at which a stay became long are known only in hindsight, which an integral does not mind. */
  #countLongStay(patient: number, until: number): void {
    const { admittedAt, unit } = this.people;
    if (unit[patient] === this.spotPurchase || until <= admittedAt[patient] + TWO_YEARS) return;
    this.#countStayOver(TWO_YEARS, PLACE.over2y, patient, until);
    this.#countStayOver(FIVE_YEARS, PLACE.over5y, patient, until);
  }

  #countStayOver(long: number, integral: number, patient: number, until: number): void {
    const { admittedAt, inUnitSince } = this.people;
    const from = Math.max(admittedAt[patient] + long, inUnitSince[patient]);
    if (until <= from) return;
    this.changeInBed(integral, 1, from, patient);
    this.changeInBed(integral, -1, until, patient);
  }
}

function countedPlaces({ catchments, counted }: ObservationPlan): Uint8Array {
  const table = new Uint8Array((catchments.length + 1) * READINESS);
  for (let home = 0; home <= catchments.length; home++) {
    for (const { destination, catchment = home } of counted) {
      if (catchment === home) table[home * READINESS + DESTINATIONS.indexOf(destination) + 1] = 1;
    }
  }
  return table;
}
