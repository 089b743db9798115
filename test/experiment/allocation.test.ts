import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "../../src/experiment/allocation.js";

describe("sharing out beds", () => {
  test("keeps proportions, each share rounded", () => {
    // 11 beds over 3:3:1 is 4.71, 4.71, 1.57: rounded 5, 5, 2 is one too many; the claims 30/9, 30/9 and 10/3 tie, first first.
    expect(allocate([30, 30, 10], 11)).toEqual([5, 5, 1]);
    // 100 beds over 53:24:23 are shares in whole numbers already.
    expect(allocate([53, 24, 23], 100)).toEqual([53, 24, 23]);
    expect(allocate([1, 1, 1], 4)).toEqual([2, 1, 1]);
  });

  test("today's total is today's allocation", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 60 }), (base) => {
        fc.pre(base.some((beds) => beds > 0));
        const total = base.reduce((sum, beds) => sum + beds, 0);
        expect(allocate(base, total)).toEqual(base);
      }),
    );
  });

  test("loses no bed, and one more to share takes none away", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 60 }), fc.nat(20_000), (base, total) => {
        const shared = allocate(base, total);
        expect(shared.reduce((whole, beds) => whole + beds, 0)).toBe(total);
        const more = allocate(base, total + 1);
        expect(more.filter((beds, unit) => beds !== shared[unit])).toHaveLength(1);
        for (const [unit, beds] of more.entries()) expect(beds).toBeGreaterThanOrEqual(shared[unit]);
      }),
    );
  });

  test("is Webster's: no two units could swap a bed and be nearer to equal claims", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 2, maxLength: 20 }),
        fc.nat(5_000),
        (base, total) => {
          const shared = allocate(base, total);
          // The least claim that was served is at least the greatest that was not.
          const served = Math.min(
            ...base.map((beds, unit) => (shared[unit] > 0 ? beds / (2 * shared[unit] - 1) : Number.POSITIVE_INFINITY)),
          );
          const waiting = Math.max(...base.map((beds, unit) => beds / (2 * shared[unit] + 1)));
          expect(served).toBeGreaterThanOrEqual(waiting);
        },
      ),
    );
  });

  test("without any beds to go by, everybody gets the same", () => {
    expect(allocate([0, 0], 5)).toEqual([3, 2]);
  });
});
