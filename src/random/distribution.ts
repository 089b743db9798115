import { capped } from "./distributions/capped.js";
import { empirical } from "./distributions/empirical.js";
import { exponential } from "./distributions/exponential.js";
import { fixed } from "./distributions/fixed.js";
import { gamma } from "./distributions/gamma.js";
import { lognormal } from "./distributions/lognormal.js";
import { mixtureOf } from "./distributions/mixture.js";
import { quantiles } from "./distributions/quantiles.js";
import { demand } from "./distributions/refuse.js";
import type { Shape } from "./distributions/shape.js";
import { triangular } from "./distributions/triangular.js";
import { truncated } from "./distributions/truncated.js";
import { uniform } from "./distributions/uniform.js";
import { weibull } from "./distributions/weibull.js";
import type { DistributionSpec, SpecOf } from "./spec.js";
import type { Source } from "./stream.js";

/** What can be asked of any distribution of durations. */
export interface Chance {
  /** [days] */
  readonly mean: number;
  /** [days²]; Infinity where a heavy tail has none. */
  readonly variance: number;
  /** Share of durations of at most `x` days. */
  cdf(x: number): number;
  /** The duration that a share `p` of people do not exceed. [days], p in [0, 1] */
  quantile(p: number): number;
  /** A function that draws a duration a call. [days], finite, >= 0. One uniform of the source a draw, two for a mixture,
   *  always: one person's draw never shifts another's. */
  sampler(source: Source): () => number;
}

/** A distribution of durations, ready to draw from. */
export interface Distribution extends Chance {
  readonly spec: DistributionSpec;
  /** Total durations of those found under way at an ordinary instant: density proportional to x f(x). A duration that is
   *  always 0 is its own bias. */
  lengthBiased(): Chance;
}

/** Binds a specification.
 *  @throws UsageError when a parameter is impossible, in words that name kind, parameter and bound */
export function distribution(spec: DistributionSpec): Distribution {
  const shape = shapeFor(spec);
  return { ...chance(shape), spec, lengthBiased: () => chance(shape.lengthBiased()) };
}

function chance({ mean, variance, cdf, quantile, sampler }: Shape): Chance {
  return { mean, variance, cdf, quantile, sampler };
}

function shapeFor(spec: DistributionSpec): Shape {
  switch (spec.kind) {
    case "exponential":
      return exponential(spec);
    case "lognormal":
      return lognormal(spec);
    case "gamma":
      return gamma(spec);
    case "weibull":
      return weibull(spec);
    case "uniform":
      return uniform(spec);
    case "triangular":
      return triangular(spec);
    case "fixed":
      return fixed(spec);
    case "empirical":
      return empirical(spec);
    case "quantiles":
      return quantiles(spec);
    case "mixture":
      return mixture(spec);
    case "truncated":
      return truncated(shapeFor(spec.of), spec);
    case "capped":
      return capped(shapeFor(spec.of), spec);
  }
}

function mixture({ parts }: SpecOf<"mixture">): Shape {
  demand(parts.length > 0, "mixture", "at least one part", "none");
  for (const { share } of parts) demand(share >= 0 && share <= 1, "mixture", "shares from 0 to 1", share);
  const total = parts.reduce((sum, { share }) => sum + share, 0);
  demand(Math.abs(total - 1) < 1e-6, "mixture", "shares that add up to 1", total);
  return mixtureOf(parts.map(({ share, of }) => ({ share, of: shapeFor(of) })));
}
