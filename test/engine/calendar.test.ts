import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Calendar } from "../../src/engine/calendar.js";
import { EventSlots } from "../../src/engine/event-slots.js";
import { LadderCalendar } from "../../src/engine/ladder-calendar.js";
import { SortedCalendar } from "./sorted-calendar.js";

const CALENDARS: Record<string, (slots: EventSlots) => Calendar> = {
  ladder: (slots) => new LadderCalendar(slots),
  "sorted array": (slots) => new SortedCalendar(slots),
};

/** What a user of a calendar can see: the subjects in the order in which they come out. The oracle is a stable sort of a plain
 *  array of (key, sequence) objects, written out here and sharing nothing with the calendars. */
class Bench {
  readonly out: number[] = [];
  readonly expected: number[] = [];
  private readonly slots = new EventSlots();
  private readonly calendar: Calendar;
  private oracle: { key: number; subject: number; id: number }[] = [];
  private sequence = 0;
  now = 0;

  constructor(make: (slots: EventSlots) => Calendar) {
    this.calendar = make(this.slots);
  }

  get pending(): number {
    return this.oracle.length;
  }

  add(key: number): void {
    const subject = this.sequence++;
    const slot = this.slots.allocate(key, 0, subject);
    this.calendar.insert(slot);
    this.oracle.push({ key, subject, id: this.slots.idOf(slot) });
  }

  cancel(pick: number): void {
    if (this.oracle.length === 0) return;
    const [gone] = this.oracle.splice(pick % this.oracle.length, 1);
    const slot = this.slots.slotOf(gone.id);
    this.calendar.remove(slot);
    this.slots.release(slot);
    if (this.slots.slotOf(gone.id) !== -1) throw new Error("a cancelled id is still known");
  }

  take(): boolean {
    const slot = this.calendar.first();
    const next = this.oracle.reduce<{ key: number; subject: number } | undefined>(
      (best, event) => (best === undefined || event.key < best.key ? event : best),
      undefined,
    );
    this.expected.push(next?.subject ?? -1);
    this.out.push(slot < 0 ? -1 : this.slots.subjectOf(slot));
    if (slot < 0 || next === undefined) return false;
    this.now = this.slots.keyOf(slot);
    this.calendar.remove(slot);
    this.slots.release(slot);
    this.oracle = this.oracle.filter((event) => event !== next);
    return true;
  }

  clear(now: number): void {
    this.slots.clear();
    this.calendar.clear();
    this.oracle = [];
    this.now = now;
  }

  drain(): void {
    while (this.take());
  }
}

/** How far ahead the next events lie: each a habit that has broken or slowed a calendar somewhere. */
const AHEAD: Record<string, (now: number, luck: number) => number> = {
  now: (now) => now,
  "a few keys": (now, luck) => now + Math.floor(luck * 3),
  "a later phase or an earlier one of this instant": (now, luck) => now - (now & 15) + Math.floor(luck * 16),
  "a dense hour": (now, luck) => now + Math.floor(luck * 960),
  "two keys": (now, luck) => now + Math.floor(luck * 2),
  hours: (now, luck) => now + Math.floor(luck * 60 * 24 * 16),
  years: (now, luck) => now + Math.floor(luck * 60 * 24 * 16 * 3650),
  "whole days": (now, luck) => now + 60 * 24 * 16 * Math.floor(luck * 10),
  constant: (now) => now + 1000,
  "next midnight": (now) => (Math.floor(now / 23040) + 1) * 23040,
  "end of time": (_, luck) => 2 ** 47 - Math.floor(luck * 3),
  "any scale": (now, luck) => Math.min(2 ** 47, now + Math.floor(2 ** (luck * 46))),
};

type Stroke = { what: "add" | "cancel" | "take"; ahead: string; times: number; seed: number };

const stroke: fc.Arbitrary<Stroke> = fc.record({
  what: fc.constantFrom("add", "add", "cancel", "take") as fc.Arbitrary<Stroke["what"]>,
  ahead: fc.constantFrom(...Object.keys(AHEAD)),
  times: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 20, max: 90 })),
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
});

/** A small generator of its own, so that a stroke of ninety events stays one number when fast-check shrinks it. */
function luckFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function play(bench: Bench, { what, ahead, times, seed }: Stroke): void {
  const luck = luckFrom(seed);
  for (let i = 0; i < times; i++) {
    if (what === "add") bench.add(AHEAD[ahead](bench.now, luck()));
    else if (what === "cancel") bench.cancel(Math.floor(luck() * 2 ** 20));
    else if (bench.take() && luck() < 0.7) bench.add(AHEAD[ahead](bench.now, luck()));
  }
}

describe.each(Object.entries(CALENDARS))("calendar: %s", (_, make) => {
  it("comes out as a stable sort would, whatever is added, cancelled and taken between", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -(2 ** 44), max: 2 ** 40 }),
        fc.array(stroke, { minLength: 1, maxLength: 30 }),
        (start, strokes) => {
          const bench = new Bench(make);
          bench.now = start;
          for (const each of strokes) play(bench, each);
          bench.drain();
          expect(bench.out).toEqual(bench.expected);
        },
      ),
      { numRuns: 250, seed: 1 },
    );
  });

  it("is as good as new after it was cleared", () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 12 }), fc.array(stroke, { maxLength: 12 }), (before, after) => {
        const bench = new Bench(make);
        for (const each of before) play(bench, each);
        bench.clear(-5);
        expect(bench.take()).toBe(false);
        for (const each of after) play(bench, each);
        bench.drain();
        expect(bench.out).toEqual(bench.expected);
      }),
      { numRuns: 60, seed: 2 },
    );
  });

  it.each(Object.keys(AHEAD))("keeps order over a long run of: %s", (ahead) => {
    const bench = new Bench(make);
    play(bench, { what: "add", ahead, times: 300, seed: 3 });
    play(bench, { what: "add", ahead: "hours", times: 100, seed: 4 });
    for (let round = 0; round < 30; round++) {
      play(bench, { what: "take", ahead, times: 30, seed: round });
      play(bench, { what: "add", ahead, times: 9, seed: round });
      play(bench, { what: "cancel", ahead, times: 3, seed: round });
    }
    bench.drain();
    expect(bench.out).toEqual(bench.expected);
  });

  it("survives an instant whose every event sends a crowd to an earlier phase", () => {
    const bench = new Bench(make);
    for (let i = 0; i < 300; i++) bench.add(160);
    bench.add(10_000_000);
    for (let crowds = 0; crowds < 120; ) {
      bench.take();
      if (bench.now !== 160) continue;
      crowds++;
      for (let j = 0; j < 60; j++) bench.add(j < 30 ? 158 : 159);
    }
    bench.drain();
    expect(bench.out).toEqual(bench.expected);
  });

  it("keeps neighbours apart where a crowd has been spread over a bucket that it does not fill", () => {
    for (let seed = 0; seed < 60; seed++) {
      const bench = new Bench(make);
      const luck = luckFrom(seed);
      // Many far events make wide buckets; then a crowd grows in the near list, and later ones fall around its end.
      for (let i = 0; i < 60; i++) bench.add(Math.floor(luck() * 60_000));
      for (let round = 0; round < 12; round++) {
        bench.take();
        for (let i = 0; i < 40; i++) bench.add(bench.now + Math.floor(luck() * 700));
        for (let i = 0; i < 35; i++) {
          bench.take();
          bench.add(bench.now + Math.floor(luck() * 1500));
        }
      }
      bench.drain();
      expect(bench.out).toEqual(bench.expected);
    }
  });
});
