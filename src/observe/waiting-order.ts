import { grown } from "./people.js";

const NOBODY = -1;

/** Everybody on the waiting lists in the order in which they joined, and who of them has been overtaken: a bed went to
 *  somebody who joined the same list later. On each list those who have been overtaken come before those who have not,
 *  so that each person is passed over once and no list is ever searched. */
export class WaitingOrder {
  /** 1 while the person's papers are stale. */
  stale = new Uint8Array(64);
  overtaken = new Uint8Array(64);
  #joinedAt = new Float64Array(64);
  #before = new Int32Array(64);
  #after = new Int32Array(64);
  readonly #last: Int32Array;
  /** On each list the first who has not been overtaken. */
  readonly #inTurn: Int32Array;

  constructor(lists: number) {
    this.#last = new Int32Array(lists).fill(NOBODY);
    this.#inTurn = new Int32Array(lists).fill(NOBODY);
  }

  /** Takes the place after everybody who joined no later; only people who were there on day zero ever have others behind. */
  join(list: number, patient: number, time: number): void {
    if (patient >= this.stale.length) this.#grow(Math.max(patient + 1, this.stale.length * 2));
    let before = this.#last[list];
    let after = NOBODY;
    while (before !== NOBODY && this.#joinedAt[before] > time) {
      after = before;
      before = this.#before[before];
    }
    this.#joinedAt[patient] = time;
    this.stale[patient] = 0;
    this.overtaken[patient] = 0;
    this.#link(list, before, patient);
    this.#link(list, patient, after);
    if (this.#inTurn[list] === after) this.#inTurn[list] = patient;
  }

  leave(list: number, patient: number): void {
    const after = this.#after[patient];
    if (this.#inTurn[list] === patient) this.#inTurn[list] = after;
    this.#link(list, this.#before[patient], after);
  }

  /** A bed goes to the person: everybody before them has now been overtaken.
   *  @returns how many of those had not been before, and have their papers */
  overtake(list: number, patient: number): number {
    if (this.overtaken[patient] === 1) return 0;
    let newly = 0;
    let other = this.#inTurn[list];
    for (; other !== patient && other !== NOBODY; other = this.#after[other]) {
      this.overtaken[other] = 1;
      newly += 1 - this.stale[other];
    }
    this.#inTurn[list] = other;
    return newly;
  }

  #link(list: number, before: number, after: number): void {
    if (before !== NOBODY) this.#after[before] = after;
    if (after === NOBODY) this.#last[list] = before;
    else this.#before[after] = before;
  }

  #grow(size: number): void {
    this.stale = grown(this.stale, new Uint8Array(size));
    this.overtaken = grown(this.overtaken, new Uint8Array(size));
    this.#joinedAt = grown(this.#joinedAt, new Float64Array(size));
    this.#before = grown(this.#before, new Int32Array(size));
    this.#after = grown(this.#after, new Int32Array(size));
  }
}
