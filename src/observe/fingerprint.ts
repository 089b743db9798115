import type { FactListener } from "../domain/index.js";

const FACTS = [
  "identified",
  "belongs",
  "referred",
  "assessed",
  "reported",
  "placedElsewhere",
  "declined",
  "prioritised",
  "listed",
  "offered",
  "offerLapsed",
  "left",
  "admitted",
  "basisChanged",
  "planned",
  "readyToLeave",
  "stayResumed",
  "departed",
  "bedsCommissioned",
  "gone",
  "secondOpinionAsked",
  "exempted",
  "papersExpired",
  "papersRenewed",
  "escalated",
  "warrantExpired",
  "moved",
  "placeTaken",
  "placeLeft",
  "deadlocked",
] as const satisfies readonly (keyof FactListener)[];

const CODE = Object.fromEntries(FACTS.map((fact, code) => [fact, code + 1])) as Readonly<
  Record<keyof FactListener, number>
>;

const WORD = 2 ** 32;

/** A 64-bit hash over everything that was said, in the order it was said: equal streams have equal fingerprints, and
 *  streams that differ anywhere differ here but for a chance of 1 in 10¹⁹. */
export class Fingerprint implements FactListener {
  #high = 0x243f6a88;
  #low = 0x85a308d3;

  /** Sixteen hexadecimal digits. */
  hex(): string {
    const high = scramble(this.#high ^ Math.imul(this.#low, 0x9e3779b1));
    const low = scramble(this.#low ^ Math.imul(high, 0x85ebca77));
    return [high, low].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  }

  identified(time: number, patient: number, group: number, number: number, entry: number, basis: number): void {
    this.#begin(CODE.identified, time, patient);
    this.#mix(group);
    this.#mix(number);
    this.#mix(entry);
    this.#mix(basis);
  }

  belongs(time: number, patient: number, catchment: number, serviceLine: number): void {
    this.#begin(CODE.belongs, time, patient);
    this.#mix(catchment);
    this.#mix(serviceLine);
  }

  referred(time: number, patient: number): void {
    this.#begin(CODE.referred, time, patient);
  }

  assessed(time: number, patient: number): void {
    this.#begin(CODE.assessed, time, patient);
  }

  reported(time: number, patient: number, level: number): void {
    this.#begin(CODE.reported, time, patient);
    this.#mix(level);
  }

  placedElsewhere(time: number, patient: number, level: number): void {
    this.#begin(CODE.placedElsewhere, time, patient);
    this.#mix(level);
  }

  secondOpinionAsked(time: number, patient: number): void {
    this.#begin(CODE.secondOpinionAsked, time, patient);
  }

  exempted(time: number, patient: number): void {
    this.#begin(CODE.exempted, time, patient);
  }

  declined(time: number, patient: number): void {
    this.#begin(CODE.declined, time, patient);
  }

  prioritised(time: number, patient: number, urgency: number): void {
    this.#begin(CODE.prioritised, time, patient);
    this.#mix(urgency);
  }

  listed(time: number, patient: number): void {
    this.#begin(CODE.listed, time, patient);
  }

  papersExpired(time: number, patient: number): void {
    this.#begin(CODE.papersExpired, time, patient);
  }

  papersRenewed(time: number, patient: number): void {
    this.#begin(CODE.papersRenewed, time, patient);
  }

  escalated(time: number, patient: number): void {
    this.#begin(CODE.escalated, time, patient);
  }

  offered(time: number, patient: number, unit: number): void {
    this.#begin(CODE.offered, time, patient);
    this.#mix(unit);
  }

  warrantExpired(time: number, patient: number): void {
    this.#begin(CODE.warrantExpired, time, patient);
  }

  offerLapsed(time: number, patient: number, unit: number): void {
    this.#begin(CODE.offerLapsed, time, patient);
    this.#mix(unit);
  }

  left(time: number, patient: number, why: number): void {
    this.#begin(CODE.left, time, patient);
    this.#mix(why);
  }

  admitted(time: number, patient: number, unit: number): void {
    this.#begin(CODE.admitted, time, patient);
    this.#mix(unit);
  }

  basisChanged(time: number, patient: number, basis: number): void {
    this.#begin(CODE.basisChanged, time, patient);
    this.#mix(basis);
  }

  planned(time: number, patient: number, plan: number): void {
    this.#begin(CODE.planned, time, patient);
    this.#mix(plan);
  }

  readyToLeave(time: number, patient: number, destination: number): void {
    this.#begin(CODE.readyToLeave, time, patient);
    this.#mix(destination);
  }

  stayResumed(time: number, patient: number): void {
    this.#begin(CODE.stayResumed, time, patient);
  }

  departed(time: number, patient: number, unit: number, destination: number, reason: number): void {
    this.#begin(CODE.departed, time, patient);
    this.#mix(unit);
    this.#mix(destination);
    this.#mix(reason);
  }

  moved(time: number, patient: number, from: number, to: number): void {
    this.#begin(CODE.moved, time, patient);
    this.#mix(from);
    this.#mix(to);
  }

  placeTaken(time: number, patient: number, place: number): void {
    this.#begin(CODE.placeTaken, time, patient);
    this.#mix(place);
  }

  placeLeft(time: number, patient: number, place: number): void {
    this.#begin(CODE.placeLeft, time, patient);
    this.#mix(place);
  }

  deadlocked(time: number, people: number): void {
    this.#begin(CODE.deadlocked, time, people);
  }

  bedsCommissioned(time: number, unit: number, beds: number): void {
    this.#begin(CODE.bedsCommissioned, time, unit);
    this.#mix(beds);
  }

  gone(time: number, patient: number): void {
    this.#begin(CODE.gone, time, patient);
  }

  #begin(code: number, time: number, subject: number): void {
    this.#mix(code);
    this.#mix(time);
    this.#mix(Math.floor(time / WORD));
    this.#mix(subject);
  }

  /** Two lanes that feed each other, each step one-to-one in the state, so that no difference is ever lost. */
  #mix(value: number): void {
    const low = Math.imul(this.#low ^ value, 0x9e3779b1);
    this.#low = low ^ (low >>> 15);
    const high = Math.imul(this.#high ^ this.#low, 0x85ebca77);
    this.#high = high ^ (high >>> 13);
    this.#low = (this.#low + this.#high) | 0;
  }
}

/** Spreads every bit over the word (MurmurHash3's last step). */
function scramble(word: number): number {
  let spread = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  return spread ^ (spread >>> 16);
}
