import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Resource } from "../../src/engine/index.js";
import { UsageError } from "../../src/foundation/index.js";

const figures = (beds: Resource) => [beds.capacity, beds.inUse, beds.free, beds.draining];

describe("a resource", () => {
  it("drains when it closes while in use, and opens again", () => {
    const beds = new Resource("ward", 3);
    beds.seize();
    beds.seize();
    beds.seize();
    expect(beds.trySeize()).toBe(false);
    beds.setCapacity(1);
    expect(figures(beds)).toEqual([1, 3, 0, 2]);
    beds.release();
    expect(figures(beds)).toEqual([1, 2, 0, 1]);
    expect(beds.trySeize()).toBe(false);
    beds.release();
    expect(figures(beds)).toEqual([1, 1, 0, 0]);
    beds.setCapacity(4);
    expect(figures(beds)).toEqual([4, 1, 3, 0]);
    beds.reset();
    expect(figures(beds)).toEqual([4, 0, 4, 0]);
    beds.reset(2);
    expect(figures(beds)).toEqual([2, 0, 2, 0]);
  });

  it("agrees with a list of the places in use", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("seize", "release", "open"), fc.nat(6))), (strokes) => {
        const beds = new Resource("ward", 2);
        const taken: object[] = [];
        let open = 2;
        for (const [what, number] of strokes) {
          if (what === "seize") {
            const may = taken.length < open;
            expect(beds.trySeize()).toBe(may);
            if (may) taken.push({});
          } else if (what === "release" && taken.length > 0) {
            beds.release();
            taken.pop();
          } else if (what === "open") {
            beds.setCapacity(number);
            open = number;
          }
          expect(figures(beds)).toEqual([
            open,
            taken.length,
            Math.max(0, open - taken.length),
            Math.max(0, taken.length - open),
          ]);
        }
      }),
      { seed: 5 },
    );
  });

  it("says what is wrong", () => {
    const beds = new Resource("ward", 0);
    expect(() => beds.seize()).toThrow(new UsageError('"ward" has no free place: 0 in use, capacity 0.'));
    expect(() => beds.release()).toThrow(new UsageError('"ward" has no place in use to release.'));
    for (const wrong of [-1, 1.5, Number.NaN, Infinity]) {
      const message = `"ward" needs a whole capacity of 0 or more; received ${wrong}.`;
      expect(() => beds.setCapacity(wrong)).toThrow(new UsageError(message));
      expect(() => new Resource("ward", wrong)).toThrow(new UsageError(message));
      expect(() => beds.reset(wrong)).toThrow(new UsageError(message));
    }
  });
});
