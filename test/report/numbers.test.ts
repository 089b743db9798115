import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ABSENT, counted, decimalsFor, formatNumber, listed } from "../../src/report/numbers.js";

describe("formatNumber", () => {
  test.each([
    [0, 0, "0"],
    [-0, 1, "0.0"],
    [-0.04, 1, "0.0"],
    [2965, 0, "2,965"],
    [1234567.89, 1, "1,234,567.9"],
    [-1234.5, 1, "-1,234.5"],
    [999.5, 0, "1,000"],
    [1234, -2, "1,200"],
    [-1250, -2, "-1,300"],
    [49, -2, "0"],
    [Number.NaN, 1, ABSENT],
    [Number.POSITIVE_INFINITY, 1, ABSENT],
    [undefined, 1, ABSENT],
  ])("%s with %s decimals is %s", (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  test("reads back as the number, to half of the last place", () => {
    const numbers = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(numbers, fc.integer({ min: -3, max: 3 }), (value, decimals) => {
        const back = Number(formatNumber(value, decimals).replaceAll(",", ""));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(
          0.5 * 10 ** -decimals * (1 + 1e-9) + Math.abs(value) * 1e-15,
        );
      }),
    );
  });

  test("groups digits as the browser's own formatter does", () => {
    const whole = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
    fc.assert(fc.property(whole, (value) => void expect(formatNumber(value, 0)).toBe(value.toLocaleString("en-GB"))));
  });
});

describe("decimalsFor", () => {
  // Half the uncertainty has its first digit in that place: 3 / 2 = 1.5 (ones), 1.5 / 2 = 0.75 (tenths), 300 / 2 (hundreds).
  test.each([
    [3, 2, 0],
    [2, 2, 0],
    [1.5, 2, 1],
    [0.15, 3, 2],
    [0.0001, 1, 1],
    [19, 1, 0],
    [20, 1, -1],
    [300, 1, -2],
    [0, 1, 1],
    [undefined, 1, 1],
    [Number.POSITIVE_INFINITY, 1, 1],
  ])("± %s, at most %s decimals: %s", (halfWidth, most, decimals) => {
    expect(decimalsFor(halfWidth, most)).toBe(decimals);
  });
});

test("counts and lists are said as people say them", () => {
  expect(counted(1, "bed")).toBe("1\u00a0bed");
  expect(counted(0, "bed")).toBe("0\u00a0beds");
  expect(counted(2, "entry", "entries")).toBe("2\u00a0entries");
  expect(listed(["a"])).toBe("a");
  expect(listed(["a", "b", "c"])).toBe("a, b and c");
});
