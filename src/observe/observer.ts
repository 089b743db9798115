import { DESTINATIONS, type FactListener, LEAVING_REASONS, LEVELS } from "../domain/index.js";
import { invariant } from "../foundation/index.js";
import { countAdmission, countDeparture } from "./admissions-and-departures.js";
import { assemble } from "./assemble.js";
import { Census } from "./census.js";
import { ASSESSMENT, LISTED, REFERRED, REPORTED, TransferClocks } from "./clocks.js";
import { Cohorts } from "./cohorts.js";
import { PLACE } from "./figures.js";
import { wouldComeFromPrison } from "./from-prison.js";
import type { Outputs } from "./outputs.js";
import { ASSESSED, AWAY, IN_BED, LAPSED, NO_PLACE, NOT_READY, WAITING } from "./people.js";
import type { ObservationPlan } from "./plan.js";

const PRISON = DESTINATIONS.indexOf("prison");
const MEDIUM = LEVELS.indexOf("medium");
const LEFT = LEAVING_REASONS.map((why) => PLACE[`left.${why}`]);
const ELSEWHERE = LEVELS.map((level) => PLACE[`elsewhere.${level}`]);

/** Turns the facts of one replication into its numbers within one window.
 *
 *  Occupancy, lists and flows are integrals and counts over the window. Waits belong to the people who join the list in
 *  the window and go on being followed after it; the caller lets the simulation run on until `stillOpen` is 0 or
 *  patience ends, and then calls `finish`. Facts from before day zero may come in any order, later ones in order of time.
 *  @throws InvariantError when facts arrive out of order or contradict each other */
export class Observer implements FactListener {
  readonly #plan: ObservationPlan;
  readonly #comesFromPrison: readonly number[];
  readonly #hasReleaseClock: readonly number[];
  /** Position of the basis that a release date turns each basis into; -1: none. */
  readonly #onRelease: readonly number[];
  #census: Census;
  #cohorts: Cohorts;
  #clocks: TransferClocks;
  #now = 0;
  #end: number | undefined;

  constructor(plan: ObservationPlan) {
    this.#plan = plan;
    this.#census = new Census(plan);
    this.#clocks = new TransferClocks(plan);
    this.#cohorts = new Cohorts(this.#census, this.#clocks);
    this.#comesFromPrison = plan.groups.map((group) => (group.from === "prison" ? 1 : 0));
    this.#hasReleaseClock = plan.law.map((basis) => (basis.clock === "release" ? 1 : 0));
    this.#onRelease = plan.law.map((basis) => plan.law.findIndex((other) => other.name === basis.onRelease));
  }

  /** Forgets everything, for the next replication. */
  reset(): void {
    this.#census = new Census(this.#plan, this.#census.window);
    this.#clocks = new TransferClocks(this.#plan);
    this.#cohorts = new Cohorts(this.#census, this.#clocks);
    this.#now = 0;
    this.#end = undefined;
  }

  /** People who joined in the window and have neither been offered a bed nor left. */
  get stillWaiting(): number {
    return this.#cohorts.joiners.waiting;
  }

  /** People whose wait this window measures and who are neither in a bed, here or elsewhere, nor gone. */
  get stillOpen(): number {
    return this.#cohorts.joiners.open + this.#cohorts.placements.open;
  }

  identified(time: number, patient: number, group: number, _number: number, entry: number, basis: number): void {
    this.#hear(time);
    const { people } = this.#census;
    this.#census.begin(patient, group, this.#comesFromPrison[group], basis);
    const [inPlace, before] = [people.place[patient] !== NO_PLACE, people.fromPrison[patient] === 1];
    const hasSentence = this.#hasReleaseClock[basis] === 1;
    people.fromPrison[patient] = wouldComeFromPrison({ entry, inPlace, hasSentence, before }) ? 1 : 0;
    this.#clocks.begin(time, patient, entry);
  }

  belongs(_time: number, patient: number, catchment: number, serviceLine: number): void {
    this.#census.settle(patient, catchment, serviceLine);
  }

  referred(time: number, patient: number): void {
    this.#hear(time);
    this.#census.countOutside(PLACE.referred, time, patient);
    this.#clocks.mark(time, patient, REFERRED);
  }

  assessed(time: number, patient: number): void {
    this.#hear(time);
    this.#clocks.mark(time, patient, ASSESSMENT);
  }

  reported(time: number, patient: number, level: number): void {
    this.#hear(time);
    this.#clocks.mark(time, patient, REPORTED);
    if (level === MEDIUM) return;
    this.#clocks.complete(time, patient);
    this.#cohorts.reportElsewhere(time, patient);
  }

  placedElsewhere(time: number, patient: number, level: number): void {
    this.#hear(time);
    const { people } = this.#census;
    this.#cohorts.stopClock(time, patient);
    this.#census.countOutside(ELSEWHERE[level], time, patient);
    if (people.fromPrison[patient] === 1) this.#census.countOutside(PLACE.transferred, time, patient);
    this.#cohorts.placeElsewhere(time, patient);
    people.fromPrison[patient] = 0;
    people.state[patient] = AWAY;
  }

  declined(time: number, patient: number): void {
    this.#hear(time);
    this.#clocks.endSecondOpinion(time, patient);
    this.#cohorts.stopClock(time, patient);
    this.#census.countOutside(PLACE.declined, time, patient);
    this.#census.people.state[patient] = AWAY;
  }

  prioritised(time: number, patient: number, urgency: number): void {
    this.#hear(time);
    this.#census.people.urgency[patient] = urgency;
  }

  listed(time: number, patient: number): void {
    this.#hear(time);
    this.#clocks.endSecondOpinion(time, patient);
    this.#clocks.mark(time, patient, LISTED);
    this.#clocks.complete(time, patient);
    this.#census.joinList(time, patient);
    this.#census.countOutside(PLACE.listed, time, patient);
    this.#cohorts.join(time, patient);
  }

  offered(time: number, patient: number, unit: number): void {
    this.#hear(time);
    this.#census.leaveList(time, patient, true);
    this.#census.holdBed(time, patient, unit);
    this.#cohorts.offer(time, patient, unit);
  }

  offerLapsed(time: number, patient: number): void {
    this.#hear(time);
    this.#census.letGo(time, patient);
    this.#census.people.state[patient] = LAPSED;
  }

  left(time: number, patient: number, why: number): void {
    this.#hear(time);
    const { people } = this.#census;
    const wasListed = people.state[patient] >= WAITING;
    this.#census.leaveList(time, patient, false);
    this.#census.letGo(time, patient);
    const clockAt = this.#cohorts.stopClock(time, patient);
    this.#census.countOutside(wasListed ? LEFT[why] : PLACE.leftInAssessment, time, patient);
    this.#cohorts.leave(patient, clockAt);
    people.state[patient] = AWAY;
  }

  admitted(time: number, patient: number, unit: number): void {
    this.#hear(time);
    const { people } = this.#census;
    invariant(people.state[patient] !== IN_BED, () => `patient ${patient} is admitted twice, at minute ${time}`);
    this.#census.leaveList(time, patient, true);
    const clockAt = this.#cohorts.stopClock(time, patient);
    this.#census.enterBed(time, patient, unit);
    countAdmission(this.#census, time, patient);
    this.#cohorts.admit(time, patient, unit, clockAt);
  }

  basisChanged(time: number, patient: number, basis: number): void {
    this.#hear(time);
    const { people } = this.#census;
    const converts = people.state[patient] === IN_BED && this.#onRelease[people.basis[patient]] === basis;
    if (converts) this.#census.countInUnit(PLACE.notional37, time, patient);
    people.basis[patient] = basis;
  }

  planned(time: number, patient: number, plan: number): void {
    this.#hear(time);
    this.#census.people.plan[patient] = plan;
  }

  readyToLeave(time: number, patient: number, destination: number): void {
    this.#hear(time);
    this.#census.changeReady(time, patient, destination + 1);
  }

  stayResumed(time: number, patient: number): void {
    this.#hear(time);
    this.#census.changeReady(time, patient, NOT_READY);
  }

  departed(time: number, patient: number, unit: number, destination: number, reason: number): void {
    this.#hear(time);
    const { people } = this.#census;
    const fits = people.state[patient] === IN_BED && people.unit[patient] === unit;
    invariant(fits, () => `patient ${patient} departs from a bed they were not in, at minute ${time}`);
    this.#census.leaveBed(time, patient);
    countDeparture(this.#census, time, patient, destination, reason);
    this.#cohorts.completeStay(time, patient);
    people.hadStay[patient] = 1;
    people.fromPrison[patient] = destination === PRISON ? 1 : 0;
    people.state[patient] = AWAY;
  }

  bedsCommissioned(time: number, unit: number, beds: number): void {
    this.#hear(time);
    this.#census.beds.commission(time, unit, beds);
  }

  secondOpinionAsked(time: number, patient: number): void {
    this.#hear(time);
    this.#clocks.pause(time, patient);
  }

  exempted(time: number, patient: number): void {
    this.#hear(time);
    this.#census.people.exempt[patient] = 1;
  }

  papersExpired(time: number, patient: number): void {
    this.#hear(time);
    this.#clocks.pause(time, patient);
    this.#census.changePapers(time, patient, 1);
  }

  papersRenewed(time: number, patient: number): void {
    this.#hear(time);
    this.#clocks.renewPapers(time, patient);
    this.#census.changePapers(time, patient, 0);
  }

  escalated(time: number): void {
    this.#hear(time);
  }

  warrantExpired(time: number): void {
    this.#hear(time);
  }

  moved(time: number, patient: number, _from: number, to: number): void {
    this.#hear(time);
    this.#census.moveBed(time, patient, to);
    this.#census.countInUnit(PLACE.repatriated, time, patient);
  }

  placeTaken(time: number, patient: number, place: number): void {
    this.#hear(time);
    this.#census.takePlace(time, patient, place);
  }

  placeLeft(time: number, patient: number): void {
    this.#hear(time);
    this.#census.leavePlace(time, patient);
  }

  deadlocked(time: number): void {
    this.#hear(time);
    this.#census.ledger.countInEstate(PLACE.deadlocks, time);
  }

  gone(time: number, patient: number): void {
    this.#hear(time);
    const { known, state } = this.#census.people;
    invariant(state[patient] <= ASSESSED, () => `patient ${patient} is gone from a list or a bed, at minute ${time}`);
    if (state[patient] === ASSESSED) this.#cohorts.leave(patient, this.#cohorts.stopClock(time, patient));
    state[patient] = AWAY;
    known[patient] = 0;
  }

  /** Everything that happened in the window has been said. */
  closeWindow(): void {
    this.#hear(this.#census.window.to);
  }

  /** Ends the replication. Waits that are still open at that time are counted as longer, never as absent.
   *  @param time when the simulation stopped, not before the window closed [minutes]
   *  @throws InvariantError when the window has not been heard to its end */
  finish(time: number): void {
    const { to } = this.#census.window;
    invariant(
      time >= to && time >= this.#now,
      () => `observation ends at minute ${time}, before its window or its facts`,
    );
    invariant(this.#end === undefined, () => "observation has already ended");
    this.#census.finish();
    this.#cohorts.stopEveryClock();
    this.#end = time;
  }

  /** The numbers of the replication. @throws InvariantError before `finish` */
  outputs(): Outputs {
    invariant(this.#end !== undefined, () => "outputs are asked for before observation has ended");
    return assemble(this.#plan, this.#census, this.#cohorts, this.#end);
  }

  #hear(time: number): void {
    if (time >= this.#now) this.#now = time;
    else invariant(time < 0 && this.#now === 0, () => `a fact of minute ${time} comes after minute ${this.#now}`);
  }
}
