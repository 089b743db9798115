import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { METRICS } from "../../src/observe/index.js";
import {
  estimateInWords,
  estimateText,
  estimateWithInterval,
  givenInWords,
  intervalText,
} from "../../src/report/estimates.js";
import { boundInWords, targetInWords } from "../../src/report/targets.js";
import { estimate } from "./made-up.js";

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("an estimate", () => {
  test.each([
    ["occupancy.mean", [0.93412, 0.9212, 0.9471], "93.4 %", "92.1 to 94.7 %"],
    ["occupancy.mean", [0.93412, 0.85, 1.0], "93 %", "85 to 100 %"],
    ["occupancy.mean", [0.93412, 0.9341, 0.93414], "93.4 %", "93.4 to 93.4 %"],
    ["bedWait.mean", [61.23, 55.1, 67.4], "61", "55 to 67"],
    ["bedWait.mean", [1234.5, 934, 1535], "1,200", "900 to 1,500"],
    ["bedWait.mean", [61.23], "61.2", "–"],
    ["bedWait.mean", [], "–", "–"],
    ["bedWait.p90", [Number.POSITIVE_INFINITY, 200, Number.POSITIVE_INFINITY], "> follow-up", "200.0 to > follow-up"],
    ["bedWait.mean", [Number.NaN, Number.NaN, Number.NaN], "–", "– to –"],
    ["bedWait.within28", [0.5163, 0.1769, 0.8558], "52 %", "18 to 86 %"],
    ["bedWait.within28", [1, 0.9999999999999, 1.0000000000001], "100 %", "constant"],
    ["cost.total", [13_140_000, 13_140_000, 13_140_000], "£13,140,000", "constant"],
    ["equity.wait", [-12.3, -15, -9.6], "-12", "-15 to -10"],
    ["bedWait.within28", [0.99999, 0.9998, 1], "over 99.9 %", "over 99.9 to 100.0 %"],
    ["bedWait.within28", [0.00001, 0, 0.0001], "under 0.1 %", "0.0 to under 0.1 %"],
    ["bedWait.within28", [1, 1, 1], "100 %", "constant"],
    ["bedWait.within28", [0.934, 0.934, 0.934], "93.4 %", "constant"],
    ["beds.open", [60, 60, 60], "60", "constant"],
  ])("of %s, %j, is %s (%s)", (id, [value, low, high], text, interval) => {
    expect(plain(estimateText(estimate(id, value, low, high)))).toBe(text);
    expect(plain(intervalText(estimate(id, value, low, high)))).toBe(interval);
  });

  test("says its unit and its interval in a sentence, and both in a cell", () => {
    expect(plain(estimateInWords(estimate("bedWait.mean", 61.23, 55.1, 67.4)))).toBe(
      "61 days (95 % interval 55 to 67)",
    );
    expect(plain(estimateInWords(estimate("bedWait.mean", 61.23)))).toBe("61.2 days (one replication, so no interval)");
    expect(plain(estimateWithInterval(estimate("occupancy.mean", 0.934, 0.921, 0.947)))).toBe("93.4 % (92.1 to 94.7)");
    expect(estimateWithInterval(undefined)).toBe("–");
  });

  test("is never printed as NaN or Infinity, whatever the metric", () => {
    const number = fc.oneof(
      fc.double({ min: -1e15, max: 1e15 }),
      fc.constantFrom(undefined, Number.NaN, Infinity, -Infinity, 1e-300),
    );
    fc.assert(
      fc.property(fc.constantFrom(...METRICS), number, number, number, ({ id }, value, low, high) => {
        const given = estimate(id, value, low, high);
        const text = [estimateText(given), intervalText(given), estimateWithInterval(given), estimateInWords(given)];
        expect(text.join(" ")).not.toMatch(/NaN|Infinity|undefined|e[+-]?\d/);
      }),
    );
  });
});

test("a bound keeps the digits it was given", () => {
  expect(plain(givenInWords(0.85, "share"))).toBe("85 %");
  expect(plain(givenInWords(0.8525, "share"))).toBe("85.25 %");
  expect(plain(givenInWords(1, "days"))).toBe("1 day");
  expect(plain(givenInWords(28, "days"))).toBe("28 days");
  expect(plain(boundInWords({ bound: "atMost", value: 30 }, "days"))).toBe("30 days or less");
});

test.each([
  ["bedWait.within28", "atLeast", 0.85, "85 % of people waiting 28 days or less for a bed"],
  ["transferTime.within28", "atLeast", 0.85, "85 % of prison transfers within 28 days"],
  ["listed.admittedWithin28", "atLeast", 0.5, "50 % of people on the list admitted within 28 days"],
  ["bedWait.mean", "atMost", 30, "the mean wait for a bed at 30 days or less"],
  ["bedWait.p90", "atMost", 90, "the 90th percentile of the wait for a bed at 90 days or less"],
  ["occupancy.mean", "atMost", 0.85, "occupancy at 85 % or less"],
  ["waiting.mean", "atMost", 12, "people on the waiting list at 12 people or less"],
  ["occupancy.p95", "atMost", 0.9, "“occupancy, 95th percentile over time” at 90 % or less"],
] as const)("the target %s %s %s is said as: %s", (metric, bound, value, words) => {
  expect(plain(targetInWords({ metric, bound, value }))).toBe(words);
});
