import { CAUSES, PLACE, WIDTH } from "./figures.js";
import type { ObservationPlan } from "./plan.js";
import { type Pools, poolsOf } from "./pools.js";
import type { Layout } from "./scopes.js";
import { WaitingOrder } from "./waiting-order.js";
import type { ObservationWindow } from "./window.js";

const WIDE = CAUSES.length;
const PAPERS = CAUSES.indexOf("papers");
const OVERTAKEN = CAUSES.indexOf("overtaken");
const NO_BED = CAUSES.indexOf("noBed");
const FIRST_PLACE = PLACE[`cause.${CAUSES[0]}`];

/** What can be changed from outside: how much of each there is in the pool of a unit. */
export const RING_FENCED = CAUSES.indexOf("ringFenced");
export const BED_HELD = CAUSES.indexOf("bedHeld");
export const DELAYED = CAUSES.indexOf("delayedDischarge");
export const BED_CLOSED = CAUSES.indexOf("bedClosed");

/** Why people wait, pool by pool, at every moment. The people on the lists of a pool are shared out over the causes in their
 *  order: those whose papers are stale; of the others those who have been overtaken; of the rest as many as there are free
 *  beds (which can only be kept from them by a ring fence), held beds, people ready to leave, and closed beds; for those
 *  who are left there is no bed. Nobody is counted twice, so that the parts add up to the lists.
 *
 *  Time is attributed when the next change at a later minute comes; what stood for no time does not count. */
export class Causes {
  readonly #pools: Pools;
  readonly #window: ObservationWindow;
  readonly #order: WaitingOrder;
  readonly #waiting: Int32Array;
  /** By pool and cause, how many may wait for it at most. */
  readonly #limits: Int32Array;
  readonly #since: Float64Array;
  readonly #year: Int32Array;
  /** By pool, year of the window and cause: people × minutes. */
  readonly #minutes: Float64Array;

  constructor(plan: ObservationPlan, window: ObservationWindow) {
    const pools = poolsOf(plan);
    this.#pools = pools;
    this.#window = window;
    this.#order = new WaitingOrder(pools.ofList.length);
    this.#waiting = new Int32Array(pools.count);
    this.#limits = new Int32Array(pools.count * WIDE);
    this.#since = new Float64Array(pools.count).fill(window.from);
    this.#year = new Int32Array(pools.count);
    this.#minutes = new Float64Array(pools.count * window.years.length * WIDE);
  }

  join(time: number, patient: number, list: number): void {
    const pool = this.#pools.ofList[list];
    this.#pass(time, pool);
    this.#order.join(list, patient, time);
    this.#waiting[pool]++;
  }

  /** @param served whether it is a bed that takes the person off the list; overtaking counts from day zero */
  leave(time: number, patient: number, list: number, served: boolean): void {
    const pool = this.#pools.ofList[list];
    this.#pass(time, pool);
    const order = this.#order;
    if (served && time >= 0) this.#limits[pool * WIDE + OVERTAKEN] += order.overtake(list, patient);
    order.leave(list, patient);
    this.#waiting[pool]--;
    if (order.stale[patient] === 1) this.#limits[pool * WIDE + PAPERS]--;
    else this.#limits[pool * WIDE + OVERTAKEN] -= order.overtaken[patient];
  }

  /** The papers of somebody on the list become stale, or are new again. */
  changePapers(time: number, patient: number, list: number, stale: 0 | 1): void {
    const pool = this.#pools.ofList[list];
    const order = this.#order;
    const by = stale - order.stale[patient];
    if (by === 0) return;
    this.#pass(time, pool);
    order.stale[patient] = stale;
    this.#limits[pool * WIDE + PAPERS] += by;
    this.#limits[pool * WIDE + OVERTAKEN] -= by * order.overtaken[patient];
  }

  /** There is more or less of a cause in the pool of a unit. */
  change(cause: number, by: number, time: number, unit: number): void {
    const pool = this.#pools.ofUnit[unit];
    this.#pass(time, pool);
    this.#limits[pool * WIDE + cause] += by;
  }

  /** Attributes what is left of the window. Call once, when everything has been heard. */
  finish(): void {
    for (let pool = 0; pool < this.#pools.count; pool++) this.#pass(this.#window.to, pool);
  }

  addTo(figures: Float64Array, { first, count }: Layout): void {
    const years = this.#window.years.length;
    for (let pool = 0; pool < this.#pools.count; pool++) {
      const home = this.#pools.catchment[pool];
      for (let year = 0; year < years; year++) {
        const rows = [0, first.year + year];
        if (home < count.catchment) rows.push(first.catchment + home);
        for (let cause = 0; cause < WIDE; cause++) {
          const minutes = this.#minutes[(pool * years + year) * WIDE + cause];
          for (const row of rows) figures[row * WIDTH + FIRST_PLACE + cause] += minutes;
        }
      }
    }
  }

  /** Time has passed in a pool since its last change. */
  #pass(time: number, pool: number): void {
    let from = this.#since[pool];
    const until = Math.min(time, this.#window.to);
    if (until <= from) return;
    this.#since[pool] = until;
    if (this.#waiting[pool] === 0) return;
    const { yearEnds } = this.#window;
    let year = this.#year[pool];
    while (from < until) {
      while (from >= yearEnds[year]) year++;
      const stop = Math.min(until, yearEnds[year]);
      this.#attribute(pool, year, stop - from);
      from = stop;
    }
    this.#year[pool] = year;
  }

  #attribute(pool: number, year: number, minutes: number): void {
    const row = (pool * this.#window.years.length + year) * WIDE;
    let rest = this.#waiting[pool];
    for (let cause = 0; cause < NO_BED && rest > 0; cause++) {
      const part = Math.min(rest, this.#limits[pool * WIDE + cause]);
      this.#minutes[row + cause] += part * minutes;
      rest -= part;
    }
    this.#minutes[row + NO_BED] += rest * minutes;
  }
}
