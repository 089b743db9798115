import { UsageError } from "../foundation/index.js";
import type { Discipline } from "./discipline.js";
import { LinePlaces, NOBODY } from "./line-places.js";

export interface WaitingLineOptions<Subject extends number = number> {
  /** Used in messages. */
  readonly name?: string;
  readonly discipline: Discipline<Subject>;
  /** Shared with other lines over the same people; its own by default. */
  readonly places?: LinePlaces;
}

/** People in an order, who can leave from anywhere in constant time. Subjects are small integers from 0 up, such as indices. */
export class WaitingLine<Subject extends number = number> {
  private readonly discipline: Discipline<Subject>;
  private readonly places: LinePlaces;
  private readonly number: number;
  private head: number = NOBODY;
  private tail: number = NOBODY;
  private count = 0;

  constructor(options: WaitingLineOptions<Subject>) {
    this.discipline = options.discipline;
    this.places = options.places ?? new LinePlaces();
    this.number = this.places.add(options.name);
  }

  /** How many stand in it. */
  get length(): number {
    return this.count;
  }

  /** Who is first; `NOBODY` when it is empty. */
  get first(): Subject | typeof NOBODY {
    return this.head as Subject | typeof NOBODY;
  }

  has(subject: Subject): boolean {
    return this.places.lineOf(subject) === this.number;
  }

  /** Takes a place according to the discipline: constant time when it is the first or the last one, else a walk from the tail.
   *  @throws UsageError when the subject stands in this or another line of the same places, or is no whole number from 0 up */
  join(subject: Subject): void {
    const { places } = this;
    places.makeRoomFor(subject);
    const present = places.lineOf(subject);
    if (present !== 0) throw new UsageError(`${subject} cannot join: already in "${places.nameOf(present)}".`);
    const front = this.inFrontOf(subject);
    const back = front === NOBODY ? this.head : places.after(front);
    places.put(subject, this.number, front, back);
    if (front === NOBODY) this.head = subject;
    if (back === NOBODY) this.tail = subject;
    this.count++;
  }

  /** Leaves from anywhere. False when the subject is not in this line. */
  withdraw(subject: Subject): boolean {
    if (!this.has(subject)) return false;
    if (this.head === subject) this.head = this.places.after(subject);
    if (this.tail === subject) this.tail = this.places.before(subject);
    this.places.take(subject);
    this.count--;
    return true;
  }

  /** Takes the first one out; `NOBODY` when it is empty. */
  takeFirst(): Subject | typeof NOBODY {
    const subject = this.head as Subject;
    if (subject !== NOBODY) this.withdraw(subject);
    return subject;
  }

  /** Who stands behind a subject; `NOBODY` behind the last. @throws UsageError when the subject is not in this line */
  next(subject: Subject): Subject | typeof NOBODY {
    if (!this.has(subject)) throw new UsageError(`${subject} is not in "${this.places.nameOf(this.number)}".`);
    return this.places.after(subject) as Subject;
  }

  /** From first to last. The one just seen may leave the line during the walk; others should not. */
  *[Symbol.iterator](): Generator<Subject, void, undefined> {
    let subject = this.head;
    while (subject !== NOBODY) {
      const behind = this.places.after(subject);
      yield subject as Subject;
      subject = behind;
    }
  }

  /** Sends everybody away. */
  reset(): void {
    for (const subject of this) this.withdraw(subject);
  }

  private inFrontOf(subject: Subject): number {
    const { discipline, places } = this;
    if (this.head === NOBODY || !discipline.overtakes(subject, this.tail as Subject)) return this.tail;
    if (discipline.overtakes(subject, this.head as Subject)) return NOBODY;
    let front = places.before(this.tail);
    while (discipline.overtakes(subject, front as Subject)) front = places.before(front);
    return front;
  }
}
