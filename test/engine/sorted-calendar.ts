import type { Calendar } from "../../src/engine/calendar.js";
import type { EventSlots } from "../../src/engine/event-slots.js";

/** The obvious calendar: one array, searched from the front. What the contract means, in twenty lines. */
export class SortedCalendar implements Calendar {
  private pending: { slot: number; key: number }[] = [];

  constructor(private readonly slots: EventSlots) {}

  insert(slot: number): void {
    const key = this.slots.keyOf(slot);
    const behind = this.pending.findIndex((event) => event.key > key);
    this.pending.splice(behind < 0 ? this.pending.length : behind, 0, { slot, key });
  }

  remove(slot: number): void {
    this.pending = this.pending.filter((event) => event.slot !== slot);
  }

  first(): number {
    return this.pending[0]?.slot ?? -1;
  }

  clear(): void {
    this.pending = [];
  }
}
