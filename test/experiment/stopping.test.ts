import { describe, expect, test } from "vitest";
import { LOOK_AHEAD, PrecisionRule } from "../../src/experiment/stopping.js";

const interval = (estimate: number, half: number) => ({
  estimate,
  low: estimate - half,
  high: estimate + half,
  level: 0.95,
  n: 10,
});

/** After how many looks a rule says enough; undefined if never. */
function looks(precision: number, halves: readonly number[]): number | undefined {
  const rule = new PrecisionRule(precision);
  const found = halves.findIndex((half) => rule.enough([interval(100, half)]));
  return found < 0 ? undefined : found + 1;
}

describe("stopping at a precision", () => {
  test("it has to be held for five looks beyond the first", () => {
    expect(LOOK_AHEAD).toBe(5);
    expect(looks(0.05, [9, 5, 5, 5, 5, 5, 5, 5])).toBe(7);
  });

  test("losing it starts the count again", () => {
    expect(looks(0.05, [5, 5, 5, 5, 5, 6, 5, 5, 5, 5, 5, 5])).toBe(12);
    expect(looks(0.05, [5, 5, 5, 5, 5, 6, 5, 5, 5, 5, 5])).toBeUndefined();
  });

  test("every metric must be precise, and one that has no value holds nothing up", () => {
    const rule = new PrecisionRule(0.05);
    for (let look = 0; look < 20; look++) expect(rule.enough([interval(100, 1), interval(100, 6)])).toBe(false);
    const other = new PrecisionRule(0.05);
    const last = Array.from({ length: 6 }, () => other.enough([interval(100, 1), undefined])).at(-1);
    expect(last).toBe(true);
  });

  test("an interval that does not exist yet is not precise", () => {
    const rule = new PrecisionRule(0.05);
    const single = { estimate: 100, low: undefined, high: undefined, level: 0.95, n: 1 };
    for (let look = 0; look < 10; look++) expect(rule.enough([single])).toBe(false);
  });
});
