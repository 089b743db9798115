import { Resource } from "../engine/index.js";
import type { UnitView } from "../policy/index.js";
import type { Lines } from "./lines.js";

/** The beds of one unit: capacity is commissioned beds, in use are those occupied or held. Knows by group who has them, and
 *  shows itself to the rule of ring-fencing. */
export class UnitBeds extends Resource implements UnitView {
  readonly #taken: Int32Array;
  readonly #homeLists: readonly number[];
  readonly #lines: Lines;

  constructor(
    readonly unit: number,
    name: string,
    beds: number,
    groups: number,
    homeLists: readonly number[],
    lines: Lines,
  ) {
    super(name, beds);
    this.#taken = new Int32Array(groups);
    this.#homeLists = homeLists;
    this.#lines = lines;
  }

  get beds(): number {
    return this.capacity;
  }

  /** Occupied or held ÷ commissioned; full where there are none. */
  get occupancy(): number {
    return this.capacity === 0 ? 1 : this.inUse / this.capacity;
  }

  takenBy(group: number): number {
    return this.#taken[group];
  }

  waitingOf(group: number): number {
    let waiting = 0;
    for (const list of this.#homeLists) waiting += this.#lines.waitingOfGroup(list, group);
    return waiting;
  }

  /** People on the lists that this unit is at home for. */
  get waiting(): number {
    let waiting = 0;
    for (const list of this.#homeLists) waiting += this.#lines.waitingOn(list);
    return waiting;
  }

  seizeFor(group: number): void {
    this.seize();
    this.#taken[group]++;
  }

  releaseFrom(group: number): void {
    this.release();
    this.#taken[group]--;
  }

  override reset(beds?: number): void {
    super.reset(beds);
    this.#taken.fill(0);
  }
}
