import { describe, expect, test } from "vitest";
import { type DistributionSpec, distribution } from "../../src/random/index.js";

const fixed = (value: number): DistributionSpec => ({ kind: "fixed", value });
const exponential = (mean: number): DistributionSpec => ({ kind: "exponential", mean });
const mixture = (...parts: readonly (readonly [share: number, of: DistributionSpec])[]) =>
  distribution({ kind: "mixture", parts: parts.map(([share, of]) => ({ share, of })) });

describe("a mixture, by hand", () => {
  test("a part without a share is not there", () => {
    const mixed = mixture([1, fixed(10)], [0, exponential(600)]);
    expect([mixed.mean, mixed.variance, mixed.quantile(0), mixed.quantile(1)]).toEqual([10, 0, 10, 10]);
  });

  test("people who leave at once are never found: half of 0, half of an exponential of 10 is found as 2 × 10", () => {
    for (const mixed of [
      mixture([0.5, fixed(0)], [0.5, exponential(10)]),
      mixture([0.5, exponential(10)], [0.5, fixed(0)]),
    ])
      expect(mixed.lengthBiased().mean).toBeCloseTo(20, 9);
    expect(mixture([0.5, fixed(0)], [0.5, fixed(0)]).lengthBiased().mean).toBe(0);
  });

  test("of single values: every quantile is the first of them at which the shares before and with it reach it", () => {
    const mixed = mixture([0.3, fixed(1)], [0.3, fixed(2)], [0.4, fixed(15)]);
    for (const p of [0.01, 0.1, 0.29, 0.31, 0.45, 0.59, 0.61, 0.8, 0.99, 1]) {
      const value = p < 0.3 ? 1 : p < 0.6 ? 2 : 15;
      expect(mixed.quantile(p)).toBeCloseTo(value, 12);
      expect(mixed.cdf(mixed.quantile(p)), `${p}`).toBeGreaterThanOrEqual(p);
    }
  });
});

test("a sample is found in proportion to its values: 0 and 2 as 2 only; where all are 0, as 0", () => {
  const found = (...values: readonly number[]) => distribution({ kind: "empirical", values }).lengthBiased();
  expect([found(0, 2).mean, found(0, 2).quantile(0)]).toEqual([2, 2]);
  expect([found(0, 0).mean, found(0, 0).quantile(0.5)]).toEqual([0, 0]);
  expect(found(1, 2, 3).mean).toBeCloseTo(14 / 6, 12);
});

test("uniform from 0 to 10 is found with density x ÷ 50", () => {
  const found = distribution({ kind: "uniform", from: 0, to: 10 }).lengthBiased();
  expect(found.mean).toBeCloseTo(20 / 3, 12);
  for (const p of [0, 0.25, 0.5, 0.99, 1]) expect(found.quantile(p)).toBeCloseTo(10 * Math.sqrt(p), 9);
});

test("an exponential of 10 that is never below 5 has the mean 5 + 10 / √e; cut at 0 nothing is left of it", () => {
  const least = distribution({ kind: "capped", of: exponential(10), from: 5 });
  expect(least.mean).toBeCloseTo(5 + 10 * Math.exp(-0.5), 9);
  const none = distribution({ kind: "capped", of: exponential(10), to: 0 });
  expect([none.mean, none.lengthBiased().mean, none.lengthBiased().quantile(0.5)]).toEqual([0, 0, 0]);
});

test("a stay cut at a bound that nobody reaches is as it was: uniform from 10 to 20, cut at 30, has the mean 15", () => {
  const of: DistributionSpec = { kind: "truncated", of: { kind: "uniform", from: 0, to: 50 }, from: 10, to: 20 };
  const uncut = distribution({ kind: "capped", of, to: 30 });
  expect([uncut.mean, uncut.cdf(15), uncut.cdf(25)].map((value) => value.toFixed(9))).toEqual([
    "15.000000000",
    "0.500000000",
    "1.000000000",
  ]);
});

test("nobody is found on the way with a Weibull stay of nothing", () => {
  expect(distribution({ kind: "weibull", shape: 0.7, scale: 100 }).lengthBiased().cdf(0)).toBe(0);
});

test("a gamma draw far down, one in 20,000 million, is the quantile", () => {
  const stay = distribution({ kind: "gamma", shape: 2, scale: 100 });
  const u = 4.4e-11;
  expect(stay.sampler(() => u)() / stay.quantile(u)).toBeCloseTo(1, 7);
});
