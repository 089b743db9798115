import { type EventSlots, Field } from "./event-slots.js";

/** Doubly linked lists of events, known by number. An end of a list is the list's own number, complemented and so negative:
 *  an event can leave the middle of whatever list it is in without anybody knowing which one that is. */
export class EventLists {
  /** First and last of each list, side by side; both point back at the list when it is empty. */
  private ends = new Int32Array(2);

  constructor(private readonly slots: EventSlots) {}

  /** Makes `count` empty lists from number `from` on. */
  open(from: number, count: number): void {
    const needed = 2 * (from + count);
    if (needed > this.ends.length) this.grow(needed);
    for (let list = from; list < from + count; list++) this.empty(list);
  }

  empty(list: number): void {
    this.ends[2 * list] = ~list;
    this.ends[2 * list + 1] = ~list;
  }

  /** The first event, or a negative number when there is none. */
  first(list: number): number {
    return this.ends[2 * list];
  }

  /** The last event, or a negative number when there is none. */
  last(list: number): number {
    return this.ends[2 * list + 1];
  }

  append(list: number, slot: number): void {
    const { ends } = this;
    const { fields } = this.slots;
    const last = ends[2 * list + 1];
    fields[slot * Field.Stride + Field.Before] = last;
    fields[slot * Field.Stride + Field.After] = ~list;
    ends[2 * list + 1] = slot;
    if (last < 0) ends[2 * list] = slot;
    else fields[last * Field.Stride + Field.After] = slot;
  }

  /** Puts `slot` right behind `front`; at the head of the list when `front` is its negative end. */
  insertAfter(front: number, slot: number): void {
    const { ends } = this;
    const { fields } = this.slots;
    const back = front < 0 ? ends[2 * ~front] : fields[front * Field.Stride + Field.After];
    fields[slot * Field.Stride + Field.Before] = front;
    fields[slot * Field.Stride + Field.After] = back;
    if (front < 0) ends[2 * ~front] = slot;
    else fields[front * Field.Stride + Field.After] = slot;
    if (back < 0) ends[2 * ~back + 1] = slot;
    else fields[back * Field.Stride + Field.Before] = slot;
  }

  unlink(slot: number): void {
    const { ends } = this;
    const { fields } = this.slots;
    const front = fields[slot * Field.Stride + Field.Before];
    const back = fields[slot * Field.Stride + Field.After];
    if (front < 0) ends[2 * ~front] = back;
    else fields[front * Field.Stride + Field.After] = back;
    if (back < 0) ends[2 * ~back + 1] = front;
    else fields[back * Field.Stride + Field.Before] = front;
  }

  /** Moves everything from one list to another, which must be empty, in the same order and in constant time. */
  moveAll(from: number, to: number): void {
    const first = this.ends[2 * from];
    if (first < 0) return;
    const last = this.ends[2 * from + 1];
    this.slots.fields[first * Field.Stride + Field.Before] = ~to;
    this.slots.fields[last * Field.Stride + Field.After] = ~to;
    this.ends[2 * to] = first;
    this.ends[2 * to + 1] = last;
    this.empty(from);
  }

  /** How many events a list has, counted no further than `atMost`. */
  lengthUpTo(list: number, atMost: number): number {
    const { fields } = this.slots;
    let length = 0;
    for (let slot = this.first(list); slot >= 0 && length < atMost; slot = fields[slot * Field.Stride + Field.After])
      length++;
    return length;
  }

  private grow(needed: number): void {
    const wider = new Int32Array(Math.max(needed, 2 * this.ends.length));
    wider.set(this.ends);
    this.ends = wider;
  }
}
