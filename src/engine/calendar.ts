/** The future event list: which pending event is next.
 *
 *  The order is by key (time and phase in one number), and among equal keys by insertion. That order is total, so two
 *  calendars that keep it are indistinguishable; `test/engine/calendar.test.ts` holds every implementation to it.
 *  Events are places in `EventSlots`; a calendar orders them and never looks at what they mean. */
export interface Calendar {
  /** Adds an event whose key is already in its place. */
  insert(slot: number): void;
  /** Takes an event out, wherever it stands. It must be in the calendar. */
  remove(slot: number): void;
  /** The next event, which stays; negative when there is none. */
  first(): number;
  /** Forgets every event and keeps the memory. */
  clear(): void;
}
