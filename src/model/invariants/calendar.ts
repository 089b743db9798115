import type { World } from "../world.js";
import { promise } from "./promises.js";

/** Nothing that was put on the calendar is lost. */
export function checkCalendar({ simulation }: World): void {
  const { scheduled, handled, cancelled, pending } = simulation.counts;
  promise(
    "calendar",
    scheduled === handled + cancelled + pending && pending >= 0,
    () => `${scheduled} scheduled, ${handled} handled, ${cancelled} cancelled, ${pending} pending`,
  );
  promise("clock", simulation.nextTime() >= simulation.now, () => `an event lies behind, at ${simulation.nextTime()}`);
}

/** What the clock showed after the last event. */
export class ClockBefore {
  #before = Number.NEGATIVE_INFINITY;

  check({ now }: World): void {
    promise("clock", now >= this.#before, () => `minute ${now} comes after minute ${this.#before}`);
    this.#before = now;
  }
}
