import { type FactListener, SILENCE } from "../../src/domain/index.js";
import { MINUTES_PER_DAY } from "../../src/foundation/index.js";

/** People in beds and on the list at midnight of some days, counted from the facts alone. Facts come in time order; those
 *  of the people present at the start are dated before it. */
export class Snapshots {
  readonly occupied: number[] = [];
  readonly waiting: number[] = [];
  readonly listener: FactListener;
  private inBeds = 0;
  private listed = 0;
  private readonly onList = new Set<number>();

  /** @param days rising */
  constructor(private readonly days: readonly number[]) {
    this.listener = {
      ...SILENCE,
      listed: (time, patient) => this.join(time, patient),
      offered: (time, patient) => this.quit(time, patient),
      left: (time, patient) => this.quit(time, patient),
      admitted: (time) => this.change(time, 1),
      departed: (time) => this.change(time, -1),
    };
  }

  private lookUntil(time: number): void {
    while (this.occupied.length < this.days.length && time >= this.days[this.occupied.length] * MINUTES_PER_DAY) {
      this.occupied.push(this.inBeds);
      this.waiting.push(this.listed);
    }
  }

  private change(time: number, by: number): void {
    this.lookUntil(time);
    this.inBeds += by;
  }

  private join(time: number, patient: number): void {
    this.lookUntil(time);
    this.onList.add(patient);
    this.listed++;
  }

  /** Leaving an offer or an assessment is no leaving of the list. */
  private quit(time: number, patient: number): void {
    this.lookUntil(time);
    if (this.onList.delete(patient)) this.listed--;
  }

  /** The replication is over: what has not changed since holds on the last days. */
  finish(): void {
    this.lookUntil(Number.POSITIVE_INFINITY);
  }
}
