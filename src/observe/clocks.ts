import { grown } from "./people.js";
import type { ClockMoments, ObservationPlan } from "./plan.js";

/** Places in a person's row of moments. */
export const IDENTIFIED = 0;
export const REFERRED = 1;
export const ASSESSMENT = 2;
export const REPORTED = 3;
export const LISTED = 4;
const SECOND_OPINION = 5;
const RENEWED_PAPERS = 6;
/** Since when a second opinion, or the renewal of papers, has been going on; NaN: neither is. */
const PAUSED_SINCE = 7;
/** What stands for moments that nobody has told. */
const INSTEAD = 8;
const WIDE = 9;

type Writable<Moments> = { -readonly [moment in keyof Moments]: Moments[moment] };

/** The transfer clock of everybody: the moments at which it may start, kept for the rule that says when it did. The rule is
 *  asked when somebody's way to a bed is over, and not before. */
export class TransferClocks {
  readonly #plan: ObservationPlan;
  #moments = new Float64Array(64 * WIDE);
  #entry = new Uint16Array(64);
  /** What the rule is shown; one for all, so that nothing is allocated. */
  readonly #shown: Writable<ClockMoments> = {
    identified: 0,
    referred: 0,
    assessed: 0,
    reported: 0,
    listed: 0,
    secondOpinion: 0,
    renewedPapers: 0,
    entry: 0,
  };

  constructor(plan: ObservationPlan) {
    this.#plan = plan;
  }

  /** A new need, with nothing known of it but when it arose. */
  begin(time: number, patient: number, entry: number): void {
    if (patient >= this.#entry.length) this.#grow(Math.max(patient + 1, this.#entry.length * 2));
    const row = patient * WIDE;
    for (let moment = 0; moment < WIDE; moment++) this.#moments[row + moment] = Number.NaN;
    this.#moments[row + IDENTIFIED] = time;
    this.#moments[row + SECOND_OPINION] = 0;
    this.#moments[row + RENEWED_PAPERS] = 0;
    this.#entry[patient] = entry;
  }

  mark(time: number, patient: number, moment: number): void {
    this.#moments[patient * WIDE + moment] = time;
  }

  /** Nothing of the person's way to a bed is still to come: moments that nobody has told are taken to be this one. */
  complete(time: number, patient: number): void {
    this.#moments[patient * WIDE + INSTEAD] = time;
  }

  /** A second opinion is asked for, or papers have gone stale. */
  pause(time: number, patient: number): void {
    this.#moments[patient * WIDE + PAUSED_SINCE] = time;
  }

  endSecondOpinion(time: number, patient: number): void {
    this.#endPause(time, patient, SECOND_OPINION);
  }

  renewPapers(time: number, patient: number): void {
    this.#endPause(time, patient, RENEWED_PAPERS);
  }

  /** When transfer time starts, as far as is known by now; NaN when it has not, or when the rule leaves the person out.
   *  [minutes] */
  startOf(patient: number): number {
    return this.#ask(patient, 1);
  }

  /** Referral → first assessment. [minutes] NaN when one of them has not been told. */
  assessmentTook(patient: number): number {
    const row = patient * WIDE;
    return this.#moments[row + ASSESSMENT] - this.#moments[row + REFERRED];
  }

  /** Where the second stage starts: at the first assessment, with the time added that the rule leaves out. [minutes] */
  secondStageAt(patient: number): number {
    const row = patient * WIDE;
    const assessed = this.#moments[row + ASSESSMENT];
    if (this.#moments[row + SECOND_OPINION] + this.#moments[row + RENEWED_PAPERS] === 0) return assessed;
    return assessed + this.#ask(patient, 1) - this.#ask(patient, 0);
  }

  #endPause(time: number, patient: number, length: number): void {
    const row = patient * WIDE;
    const took = time - this.#moments[row + PAUSED_SINCE];
    if (Number.isNaN(took)) return;
    this.#moments[row + length] += took;
    this.#moments[row + PAUSED_SINCE] = Number.NaN;
  }

  /** @param pauses 0 to count what the rule may leave out */
  #ask(patient: number, pauses: 0 | 1): number {
    const shown = this.#shown;
    const row = patient * WIDE;
    const instead = this.#moments[row + INSTEAD];
    shown.identified = this.#momentOr(row + IDENTIFIED, instead);
    shown.referred = this.#momentOr(row + REFERRED, instead);
    shown.assessed = this.#momentOr(row + ASSESSMENT, instead);
    shown.reported = this.#momentOr(row + REPORTED, instead);
    shown.listed = this.#momentOr(row + LISTED, instead);
    shown.secondOpinion = pauses * this.#moments[row + SECOND_OPINION];
    shown.renewedPapers = pauses * this.#moments[row + RENEWED_PAPERS];
    shown.entry = this.#entry[patient];
    return this.#plan.clock(shown) ?? Number.NaN;
  }

  #momentOr(place: number, instead: number): number {
    const moment = this.#moments[place];
    return Number.isNaN(moment) ? instead : moment;
  }

  #grow(size: number): void {
    this.#moments = grown(this.#moments, new Float64Array(size * WIDE));
    this.#entry = grown(this.#entry, new Uint16Array(size));
  }
}
