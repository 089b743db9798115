import type { DistributionSpec } from "../../src/random/index.js";

const stay: DistributionSpec = { kind: "lognormal", median: 580, sigma: 0.97 };
const short: DistributionSpec = { kind: "exponential", mean: 20 };
const mixed: DistributionSpec = {
  kind: "mixture",
  parts: [
    { share: 0.3, of: { kind: "lognormal", median: 200, sigma: 0.8 } },
    { share: 0.5, of: { kind: "gamma", shape: 3, scale: 200 } },
    { share: 0.2, of: { kind: "fixed", value: 14 } },
  ],
};

/** One line a distribution: each must keep the whole contract. */
export const CASES: Readonly<Record<string, DistributionSpec>> = {
  exponential: { kind: "exponential", mean: 148 },
  lognormal: stay,
  "lognormal, narrow": { kind: "lognormal", median: 9, sigma: 0.05 },
  "gamma, hump": { kind: "gamma", shape: 2.78, scale: 72 },
  "gamma, steep at 0": { kind: "gamma", shape: 0.4, scale: 50 },
  "gamma, nearly normal": { kind: "gamma", shape: 400, scale: 0.5 },
  "weibull, falling hazard": { kind: "weibull", shape: 0.7, scale: 60 },
  "weibull, rising hazard": { kind: "weibull", shape: 1.5, scale: 94 },
  uniform: { kind: "uniform", from: 3, to: 11 },
  "uniform from 0": { kind: "uniform", from: 0, to: 60 },
  triangular: { kind: "triangular", from: 7, mode: 14, to: 40 },
  "triangular, mode first": { kind: "triangular", from: 0, mode: 0, to: 30 },
  "triangular, mode last": { kind: "triangular", from: 5, mode: 30, to: 30 },
  fixed: { kind: "fixed", value: 28 },
  empirical: { kind: "empirical", values: [30, 7, 7, 120, 3.5, 400] },
  "empirical, weighted": { kind: "empirical", values: [0, 14, 28, 90], weights: [1, 5, 3, 0.5] },
  quantiles: {
    kind: "quantiles",
    quantiles: [
      [0, 1],
      [0.25, 14],
      [0.5, 50],
      [0.9, 170],
      [1, 462],
    ],
  },
  "quantiles with a jump": {
    kind: "quantiles",
    quantiles: [
      [0, 0],
      [0.3, 14],
      [0.6, 14],
      [1, 60],
    ],
  },
  mixture: mixed,
  "mixture of a mixture": {
    kind: "mixture",
    parts: [
      { share: 0.6, of: mixed },
      { share: 0.4, of: short },
    ],
  },
  "truncated lognormal": { kind: "truncated", of: stay, from: 100, to: 2000 },
  "truncated, upper tail": { kind: "truncated", of: stay, from: 3650 },
  "truncated gamma": { kind: "truncated", of: { kind: "gamma", shape: 3, scale: 200 }, from: 200, to: 1500 },
  "truncated mixture": { kind: "truncated", of: mixed, from: 14, to: 900 },
  "truncated empirical": { kind: "truncated", of: { kind: "empirical", values: [3, 7, 14, 30, 60] }, from: 7, to: 30 },
  capped: { kind: "capped", of: stay, from: 28, to: 1826 },
  "capped above": { kind: "capped", of: short, to: 40 },
  "capped mixture": { kind: "capped", of: mixed, from: 20, to: 1000 },
  "capped, then truncated": { kind: "truncated", of: { kind: "capped", of: short, from: 5, to: 40 }, from: 5, to: 40 },
  "truncated, then capped": { kind: "capped", of: { kind: "truncated", of: stay, to: 1000 }, from: 50, to: 800 },
};
