import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventId, GENERATION_LIMIT, generationOf, NO_EVENT, SLOT_LIMIT } from "../../src/engine/event-id.js";
import { EventSlots } from "../../src/engine/event-slots.js";

describe("event ids", () => {
  it("are exact numbers up to the last place and its last holder", () => {
    const [place, holder] = [SLOT_LIMIT - 1, GENERATION_LIMIT - 1];
    const id = eventId(place, holder);
    expect(Number.isSafeInteger(id)).toBe(true);
    expect([generationOf(id), id - holder * SLOT_LIMIT]).toEqual([holder, place]);
    // Both parts are found again with the arithmetic of 32 bits.
    expect([place | 0, holder | 0]).toEqual([place, holder]);
  });

  it("are never confused: a map from id to what it meant agrees after any history", () => {
    // With 3 holders a place is retired soon, so that retirement is part of what is tried.
    const strokes = fc.array(fc.tuple(fc.constantFrom("take", "take", "give", "clear" as const), fc.nat()), {
      maxLength: 300,
    });
    fc.assert(
      fc.property(strokes, fc.constantFrom(6, 2 ** 26), (history, lastGeneration) => {
        const slots = new EventSlots(lastGeneration);
        const meant = new Map<number, number>();
        const ever = new Set<number>();
        let subject = 0;
        for (const [what, pick] of history) {
          if (what === "take") {
            const id = slots.idOf(slots.allocate(0, 0, subject));
            expect(ever.has(id)).toBe(false);
            expect(Number.isSafeInteger(id)).toBe(true);
            ever.add(id);
            meant.set(id, subject++);
          } else if (what === "give" && meant.size > 0) {
            const id = [...meant.keys()][pick % meant.size];
            slots.release(slots.slotOf(id));
            meant.delete(id);
          } else if (what === "clear" && pick % 5 === 0) {
            slots.clear();
            meant.clear();
          }
        }
        for (const id of ever) {
          const slot = slots.slotOf(id);
          expect(slot < 0 ? undefined : slots.subjectOf(slot)).toBe(meant.get(id));
        }
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it("retires a place whose generations are used up", () => {
    const slots = new EventSlots(4);
    const places = [1, 2, 3, 4, 5].map((subject) => {
      const slot = slots.allocate(0, 0, subject);
      slots.release(slot);
      return slot;
    });
    // Each holder uses two generations (taken, free again), so 4 generations serve two holders.
    expect(places).toEqual([0, 0, 1, 1, 2]);
    slots.clear();
    expect(slots.allocate(0, 0, 6)).toBe(2);
  });

  it("answers nothing for what is no id", () => {
    const slots = new EventSlots();
    const id = slots.idOf(slots.allocate(0, 0, 1));
    for (const wrong of [NO_EVENT, -1, Number.NaN, Infinity, -Infinity, 0.5, id + 0.5, id + 1, -id, 2 ** 60]) {
      expect(slots.slotOf(wrong)).toBe(-1);
    }
    expect(slots.slotOf(id)).toBe(0);
  });
});
