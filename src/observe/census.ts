import { DAYS_PER_YEAR, minutesFromDays } from "../foundation/index.js";
import { Beds } from "./beds.js";
import { PLACE } from "./figures.js";
import { Ledger } from "./ledger.js";
import { IN_BED, NO_ROW, OFFERED, People, WAITING } from "./people.js";
import type { ObservationPlan } from "./plan.js";
import { ObservationWindow } from "./window.js";

const TWO_YEARS = minutesFromDays(2 * DAYS_PER_YEAR);
const FIVE_YEARS = minutesFromDays(5 * DAYS_PER_YEAR);

/** Who is where at every moment, and the integrals and counts that follow from it. */
export class Census {
  readonly people = new People();
  readonly window: ObservationWindow;
  readonly ledger: Ledger;
  readonly beds: Beds;

  constructor(plan: ObservationPlan) {
    this.window = new ObservationWindow(plan);
    this.ledger = new Ledger(this.window, plan.groups.length, plan.units.length, plan.catchments.length);
    this.beds = new Beds(plan, this.ledger);
  }

  meet(patient: number, group: number, fromPrison: number): void {
    const { people } = this;
    people.known[patient] = 1;
    people.group[patient] = group;
    people.catchment[patient] = this.ledger.nowhereCatchment;
    people.fromPrison[patient] = fromPrison;
    people.untreated[patient] = 0;
    people.ready[patient] = 0;
    people.hadStay[patient] = 0;
    people.joiner[patient] = NO_ROW;
    people.placement[patient] = NO_ROW;
  }

  /** Someone turns out to belong to a catchment; what already counts for nowhere moves there. */
  settle(time: number, patient: number, catchment: number): void {
    const untreated = this.people.untreated[patient] === 1;
    if (untreated) this.changeOutside(PLACE.untreated, -1, time, patient);
    this.people.catchment[patient] = catchment;
    if (untreated) this.changeOutside(PLACE.untreated, 1, time, patient);
  }

  /** The transfer clock starts; who is in prison is untreated there from now on. */
  startClock(time: number, patient: number): void {
    const { people } = this;
    people.clockAt[patient] = time;
    if (people.fromPrison[patient] === 0 || people.untreated[patient] === 1) return;
    people.untreated[patient] = 1;
    this.changeOutside(PLACE.untreated, 1, time, patient);
  }

  endUntreated(time: number, patient: number): void {
    if (this.people.untreated[patient] === 0) return;
    this.people.untreated[patient] = 0;
    this.changeOutside(PLACE.untreated, -1, time, patient);
  }

  joinList(time: number, patient: number): void {
    this.people.state[patient] = WAITING;
    this.changeOutside(PLACE.waiting, 1, time, patient);
  }

  leaveList(time: number, patient: number): void {
    if (this.people.state[patient] === WAITING) this.changeOutside(PLACE.waiting, -1, time, patient);
  }

  holdBed(time: number, patient: number, unit: number): void {
    this.people.state[patient] = OFFERED;
    this.people.unit[patient] = unit;
    this.changeInBed(PLACE.held, 1, time, patient);
    this.beds.hold(time, unit, 1);
  }

  /** Ends the hold on a bed, if there is one. */
  letGo(time: number, patient: number): void {
    if (this.people.state[patient] !== OFFERED) return;
    this.changeInBed(PLACE.held, -1, time, patient);
    this.beds.hold(time, this.people.unit[patient], -1);
  }

  enterBed(time: number, patient: number, unit: number): void {
    const { people } = this;
    people.state[patient] = IN_BED;
    people.unit[patient] = unit;
    people.admittedAt[patient] = time;
    people.ready[patient] = 0;
    this.changeInBed(PLACE.occupied, 1, time, patient);
    this.beds.occupy(time, unit, 1);
  }

  leaveBed(time: number, patient: number): void {
    this.changeReady(time, patient, 0);
    this.changeInBed(PLACE.occupied, -1, time, patient);
    this.beds.occupy(time, this.people.unit[patient], -1);
    const admitted = this.people.admittedAt[patient];
    this.#beginLongStay(patient, time);
    if (time > admitted + TWO_YEARS) this.changeInBed(PLACE.over2y, -1, time, patient);
    if (time > admitted + FIVE_YEARS) this.changeInBed(PLACE.over5y, -1, time, patient);
  }

  changeReady(time: number, patient: number, ready: 0 | 1): void {
    const by = ready - this.people.ready[patient];
    if (by !== 0) this.changeInBed(PLACE.delayed, by, time, patient);
    this.people.ready[patient] = ready;
  }

  /** People still in their beds have stayed long, too. Call once, when everything has been heard. */
  finish(): void {
    const { state } = this.people;
    for (let patient = 0; patient < state.length; patient++) {
      if (state[patient] === IN_BED) this.#beginLongStay(patient, this.window.to);
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
  #beginLongStay(patient: number, until: number): void {
    const admitted = this.people.admittedAt[patient];
    if (until > admitted + TWO_YEARS) this.changeInBed(PLACE.over2y, 1, admitted + TWO_YEARS, patient);
    if (until > admitted + FIVE_YEARS) this.changeInBed(PLACE.over5y, 1, admitted + FIVE_YEARS, patient);
  }
}
