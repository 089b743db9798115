import gammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/foundation/index.js";
import {
  type DistributionSpec,
  distribution,
  exponentialFrom,
  gammaFrom,
  lognormalFrom,
  weibullFrom,
} from "../../src/random/index.js";

describe("published figures lead to the fits of the evidence pack", () => {
  test("the long wait: mean 85 days, 15 % within 28 (HMIP 2024)", () => {
    const spec = lognormalFrom({ mean: 85, within: { days: 28, share: 0.15 } });
    expect(spec.sigma).toBeCloseTo(0.779, 3);
    expect(Math.log(spec.median)).toBeCloseTo(4.139, 3);
    const waits = distribution(spec);
    expect(waits.quantile(0.5)).toBeCloseTo(62.8, 1);
    expect(waits.quantile(0.9)).toBeCloseTo(170, 0);
    expect(waits.quantile(0.99)).toBeCloseTo(384, -1);
    expect(1 - waits.cdf(90)).toBeCloseTo(0.32, 2);
    expect(1 - waits.cdf(462)).toBeCloseTo(0.005, 3);
    expect(Math.sqrt(waits.variance)).toBeCloseTo(78, 0);
  });

  test("the same wait as a gamma has next to no tail", () => {
    const spec = gammaFrom({ mean: 85, within: { days: 28, share: 0.15 } });
    expect(spec.shape).toBeCloseTo(1.91, 2);
    expect(1 - distribution(spec).cdf(462)).toBeCloseTo(0.0003, 4);
  });

  test("reports to admission: 24.72 % over 14 days, 7.89 % over 30 (Ministry of Justice, 2015-17)", () => {
    const spec = lognormalFrom({
      quantiles: [
        [1 - 0.2472, 14],
        [1 - 0.0789, 30],
      ],
    });
    expect(spec.sigma).toBeCloseTo(1.045, 2);
    expect(Math.log(spec.median)).toBeCloseTo(1.925, 2);
    expect(distribution(spec).mean).toBeCloseTo(11.8, 1);
  });

  test("remand: mean 100.4, median 50 (2016)", () => {
    const spec = lognormalFrom({ mean: 100.4, median: 50 });
    expect(spec.sigma).toBeCloseTo(1.18, 2);
    expect(Math.log(spec.median)).toBeCloseTo(3.912, 3);
  });

  test("remand stock of 2021: 32.6, 13.6 and 3.8 % over half a year, one and two years", () => {
    // Time already spent in a stationary stock: uniform within the length-biased whole.
    const remand = distribution({ kind: "lognormal", median: 116, sigma: 0.89 });
    expect(remand.mean).toBeCloseTo(172, 0);
    const longer = (days: number) => {
      let area = 0;
      for (let x = days; x < 40_000; x++) area += 1 - remand.cdf(x + 0.5);
      return area / remand.mean;
    };
    expect(longer(182.6)).toBeCloseTo(0.326, 2);
    expect(longer(365.25)).toBeCloseTo(0.136, 2);
    expect(longer(730.5)).toBeCloseTo(0.038, 2);
  });

  test("time on section 48: 46 % of the stock under three months gives a mean of 148 days", () => {
    expect(exponentialFrom({ within: { days: 91.3, share: 0.46 } }).mean).toBeCloseTo(148, 0);
  });

  test("assessment: 26 % over a month gives a mean of 22.6 days", () => {
    expect(exponentialFrom({ within: { days: 30.4, share: 0.74 } }).mean).toBeCloseTo(22.6, 1);
  });

  test("stays by class: medians and sigmas give the means and the mixture of section 4.3", () => {
    const classes = [
      [0.19, 200, 0.8, 275],
      [0.28, 620, 0.9, 930],
      [0.14, 800, 0.9, 1199],
      [0.09, 950, 0.9, 1424],
      [0.26, 480, 1, 791],
      [0.04, 330, 0.9, 495],
    ] as const;
    const parts = classes.map(([share, median, sigma]) => ({ share, of: lognormalFrom({ median, sigma }) }));
    parts.forEach(({ of }, i) => {
      expect(Math.abs(distribution(of).mean - classes[i][3])).toBeLessThan(1);
    });
    const all = distribution({ kind: "mixture", parts });
    expect(all.mean).toBeCloseTo(834, 0);
    expect(all.quantile(0.5)).toBeCloseTo(494, 0);
  });
});

describe("every way to say a distribution means the same one", () => {
  test("lognormal", () => {
    const truth = { kind: "lognormal", median: 580, sigma: 0.97 } as const;
    const { mean, variance } = distribution(truth);
    const at = (p: number) => 580 * Math.exp(0.97 * normalQuantile(p, 0, 1));
    const said = [
      { mu: Math.log(580), sigma: 0.97 },
      { mean, sigma: 0.97 },
      { mean, sd: Math.sqrt(variance) },
      { mean, median: 580 },
      { median: 580, within: { days: at(0.8), share: 0.8 } },
      { mean, within: { days: at(0.2), share: 0.2 } },
      {
        quantiles: [
          [0.9, at(0.9)],
          [0.25, at(0.25)],
        ] as const,
      },
    ];
    for (const words of said) {
      const spec = lognormalFrom(words);
      expect(spec.median / 580).toBeCloseTo(1, 9);
      expect(spec.sigma / 0.97).toBeCloseTo(1, 9);
    }
  });

  test("of two lognormals with this mean and share the less spread one is meant", () => {
    const spec = lognormalFrom({ mean: 100, within: { days: 120, share: 0.8 } });
    const { sigma } = spec;
    expect(distribution(spec).mean).toBeCloseTo(100, 9);
    expect(distribution(spec).cdf(120)).toBeCloseTo(0.8, 9);
    // The product of the two roots is 2 ln(days / mean).
    expect(sigma).toBeLessThan((2 * Math.log(1.2)) / sigma);
  });

  test("gamma", () => {
    const share = gammaCdf(150, 2.78, 1 / 72);
    const mean = 2.78 * 72;
    const said = [
      { shape: 2.78, mean },
      { mean, sd: Math.sqrt(2.78) * 72 },
      { mean, within: { days: 150, share } },
      { mean, within: { days: 350, share: gammaCdf(350, 2.78, 1 / 72) } },
    ];
    for (const words of said) {
      const spec = gammaFrom(words);
      expect(spec.shape).toBeCloseTo(2.78, 8);
      expect(spec.scale).toBeCloseTo(72, 6);
    }
  });

  test("Weibull", () => {
    const { mean, variance } = distribution({ kind: "weibull", shape: 1.5, scale: 94 });
    const at = (p: number) => 94 * (-Math.log(1 - p)) ** (1 / 1.5);
    const said = [
      { mean, shape: 1.5 },
      { mean, sd: Math.sqrt(variance) },
      {
        quantiles: [
          [0.2, at(0.2)],
          [0.9, at(0.9)],
        ] as const,
      },
    ];
    for (const words of said) {
      const spec = weibullFrom(words);
      expect(spec.shape).toBeCloseTo(1.5, 8);
      expect(spec.scale).toBeCloseTo(94, 6);
    }
  });

  test("exponential", () => {
    const said = [
      { mean: 20 },
      { median: 20 * Math.LN2 },
      { rate: 0.05 },
      { within: { days: 20, share: 1 - Math.exp(-1) } },
    ];
    for (const words of said) expect(exponentialFrom(words).mean).toBeCloseTo(20, 10);
  });
});

test.each<[string, () => unknown]>([
  ["above its median", () => lognormalFrom({ mean: 50, median: 60 })],
  [
    "no lognormal distribution with mean 100 has 1 % within 120 days",
    () => lognormalFrom({ mean: 100, within: { days: 120, share: 0.01 } }),
  ],
  ["sigma above 0", () => lognormalFrom({ median: 50, within: { days: 60, share: 0.4 } })],
  ["sigma above 0", () => lognormalFrom({ median: 50, sigma: 580 })],
  [
    "rise together",
    () =>
      lognormalFrom({
        quantiles: [
          [0.5, 30],
          [0.9, 20],
        ],
      }),
  ],
  ["needs median and sigma", () => lognormalFrom({ mean: 3 })],
  ["no gamma distribution with mean 100", () => gammaFrom({ mean: 100, within: { days: 120, share: 0.01 } })],
  ["a shape from", () => gammaFrom({ mean: 1, sd: 0 })],
  ["needs mean and sd", () => gammaFrom({ mean: 1 })],
  ["a mean above 0", () => exponentialFrom({ within: { days: 3, share: 1 } })],
  ["a mean above 0", () => exponentialFrom({})],
  ["a shape from", () => weibullFrom({ shape: -1, scale: 3 })],
  ["needs shape and scale", () => weibullFrom({ scale: 3 })],
])("refuses figures that no distribution has: %s", (message, build) => {
  expect(build).toThrow(UsageError);
  expect(build).toThrow(message);
});

const mixed = (...shares: readonly number[]): DistributionSpec => ({
  kind: "mixture",
  parts: shares.map((share) => ({ share, of: { kind: "fixed", value: 1 } })),
});

test.each<[string, DistributionSpec]>([
  ["a mean above 0", { kind: "exponential", mean: 0 }],
  ["a mean above 0", { kind: "exponential", mean: Number.NaN }],
  ["a median above 0", { kind: "lognormal", median: -3, sigma: 1 }],
  ["“from” below “to”", { kind: "uniform", from: 4, to: 4 }],
  ["“from” from 0", { kind: "uniform", from: -1, to: 4 }],
  ["“to” from 0", { kind: "uniform", from: 1, to: 2e9 }],
  ["in rising order", { kind: "triangular", from: 4, mode: 3, to: 9 }],
  ["a duration from 0", { kind: "fixed", value: Number.POSITIVE_INFINITY }],
  ["at least one value", { kind: "empirical", values: [] }],
  ["one for each value", { kind: "empirical", values: [1, 2], weights: [1] }],
  ["a weight above 0", { kind: "empirical", values: [1], weights: [0] }],
  [
    "begin at 0 and end at 1",
    {
      kind: "quantiles",
      quantiles: [
        [0.1, 1],
        [1, 2],
      ],
    },
  ],
  [
    "values that rise",
    {
      kind: "quantiles",
      quantiles: [
        [0, 3],
        [1, 2],
      ],
    },
  ],
  ["add up to 1", { kind: "mixture", parts: [{ share: 0.9, of: { kind: "fixed", value: 1 } }] }],
  ["at least one part", { kind: "mixture", parts: [] }],
  ["shares from 0 to 1", mixed(1.5, -0.5)],
  ["shares from 0 to 1", mixed(-0.5, 1.5)],
  ["shares from 0 to 1", mixed(Number.NaN, 1)],
  ["weights of 0 or more", { kind: "empirical", values: [1, 2], weights: [-1, 2] }],
  ["a shape from 0.05", { kind: "gamma", shape: 0.049, scale: 1 }],
  ["a shape from 0.05", { kind: "gamma", shape: 100_001, scale: 1 }],
  ["sigma above 0", { kind: "lognormal", median: 1, sigma: 0 }],
  ["at most 10", { kind: "lognormal", median: 1, sigma: 10.1 }],
  ["a shape from 0.1", { kind: "weibull", shape: 0.099, scale: 1 }],
  ["to 1000", { kind: "weibull", shape: 1001, scale: 1 }],
  ["in rising order", { kind: "triangular", from: 4, mode: 10, to: 9 }],
  ["in rising order", { kind: "triangular", from: 4, mode: 4, to: 4 }],
  ["from 0 to", { kind: "fixed", value: -1e-9 }],
  ["a range that holds", { kind: "truncated", of: { kind: "lognormal", median: 10, sigma: 0.1 }, from: 100 }],
  ["“from” at or below “to”", { kind: "capped", of: { kind: "fixed", value: 1 }, from: 5, to: 4 }],
])("refuses an impossible distribution: %s", (message, spec) => {
  expect(() => distribution(spec)).toThrow(UsageError);
  expect(() => distribution(spec)).toThrow(message);
  expect(() => distribution(spec)).toThrow(new RegExp(`^${spec.kind}: expected`));
});

test.each<DistributionSpec>([
  { kind: "gamma", shape: 0.05, scale: 1 },
  { kind: "gamma", shape: 100_000, scale: 1 },
  { kind: "lognormal", median: 1, sigma: 10 },
  { kind: "weibull", shape: 0.1, scale: 1 },
  { kind: "weibull", shape: 1000, scale: 1 },
  { kind: "triangular", from: 4, mode: 4, to: 9 },
  { kind: "triangular", from: 4, mode: 9, to: 9 },
  { kind: "fixed", value: 0 },
  mixed(1, 0),
])("takes what lies at the bounds: %j", (spec) => {
  expect(distribution(spec).mean).toBeGreaterThanOrEqual(0);
});
