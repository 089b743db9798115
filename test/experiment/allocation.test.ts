import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allocate } from "../../src/experiment/allocation.js";

describe("sharing out beds", () => {
  test("keeps proportions, by largest remainder", () => {
    // 10 beds over 3:3:1 is 4.29, 4.29, 1.43: whole parts 4, 4, 1 leave one bed for the largest remainder, .43.
    expect(allocate([30, 30, 10], 10)).toEqual([4, 4, 2]);
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

  test("loses no bed, and none is more than one away from its share", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 60 }), fc.nat(20_000), (base, total) => {
        const shared = allocate(base, total);
        const sum = base.reduce((whole, beds) => whole + beds, 0);
        expect(shared.reduce((whole, beds) => whole + beds, 0)).toBe(total);
        shared.forEach((beds, unit) => {
          const exact = sum === 0 ? total / base.length : (total * base[unit]) / sum;
          expect(Math.abs(beds - exact)).toBeLessThan(1);
        });
      }),
    );
  });

  test("without any beds to go by, everybody gets the same", () => {
    expect(allocate([0, 0], 5)).toEqual([3, 2]);
  });
});
