import { firstCome, LinePlaces, Resource, WaitingLine } from "../engine/index.js";
import type { Onward } from "./onward.js";

/** The onward places as they stand, and who waits for them: in a bed of the estate, or in another onward place. */
export class PlaceUse {
  readonly pools: readonly Resource[];
  readonly lines: readonly WaitingLine[];
  /** How many people in each pool have not come to the end of their stay there. */
  readonly staying: Int32Array;
  readonly #onward: Onward;
  /** Pools of which a place was vacated in this minute and is about to be given away. */
  vacated = 0;
  /** How many people were found to wait for each other for ever, when that was last looked at. */
  deadlocked = 0;

  constructor(onward: Onward) {
    const places = new LinePlaces();
    this.#onward = onward;
    this.staying = new Int32Array(onward.pools.length);
    this.pools = onward.pools.map(({ name, places: capacity }) => new Resource(name, capacity));
    this.lines = onward.pools.map(({ name }) => new WaitingLine({ name, discipline: firstCome(), places }));
  }

  /** The pool for which a person waits; undefined when they wait for none. */
  awaitedBy(person: number): number | undefined {
    const pool = this.lines.findIndex((line) => line.has(person));
    return pool < 0 ? undefined : pool;
  }

  /** Takes a place, if one is free and nobody has waited for it longer. */
  tryTake(pool: number): boolean {
    return this.lines[pool].length === 0 && this.pools[pool].trySeize();
  }

  /** Waits for no place any more. */
  withdraw(person: number): void {
    for (const line of this.lines) if (line.withdraw(person)) return;
  }

  reset(): void {
    this.#onward.pools.forEach(({ places }, pool) => {
      this.pools[pool].reset(places);
      this.lines[pool].reset();
    });
    this.staying.fill(0);
    this.vacated = 0;
    this.deadlocked = 0;
  }

  /** Whether some pool is full of people who are past their stay: without one, nobody waits for ever. */
  get isStuckSomewhere(): boolean {
    return this.pools.some(({ capacity, inUse }, pool) => inUse >= capacity && this.staying[pool] === 0);
  }
}
