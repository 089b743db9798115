import {
  by,
  type EventId,
  type EventKind,
  type LinePlaces,
  NO_EVENT,
  NOBODY,
  type Simulation,
  WaitingLine,
} from "../engine/index.js";
import type { People } from "./people.js";
import type { Phase } from "./phases.js";

/** A clock of treatment that can run faster than the clock of the world. People whose treatment passes on it stand in order
 *  of being done, so that a change of speed moves one event, that of the first, however many there are. */
export class TreatmentClock {
  readonly #line: WaitingLine;
  readonly #people: People;
  readonly #simulation: Simulation<Phase>;
  readonly #scope: number;
  #speed = 1;
  /** Treatment time that had passed when it was last read, and when that was. [minutes] */
  #passed = 0;
  #readAt = 0;
  #event: EventId = NO_EVENT;

  constructor(scope: number, people: People, simulation: Simulation<Phase>, places: LinePlaces) {
    this.#scope = scope;
    this.#people = people;
    this.#simulation = simulation;
    const sooner = (one: number, other: number) => people.doneAt[one] - people.doneAt[other];
    this.#line = new WaitingLine({ name: `treatment, ${scope}`, discipline: by(sooner), places });
  }

  /** Whose treatment is done first. */
  get first(): number {
    return this.#line.first;
  }

  has(person: number): boolean {
    return this.#line.has(person);
  }

  /** @param remaining treatment left, at the usual speed [minutes] */
  enter(person: number, remaining: number, kind: EventKind): void {
    this.#people.doneAt[person] = this.#read() + remaining;
    this.#line.join(person);
    if (this.#line.first === person) this.#reschedule(kind);
  }

  /** @returns treatment left, at the usual speed [minutes] */
  leave(person: number, kind: EventKind): number {
    const remaining = Math.max(0, this.#people.doneAt[person] - this.#read());
    const wasFirst = this.#line.first === person;
    this.#line.withdraw(person);
    if (wasFirst) this.#reschedule(kind);
    return remaining;
  }

  runAt(speed: number, kind: EventKind): void {
    if (speed === this.#speed) return;
    this.#read();
    this.#speed = speed;
    this.#reschedule(kind);
  }

  reset(): void {
    this.#line.reset();
    this.#speed = 1;
    this.#passed = 0;
    this.#readAt = 0;
    this.#event = NO_EVENT;
  }

  #read(): number {
    const { now } = this.#simulation;
    this.#passed += (now - this.#readAt) * this.#speed;
    this.#readAt = now;
    return this.#passed;
  }

  #reschedule(kind: EventKind): void {
    this.#simulation.cancel(this.#event);
    this.#event = NO_EVENT;
    const { first } = this.#line;
    if (first === NOBODY) return;
    const wait = Math.max(0, Math.round((this.#people.doneAt[first] - this.#passed) / this.#speed));
    this.#event = this.#simulation.schedule(kind, this.#simulation.now + wait, this.#scope);
  }
}
