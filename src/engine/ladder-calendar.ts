import type { Calendar } from "./calendar.js";
import { EventLists } from "./event-lists.js";
import { type EventSlots, Field, Key } from "./event-slots.js";
import { Rungs } from "./rungs.js";

const NEAR = 0;
const FAR = 1;
const FIRST_BUCKET = 2;
const NOTHING = -1;
/** A bucket this long is sorted by insertion; a longer one becomes a finer rung. */
const SORTED_AT_ONCE = 24;
/** A newcomer that passes this many events from both ends of the near list proves that the list is too long. */
const LONGEST_WALK = 12;
const SAMPLE = 64;
/** The buckets are made for this share of the far events; the rest wait for the next time. */
const BULK = 0.95;

/** A ladder: most events lie far ahead, and it does not sort what it need not yet.
 *
 *  ```
 *  near, sorted ─ nearEnd ─ buckets of the finest rung ─ … ─ buckets of the coarsest rung ─ far, unsorted
 *  ```
 *  When `near` runs out, the next bucket is sorted into it; a crowded bucket first becomes a finer rung; when the rungs run
 *  out, a rung is made of what is far. Every list is in insertion order and every move keeps it, so equal keys need no
 *  sequence number. Keys are whole numbers and widths powers of two, so the place of a key is computed without rounding,
 *  and every decision about it agrees with every other. */
export class LadderCalendar implements Calendar {
  private readonly lists: EventLists;
  private readonly rungs: Rungs;
  private readonly sample = new Float64Array(SAMPLE);
  /** Keys below go into the near list, whatever else there is. */
  private nearEnd = Number.POSITIVE_INFINITY;

  constructor(private readonly slots: EventSlots) {
    this.lists = new EventLists(slots);
    this.lists.open(NEAR, FIRST_BUCKET);
    this.rungs = new Rungs(FIRST_BUCKET);
  }

  insert(slot: number): void {
    const key = this.slots.keyOf(slot);
    if (key < this.nearEnd) {
      if (this.placeNear(slot) > LONGEST_WALK) this.spreadNear();
    } else this.lists.append(this.rungs.bucketOf(key, FAR), slot);
  }

  remove(slot: number): void {
    this.lists.unlink(slot);
  }

  first(): number {
    const slot = this.lists.first(NEAR);
    return slot >= 0 ? slot : this.refill();
  }

  clear(): void {
    this.lists.open(NEAR, FIRST_BUCKET);
    this.rungs.clear();
    this.nearEnd = Number.POSITIVE_INFINITY;
  }

  /** Sorted insertion behind every equal key, from both ends at once. Returns how many steps it took. */
  private placeNear(slot: number): number {
    const { lists } = this;
    const { keys, fields } = this.slots;
    const key = keys[slot * Key.Stride];
    let back = lists.last(NEAR);
    if (back < 0 || keys[back * Key.Stride] <= key) {
      lists.append(NEAR, slot);
      return 0;
    }
    let front = lists.first(NEAR);
    let steps = 0;
    while (keys[front * Key.Stride] <= key) {
      back = fields[back * Field.Stride + Field.Before];
      if (keys[back * Key.Stride] <= key) {
        lists.insertAfter(back, slot);
        return steps;
      }
      front = fields[front * Field.Stride + Field.After];
      steps++;
    }
    lists.insertAfter(fields[front * Field.Stride + Field.Before], slot);
    return steps;
  }

  /** Brings the next events into the empty near list and returns the first; negative when there are none. */
  private refill(): number {
    const { lists, rungs } = this;
    while (lists.first(NEAR) < 0) {
      if (rungs.depth === 0) {
        this.nearEnd = Number.POSITIVE_INFINITY;
        if (lists.first(FAR) < 0) return NOTHING;
        this.openFar();
      } else if (this.nextBucket()) this.openBucket();
      else rungs.drop();
    }
    return lists.first(NEAR);
  }

  /** Moves the finest rung to its next bucket that is not empty. */
  private nextBucket(): boolean {
    const { lists, rungs } = this;
    const end = rungs.endList();
    let list = rungs.nextList();
    while (list < end && lists.first(list) < 0) list++;
    rungs.moveTo(list);
    return list < end;
  }

  /** Takes the bucket under the cursor: as the near list, or as a finer rung when it is crowded. */
  private openBucket(): void {
    const { lists, rungs } = this;
    const list = rungs.nextList();
    const start = rungs.nextStart();
    const width = rungs.width();
    rungs.moveTo(list + 1);
    this.nearEnd = Math.min(start + width, rungs.end());
    if (width === 1 || lists.first(list) === lists.last(list)) lists.moveAll(list, NEAR);
    else if (lists.lengthUpTo(list, SORTED_AT_ONCE + 1) <= SORTED_AT_ONCE) this.sortIntoNear(list);
    else this.openRung(list, start);
  }

  private sortIntoNear(list: number): void {
    const { lists } = this;
    const { fields } = this.slots;
    let slot = lists.first(list);
    lists.empty(list);
    while (slot >= 0) {
      const following = fields[slot * Field.Stride + Field.After];
      this.placeNear(slot);
      slot = following;
    }
  }

  /** Spreads a list, which covers the keys from `start` to the end of the near list, over about twice as many buckets as it has events. */
  private openRung(list: number, start: number): void {
    const count = this.lists.lengthUpTo(list, Number.POSITIVE_INFINITY);
    const end = this.nearEnd;
    this.nearEnd = start;
    this.spread(list, this.rungs.add(start, end, end - start, count));
  }

  /** Brings in what is far: a handful sorted, more as the first rung, which is made for the bulk of it. */
  private openFar(): void {
    const count = this.lists.lengthUpTo(FAR, Number.POSITIVE_INFINITY);
    if (count <= SORTED_AT_ONCE) this.sortIntoNear(FAR);
    else this.openFirstRung(count);
  }

  private openFirstRung(count: number): void {
    const { lists } = this;
    const { keys, fields } = this.slots;
    const stride = Math.ceil(count / SAMPLE);
    let start = Number.POSITIVE_INFINITY;
    let sampled = 0;
    let untilNext = 0;
    for (let slot = lists.first(FAR); slot >= 0; slot = fields[slot * Field.Stride + Field.After]) {
      const key = keys[slot * Key.Stride];
      if (key < start) start = key;
      if (untilNext-- > 0) continue;
      this.sample[sampled++] = key;
      untilNext = stride - 1;
    }
    const sorted = this.sample.subarray(0, sampled).sort();
    const span = sorted[Math.floor(BULK * (sampled - 1))] - start + 1;
    this.nearEnd = start;
    this.spread(FAR, this.rungs.add(start, Number.POSITIVE_INFINITY, span, count));
  }

  /** The near list has grown long under newcomers: back into buckets with it. */
  private spreadNear(): void {
    const { lists, rungs, slots } = this;
    if (this.nearEnd === Number.POSITIVE_INFINITY) {
      lists.moveAll(NEAR, FAR);
      this.openFar();
      return;
    }
    // A rung whose last bucket is the near list is used up: kept, such rungs would pile up where this happens at every event.
    while (rungs.depth > 0 && rungs.end() === this.nearEnd) rungs.drop();
    this.openRung(NEAR, slots.keyOf(lists.first(NEAR)));
  }

  /** Hands out a list to the newest rung, event by event in order; what lies beyond its end stays where it was. */
  private spread(list: number, buckets: number): void {
    const { lists, rungs } = this;
    const { keys, fields } = this.slots;
    lists.open(rungs.nextList(), buckets);
    let slot = lists.first(list);
    lists.empty(list);
    while (slot >= 0) {
      const following = fields[slot * Field.Stride + Field.After];
      lists.append(rungs.finestBucketOf(keys[slot * Key.Stride], list), slot);
      slot = following;
    }
  }
}
