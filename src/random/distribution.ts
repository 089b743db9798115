import { cap } from "./distributions/capped.js";
import { empirical } from "./distributions/empirical.js";
import { exponential } from "./distributions/exponential.js";
import { fixed } from "./distributions/fixed.js";
import { gamma } from "./distributions/gamma.js";
import { lognormal } from "./distributions/lognormal.js";
import { mixtureOf } from "./distributions/mixture.js";
import { quantiles } from "./distributions/quantiles.js";
import { triangular } from "./distributions/triangular.js";
import { truncate } from "./distributions/truncated.js";
import { uniform } from "./distributions/uniform.js";
import { weibull } from "./distributions/weibull.js";
import type { Law } from "./law.js";
import type { DistributionSpec } from "./spec.js";
import type { Source } from "./stream.js";

/** Durations with a law of chance. */
export interface Distribution {
  readonly spec: DistributionSpec;
  /** [days] */
  readonly mean: number;
  /** [days²] */
  readonly variance: number;
  /** Probability of `days` or less. [0, 1] */
  cdf(days: number): number;
  /** One duration a call [days], finite and not negative. Build it once for a stream: it may keep a spare number. */
  sampler(source: Source): () => number;
  /** The same durations as one finds them under way on any one day: density proportional to x f(x). */
  lengthBiased(): LengthBiased;
}

export interface LengthBiased {
  /** [days] */
  readonly mean: number;
  cdf(days: number): number;
  sampler(source: Source): () => number;
}

/** @throws UsageError where the parameters describe no distribution */
export function distribution(spec: DistributionSpec): Distribution {
  const law = lawOf(spec);
  const mean = law.moment(1);
  return {
    spec,
    mean,
    variance: Math.max(0, law.moment(2) - mean * mean),
    cdf: (days) => law.partial(0, days),
    sampler: (source) => law.sampler(source),
    lengthBiased: () => ({
      mean: law.moment(2) / mean,
      cdf: (days) => law.partial(1, days) / mean,
      sampler: (source) => law.biasedSampler(source),
    }),
  };
}

function lawOf(spec: DistributionSpec): Law {
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
      return mixtureOf(spec.parts.map(({ share, of }) => ({ share, law: lawOf(of) })));
    case "truncated":
      return truncate(lawOf(spec.of), spec.from ?? 0, spec.to ?? Number.POSITIVE_INFINITY);
    case "capped":
      return cap(lawOf(spec.of), spec.from ?? 0, spec.to ?? Number.POSITIVE_INFINITY);
  }
}
