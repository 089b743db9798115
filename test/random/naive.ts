import gammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import type { DistributionSpec } from "../../src/random/index.js";

/** A second, deliberately naive account of every kind of distribution: its distribution function and the points where that
 *  function jumps or bends. Everything else a test needs is integrated from it, so it shares nothing with the code. */
export interface Naive {
  cdf(x: number): number;
  readonly bends: readonly number[];
}

export function naive(spec: DistributionSpec): Naive {
  switch (spec.kind) {
    case "exponential":
      return smooth((x) => 1 - Math.exp(-x / spec.mean));
    case "lognormal":
      return smooth((x) => normalCdf(Math.log(x), Math.log(spec.median), spec.sigma));
    case "gamma":
      return smooth((x) => gammaCdf(x, spec.shape, 1 / spec.scale));
    case "weibull":
      return smooth((x) => 1 - Math.exp(-((x / spec.scale) ** spec.shape)));
    case "uniform":
      return { cdf: (x) => clamp((x - spec.from) / (spec.to - spec.from)), bends: [spec.from, spec.to] };
    case "triangular":
      return { cdf: (x) => triangle(spec, x), bends: [spec.from, spec.mode, spec.to] };
    case "fixed":
      return { cdf: (x) => (x >= spec.value ? 1 : 0), bends: [spec.value] };
    case "empirical": {
      const weight = (i: number) => spec.weights?.[i] ?? 1;
      const upTo = (x: number) => spec.values.reduce((sum, value, i) => sum + (value <= x ? weight(i) : 0), 0);
      return { cdf: (x) => upTo(x) / upTo(Number.POSITIVE_INFINITY), bends: [...new Set(spec.values)] };
    }
    case "quantiles":
      return { cdf: (x) => between(spec.quantiles, x), bends: [...new Set(spec.quantiles.map(([, value]) => value))] };
    case "mixture": {
      const parts = spec.parts.map(({ share, of }) => ({ share, of: naive(of) }));
      return {
        cdf: (x) => parts.reduce((sum, { share, of }) => sum + share * of.cdf(x), 0),
        bends: parts.flatMap(({ of }) => of.bends),
      };
    }
    case "truncated": {
      const of = naive(spec.of);
      const { from = 0, to = Number.POSITIVE_INFINITY } = spec;
      const [base, top] = [of.cdf(justBelow(from)), of.cdf(to)];
      return {
        cdf: (x) => (x < from ? 0 : (of.cdf(Math.min(x, to)) - base) / (top - base)),
        bends: [...of.bends.filter((x) => x > from && x < to), from, to].filter(Number.isFinite),
      };
    }
    case "capped": {
      const of = naive(spec.of);
      const { from = 0, to = Number.POSITIVE_INFINITY } = spec;
      return {
        cdf: (x) => (x < from ? 0 : x >= to ? 1 : of.cdf(x)),
        bends: [...of.bends.filter((x) => x > from && x < to), from, to].filter(Number.isFinite),
      };
    }
  }
}

/** P(X < x), near enough: the distribution function a hair below. */
export function justBelow(x: number): number {
  return x * (1 - 1e-13) - 1e-300;
}

function smooth(cdf: (x: number) => number): Naive {
  return { cdf: (x) => (x > 0 ? (x === Number.POSITIVE_INFINITY ? 1 : cdf(x)) : 0), bends: [] };
}

function clamp(p: number): number {
  return Math.min(1, Math.max(0, p));
}

function triangle({ from, mode, to }: { from: number; mode: number; to: number }, x: number): number {
  if (x <= from) return 0;
  if (x >= to) return 1;
  const height = 2 / (to - from);
  if (x <= mode) return ((x - from) * height * ((x - from) / (mode - from))) / 2;
  return 1 - ((to - x) * height * ((to - x) / (to - mode))) / 2;
}

function between(knots: readonly (readonly [number, number])[], x: number): number {
  let reached = 0;
  for (let i = 1; i < knots.length; i++) {
    const [[p, low], [q, high]] = [knots[i - 1], knots[i]];
    if (x >= high) reached = q;
    else if (x > low) return p + ((q - p) * (x - low)) / (high - low);
  }
  return reached;
}

/** Integral over [from, to] of a function that is smooth between the bends: eight-point Gauss-Legendre on pieces whose lengths
 *  grow with the distance from 0, since stays spread over orders of magnitude. */
export function integral(f: (x: number) => number, from: number, to: number, bends: readonly number[]): number {
  const ladder = Array.from({ length: 281 }, (_, i) => 10 ** (-7 + i / 20));
  const marks = [from, ...ladder, ...bends, to].filter((x) => x >= from && x <= to).sort((a, b) => a - b);
  let sum = 0;
  for (let i = 1; i < marks.length; i++) sum += gauss(f, marks[i - 1], marks[i]);
  return sum;
}

const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

function gauss(f: (x: number) => number, a: number, b: number): number {
  const [centre, half] = [(a + b) / 2, (b - a) / 2];
  return half * NODES.reduce((sum, x, i) => sum + WEIGHTS[i] * (f(centre + half * x) + f(centre - half * x)), 0);
}

/** E[X^n] = n times the integral of x^(n - 1) P(X > x). */
export function naiveMoment({ cdf, bends }: Naive, n: number): number {
  return integral((x) => n * x ** (n - 1) * (1 - cdf(x)), 0, 1e7, bends);
}

/** Distribution function of the length-biased law, by parts: (x F(x) - integral of F up to x) / mean; tabulated. */
export function naiveBias(of: Naive): (x: number) => number {
  const mean = naiveMoment(of, 1);
  return (x) => (x * of.cdf(x) - integral(of.cdf, 0, x, of.bends)) / mean;
}
