import { UsageError } from "../foundation/index.js";
import { type EventId, eventId, GENERATION_LIMIT, generationOf, SLOT_LIMIT } from "./event-id.js";

/** Where in its memory an event keeps what. One event is 32 bytes in one stretch, so that touching it costs one cache line: a
 *  double (its key) and six integers, of which the last is spare. Counted in integers.
 *
 *  An enum, because bundlers write its values into the code; of a constant they make a variable of the module, and a place in
 *  memory multiplied by a variable is three times the instructions. */
export enum Field {
  Before = 2,
  After = 3,
  Kind = 4,
  Subject = 5,
  Generation = 6,
  Stride = 8,
}

/** The key of an event is this far from the next one's. [doubles] */
export enum Key {
  Stride = 4,
}

const NONE = -1;
const FEWEST_PLACES = 64;

/** Where pending events live: places that are handed out, given back and never confused.
 *  A place counts its holders; an id remembers which holder it meant. `Field.Before` and `Field.After` are at the calendar's disposal. */
export class EventSlots {
  /** The memory itself, for the calendar, whose every nanosecond counts. Replaced when it grows, so never kept. */
  keys = new Float64Array(FEWEST_PLACES * Key.Stride);
  fields = new Int32Array(this.keys.buffer);
  private free = NONE;
  private used = 0;

  /** @param lastGeneration a place is retired when its generation reaches this [2–2^26]; smaller only in tests. */
  constructor(private readonly lastGeneration = GENERATION_LIMIT) {}

  /** Takes a place for an event. @throws UsageError when 67,108,864 events are pending */
  allocate(key: number, kind: number, subject: number): number {
    const slot = this.free === NONE ? this.newPlace() : this.reusedPlace();
    const fields = this.fields;
    this.keys[slot * Key.Stride] = key;
    fields[slot * Field.Stride + Field.Kind] = kind;
    fields[slot * Field.Stride + Field.Subject] = subject;
    fields[slot * Field.Stride + Field.Generation]++;
    return slot;
  }

  /** Gives a place back: every id that named it is stale from now on. Its kind and subject stay readable until it is taken again. */
  release(slot: number): void {
    const generation = ++this.fields[slot * Field.Stride + Field.Generation];
    if (generation >= this.lastGeneration) return;
    this.fields[slot * Field.Stride + Field.After] = this.free;
    this.free = slot;
  }

  /** The id of the event that holds this place. */
  idOf(slot: number): EventId {
    return eventId(slot, this.fields[slot * Field.Stride + Field.Generation]);
  }

  /** The place of a pending event, or -1 when the id is stale, unknown or no id at all. */
  slotOf(id: number): number {
    const generation = generationOf(id);
    // Truncated, though exact already: a place that came as a double would turn every index it becomes into one.
    const slot = (id - generation * SLOT_LIMIT) | 0;
    const known = (generation & 1) === 1 && slot >= 0 && slot < this.used && eventId(slot, generation) === id;
    return known && this.fields[slot * Field.Stride + Field.Generation] === generation ? slot : NONE;
  }

  keyOf(slot: number): number {
    return this.keys[slot * Key.Stride];
  }

  kindOf(slot: number): number {
    return this.fields[slot * Field.Stride + Field.Kind];
  }

  subjectOf(slot: number): number {
    return this.fields[slot * Field.Stride + Field.Subject];
  }

  /** Gives every place back and keeps the memory. Ids handed out before stay stale. */
  clear(): void {
    this.free = NONE;
    // Backwards, so that places are handed out from the lowest again and stay close together.
    for (let slot = this.used - 1; slot >= 0; slot--) {
      const generation = this.fields[slot * Field.Stride + Field.Generation];
      if ((generation & 1) === 1) this.release(slot);
      else if (generation < this.lastGeneration) {
        this.fields[slot * Field.Stride + Field.After] = this.free;
        this.free = slot;
      }
    }
  }

  private reusedPlace(): number {
    const slot = this.free;
    this.free = this.fields[slot * Field.Stride + Field.After];
    return slot;
  }

  private newPlace(): number {
    if (this.used >= SLOT_LIMIT) throw new UsageError(`More than ${SLOT_LIMIT} events are pending at once.`);
    if (this.used * Key.Stride === this.keys.length) this.grow();
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
