import { type FactListener, SILENCE } from "../domain/index.js";

/** Passes every fact on to several listeners, in their order. */
export class FactRelay implements FactListener {
  readonly #listeners: readonly FactListener[];

  constructor(...listeners: readonly FactListener[]) {
    this.#listeners = listeners;
  }

  identified(time: number, patient: number, group: number, number: number, entry: number, basis: number): void {
    for (const listener of this.#listeners) listener.identified(time, patient, group, number, entry, basis);
  }

  belongs(time: number, patient: number, catchment: number, serviceLine: number): void {
    for (const listener of this.#listeners) listener.belongs(time, patient, catchment, serviceLine);
  }

  referred(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.referred(time, patient);
  }

  assessed(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.assessed(time, patient);
  }

  reported(time: number, patient: number, level: number): void {
    for (const listener of this.#listeners) listener.reported(time, patient, level);
  }

  placedElsewhere(time: number, patient: number, level: number): void {
    for (const listener of this.#listeners) listener.placedElsewhere(time, patient, level);
  }

  secondOpinionAsked(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.secondOpinionAsked(time, patient);
  }

  exempted(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.exempted(time, patient);
  }

  declined(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.declined(time, patient);
  }

  prioritised(time: number, patient: number, urgency: number): void {
    for (const listener of this.#listeners) listener.prioritised(time, patient, urgency);
  }

  listed(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.listed(time, patient);
  }

  papersExpired(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.papersExpired(time, patient);
  }

  papersRenewed(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.papersRenewed(time, patient);
  }

  escalated(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.escalated(time, patient);
  }

  offered(time: number, patient: number, unit: number): void {
    for (const listener of this.#listeners) listener.offered(time, patient, unit);
  }

  warrantExpired(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.warrantExpired(time, patient);
  }

  offerLapsed(time: number, patient: number, unit: number): void {
    for (const listener of this.#listeners) listener.offerLapsed(time, patient, unit);
  }

  left(time: number, patient: number, why: number): void {
    for (const listener of this.#listeners) listener.left(time, patient, why);
  }

  admitted(time: number, patient: number, unit: number): void {
    for (const listener of this.#listeners) listener.admitted(time, patient, unit);
  }

  basisChanged(time: number, patient: number, basis: number): void {
    for (const listener of this.#listeners) listener.basisChanged(time, patient, basis);
  }

  planned(time: number, patient: number, plan: number): void {
    for (const listener of this.#listeners) listener.planned(time, patient, plan);
  }

  readyToLeave(time: number, patient: number, destination: number): void {
    for (const listener of this.#listeners) listener.readyToLeave(time, patient, destination);
  }

  stayResumed(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.stayResumed(time, patient);
  }

  departed(time: number, patient: number, unit: number, destination: number, reason: number): void {
    for (const listener of this.#listeners) listener.departed(time, patient, unit, destination, reason);
  }

  moved(time: number, patient: number, from: number, to: number): void {
    for (const listener of this.#listeners) listener.moved(time, patient, from, to);
  }

  placeTaken(time: number, patient: number, place: number): void {
    for (const listener of this.#listeners) listener.placeTaken(time, patient, place);
  }

  placeLeft(time: number, patient: number, place: number): void {
    for (const listener of this.#listeners) listener.placeLeft(time, patient, place);
  }

  deadlocked(time: number, people: number): void {
    for (const listener of this.#listeners) listener.deadlocked(time, people);
  }

  bedsCommissioned(time: number, unit: number, beds: number): void {
    for (const listener of this.#listeners) listener.bedsCommissioned(time, unit, beds);
  }

  gone(time: number, patient: number): void {
    for (const listener of this.#listeners) listener.gone(time, patient);
  }
}

/** One listener for all of them; a relay only where there are several. */
export function tell(...listeners: readonly FactListener[]): FactListener {
  if (listeners.length === 0) return SILENCE;
  return listeners.length === 1 ? listeners[0] : new FactRelay(...listeners);
}
