import fc from "fast-check";
import type { FileDistribution } from "../../src/scenario/index.js";

export const days = (most: number) => fc.integer({ min: 1, max: most });

export const percent = fc.integer({ min: 0, max: 100 }).chain((number) => fc.constantFrom(`${number}%`, number / 100));

/** Lengths in every unit that a file may use. */
export const lengths = fc.oneof(
  days(400),
  days(400).map((number) => `${number} days`),
  fc.integer({ min: 1, max: 52 }).map((number) => `${number} weeks`),
  fc.integer({ min: 1, max: 24 }).map((number) => `${number} months`),
  fc.integer({ min: 1, max: 500 }).map((number) => `${number} hours`),
);

export const positive = fc.integer({ min: 10, max: 200 }).map((number) => number / 100);

const simple: fc.Arbitrary<FileDistribution> = fc.oneof(
  lengths,
  fc.record({ median: days(400), sigma: positive }).map((lognormal) => ({ lognormal })),
  days(300).map((median) => ({
    lognormal: { median, mean: median + 20 },
    source: "somebody",
    label: "derived" as const,
  })),
  fc.constant({ lognormal: { mean: 85, within: { "28 days": "15%" } } }),
  fc.constant({ lognormal: { quantiles: { "50%": 580, "90%": 1190 } } }),
  fc.record({ mu: positive, sigma: positive }).map((lognormal) => ({ lognormal })),
  fc.record({ shape: positive, scale: days(300) }).map((gamma) => ({ gamma })),
  days(300).map((mean) => ({ gamma: { mean, sd: mean / 2 } })),
  lengths.map((mean) => ({ exponential: { mean } })),
  fc.constant({ exponential: { rate: 0.0031 } }),
  fc.record({ shape: positive, scale: days(300) }).map((weibull) => ({ weibull })),
  days(100).map((from) => ({ uniform: { from, to: from + 30 } })),
  days(100).map((from) => ({ triangular: { from, mode: from + 5, to: from + 30 } })),
  lengths.map((fixed) => ({ fixed })),
  fc.array(days(300), { minLength: 1, maxLength: 5 }).map((empirical) => ({ empirical })),
  fc.constant({ empirical: { values: [1, 2, "3 days"], weights: [1, 0, 2.5] } }),
  fc.constant({ empirical: { quantiles: { "0%": 1, "50%": 30, "100%": 400 } } }),
);

/** Any distribution, one within another now and then. */
export const distributions: fc.Arbitrary<FileDistribution> = fc.oneof(
  { weight: 6, arbitrary: simple },
  fc.tuple(simple, simple).map(([first, second]) => ({
    mixture: [
      { share: "40%", of: first },
      { share: 0.6, of: second },
    ],
  })),
  fc.record({ median: days(400), sigma: positive }).map((lognormal) => ({
    truncated: { of: { lognormal }, from: 1, to: "10 years" },
  })),
  simple.map((of) => ({ capped: { of, to: "2 years" } })),
);

export const orNever = fc.oneof(distributions, fc.constant("never" as const));

/** Shares of the names that add up to 100 %. */
export function sharesOf<Name extends string>(names: readonly Name[]): fc.Arbitrary<{ [Key in Name]?: string }> {
  return fc.subarray([...names], { minLength: 1 }).map((some) => {
    const each = Math.floor(100 / some.length);
    const shares = some.map((name, position) => [name, `${position === 0 ? 100 - each * (some.length - 1) : each}%`]);
    return Object.fromEntries(shares) as { [Key in Name]?: string };
  });
}

export const sparse: { requiredKeys: [] } = { requiredKeys: [] };
