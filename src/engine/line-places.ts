import { UsageError } from "../foundation/index.js";

/** Nobody: what a waiting line answers when there is none. No subject is negative. */
export const NOBODY = -1;

const MOST_SUBJECTS = 2 ** 26;
const FEWEST_SUBJECTS = 64;

/** Where people stand in line. Several lines that share one `LinePlaces` need memory for the people, not for people × lines;
 *  a person stands in at most one of them at a time. */
export class LinePlaces {
  /** By subject: who stands in front, who behind, and the number of the line; 0 is no line. */
  private ahead = new Int32Array(FEWEST_SUBJECTS);
  private behind = new Int32Array(FEWEST_SUBJECTS);
  private lines = new Int32Array(FEWEST_SUBJECTS);
  private readonly names: string[] = ["no line"];

  /** Registers a line and returns its number. */
  add(name: string | undefined): number {
    this.names.push(name ?? `line ${this.names.length}`);
    return this.names.length - 1;
  }

  nameOf(line: number): string {
    return this.names[line];
  }

  /** The number of the line a subject stands in; 0 when in none, whatever the subject. */
  lineOf(subject: number): number {
    return this.lines[subject] ?? 0;
  }

  before(subject: number): number {
    return this.ahead[subject];
  }

  after(subject: number): number {
    return this.behind[subject];
  }

  /** Puts a subject between two others (either may be nobody). @throws UsageError unless it is a whole number from 0 to 2^26 - 1 */
  put(subject: number, line: number, front: number, back: number): void {
    this.ahead[subject] = front;
    this.behind[subject] = back;
    this.lines[subject] = line;
    if (front !== NOBODY) this.behind[front] = subject;
    if (back !== NOBODY) this.ahead[back] = subject;
  }

  /** Takes a subject out and closes the gap. */
  take(subject: number): void {
    const front = this.ahead[subject];
    const back = this.behind[subject];
    if (front !== NOBODY) this.behind[front] = back;
    if (back !== NOBODY) this.ahead[back] = front;
    this.lines[subject] = 0;
  }

  /** Makes room for a subject. @throws UsageError unless it is a whole number from 0 to 2^26 - 1 */
  makeRoomFor(subject: number): void {
    if (subject >>> 0 !== subject || subject >= MOST_SUBJECTS) {
      throw new UsageError(`A waiting line takes subjects from 0 to ${MOST_SUBJECTS - 1}; received ${subject}.`);
    }
    if (subject < this.lines.length) return;
    let room = this.lines.length;
    while (room <= subject) room *= 2;
    this.ahead = widened(this.ahead, room);
    this.behind = widened(this.behind, room);
    this.lines = widened(this.lines, room);
  }
}

function widened(column: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(length);
  wider.set(column);
  return wider;
}
