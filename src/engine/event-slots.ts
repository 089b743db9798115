import { UsageError } from "../foundation/index.js";
import { type EventId, eventId, GENERATION_LIMIT, generationOf, SLOT_LIMIT } from "./event-id.js";

/** One event is 32 bytes in one stretch of memory, so that touching it costs one cache line:
 *  a double (its key) and six integers, of which the last is spare. Counted in integers: */
export const STRIDE = 8;
/** The same, counted in doubles. */
export const KEY_STRIDE = STRIDE / 2;
export const BEFORE = 2;
export const AFTER = 3;
const KIND = 4;
const SUBJECT = 5;
const GENERATION = 6;
const NONE = -1;
const FEWEST_PLACES = 64;

/** Where pending events live: places that are handed out, given back and never confused.
 *  A place counts its holders; an id remembers which holder it meant. The fields at BEFORE and AFTER are at the calendar's disposal. */
export class EventSlots {
  /** The memory itself, for the calendar, whose every nanosecond counts. Replaced when it grows, so never kept. */
  keys = new Float64Array(FEWEST_PLACES * KEY_STRIDE);
  fields = new Int32Array(this.keys.buffer);
  private free = NONE;
  private used = 0;

  /** @param lastGeneration a place is retired when its generation reaches this [2–2^26]; smaller only in tests. */
  constructor(private readonly lastGeneration = GENERATION_LIMIT) {}

  /** Takes a place for an event. @throws UsageError when 67,108,864 events are pending */
  allocate(key: number, kind: number, subject: number): number {
    const slot = this.free === NONE ? this.newPlace() : this.reusedPlace();
    const fields = this.fields;
    this.keys[slot * KEY_STRIDE] = key;
    fields[slot * STRIDE + KIND] = kind;
    fields[slot * STRIDE + SUBJECT] = subject;
    fields[slot * STRIDE + GENERATION]++;
    return slot;
  }

  /** Gives a place back: every id that named it is stale from now on. Its kind and subject stay readable until it is taken again. */
  release(slot: number): void {
    const generation = ++this.fields[slot * STRIDE + GENERATION];
    if (generation >= this.lastGeneration) return;
    this.fields[slot * STRIDE + AFTER] = this.free;
    this.free = slot;
  }

  /** The id of the event that holds this place. */
  idOf(slot: number): EventId {
    return eventId(slot, this.fields[slot * STRIDE + GENERATION]);
  }

  /** The place of a pending event, or -1 when the id is stale, unknown or no id at all. */
  slotOf(id: number): number {
    const generation = generationOf(id);
    const slot = id - generation * SLOT_LIMIT;
    const known = (generation & 1) === 1 && slot >= 0 && slot < this.used && (slot | 0) === slot;
    return known && this.fields[slot * STRIDE + GENERATION] === generation ? slot : NONE;
  }

  keyOf(slot: number): number {
    return this.keys[slot * KEY_STRIDE];
  }

  kindOf(slot: number): number {
    return this.fields[slot * STRIDE + KIND];
  }

  subjectOf(slot: number): number {
    return this.fields[slot * STRIDE + SUBJECT];
  }

  /** Gives every place back and keeps the memory. Ids handed out before stay stale. */
  clear(): void {
    this.free = NONE;
    // Backwards, so that places are handed out from the lowest again and stay close together.
    for (let slot = this.used - 1; slot >= 0; slot--) {
      const generation = this.fields[slot * STRIDE + GENERATION];
      if ((generation & 1) === 1) this.release(slot);
      else if (generation < this.lastGeneration) {
        this.fields[slot * STRIDE + AFTER] = this.free;
        this.free = slot;
      }
    }
  }

  private reusedPlace(): number {
    const slot = this.free;
    this.free = this.fields[slot * STRIDE + AFTER];
    return slot;
  }

  private newPlace(): number {
    if (this.used >= SLOT_LIMIT) throw new UsageError(`More than ${SLOT_LIMIT} events are pending at once.`);
    if (this.used * KEY_STRIDE === this.keys.length) this.grow();
    return this.used++;
  }

  private grow(): void {
    const wider = new Float64Array(this.keys.length * 2);
    const fields = new Int32Array(wider.buffer);
    fields.set(this.fields);
    this.keys = wider;
    this.fields = fields;
  }
}
