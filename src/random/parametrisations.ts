import { UsageError } from "../foundation/index.js";
import { gammaLower, logGamma, normalQuantile, rootBetween } from "../stats/index.js";
import { exponential } from "./distributions/exponential.js";
import { gamma } from "./distributions/gamma.js";
import { lognormal } from "./distributions/lognormal.js";
import { weibull } from "./distributions/weibull.js";
import type { SpecOf } from "./spec.js";

/* Published sources describe the same distribution in different words. Each function here turns one family's words into its
 * canonical parameters, and says what is wrong with words that describe no such distribution. Durations in days. */

/** Logarithm of the least gamma shape that can be drawn. */
const LOWEST_GAMMA = Math.log(0.05);

/** Lets the family itself refuse what it cannot be, so that its bounds stand in one place.
 *  @throws UsageError */
function proper<Spec>(spec: Spec, bind: (spec: Spec) => unknown): Spec {
  bind(spec);
  return spec;
}

/** A share [0-1] that is done within so many days. */
export interface Within {
  readonly days: number;
  readonly share: number;
}

/** Two quantiles, as [p, days]. */
export type TwoQuantiles = readonly (readonly [p: number, days: number])[];

export interface LognormalWords {
  readonly median?: number;
  readonly mean?: number;
  readonly sd?: number;
  readonly sigma?: number;
  readonly mu?: number;
  readonly within?: Within;
  readonly quantiles?: TwoQuantiles;
}

/** `mean` and `within` can have two answers; the one with the smaller sigma is meant, unless only the other is positive. */
export function lognormalFrom(words: LognormalWords): SpecOf<"lognormal"> {
  const { median, mean, sd, sigma, mu, within, quantiles } = words;
  if (quantiles !== undefined) return lognormalThrough(quantiles);
  if (mu !== undefined && sigma !== undefined) return lognormalOf(Math.exp(mu), sigma);
  if (median !== undefined && sigma !== undefined) return lognormalOf(median, sigma);
  if (mean !== undefined && sigma !== undefined) return lognormalOf(mean * Math.exp((-sigma * sigma) / 2), sigma);
  if (mean !== undefined && sd !== undefined)
    return lognormalFrom({ mean, sigma: Math.sqrt(Math.log1p((sd / mean) ** 2)) });
  if (mean !== undefined && median !== undefined) return lognormalFrom({ median, sigma: sigmaFromMean(mean, median) });
  if (median !== undefined && within !== undefined) {
    return lognormalOf(median, Math.log(within.days / median) / normalQuantile(within.share));
  }
  if (mean !== undefined && within !== undefined) return lognormalFrom({ mean, sigma: sigmaFromShare(mean, within) });
  throw new UsageError(
    "a lognormal distribution needs median and sigma, mean and sd, mean and within, or two quantiles",
  );
}

function lognormalOf(median: number, sigma: number): SpecOf<"lognormal"> {
  return proper({ kind: "lognormal", median, sigma }, lognormal);
}

function sigmaFromMean(mean: number, median: number): number {
  if (!(mean > median)) throw new UsageError("the mean of a lognormal distribution is above its median");
  return Math.sqrt(2 * Math.log(mean / median));
}

/** sigma² / 2 - z sigma + ln(days / mean) = 0, with z the normal quantile of the share. */
function sigmaFromShare(mean: number, { days, share }: Within): number {
  const z = normalQuantile(share);
  const root = Math.sqrt(z * z - 2 * Math.log(days / mean));
  const sigma = z - root > 0 ? z - root : z + root;
  if (!(sigma > 0)) {
    throw new UsageError(`no lognormal distribution with mean ${mean} has ${share * 100} % within ${days} days`);
  }
  return sigma;
}

function lognormalThrough(quantiles: TwoQuantiles): SpecOf<"lognormal"> {
  const [[p, low], [q, high]] = inOrder(quantiles);
  const sigma = Math.log(high / low) / (normalQuantile(q) - normalQuantile(p));
  return lognormalOf(Math.exp(Math.log(low) - sigma * normalQuantile(p)), sigma);
}

/** Two quantiles with the lower first. @throws UsageError when they do not rise together */
function inOrder(quantiles: TwoQuantiles): readonly [readonly [number, number], readonly [number, number]] {
  const [first, second] = [...quantiles].sort((one, other) => one[0] - other[0]);
  const proper = first[0] > 0 && second[0] < 1 && first[0] < second[0] && first[1] > 0 && first[1] < second[1];
  if (!proper) throw new UsageError("two quantiles must lie between 0 % and 100 % and rise together");
  return [first, second];
}

export interface GammaWords {
  readonly mean?: number;
  readonly sd?: number;
  readonly shape?: number;
  readonly scale?: number;
  readonly within?: Within;
}

export function gammaFrom({ mean, sd, shape, scale, within }: GammaWords): SpecOf<"gamma"> {
  if (shape !== undefined && scale !== undefined) return gammaOf(shape, scale);
  if (mean !== undefined && shape !== undefined) return gammaOf(shape, mean / shape);
  if (mean !== undefined && sd !== undefined) return gammaOf((mean / sd) ** 2, (sd * sd) / mean);
  if (mean !== undefined && within !== undefined) return gammaFrom({ mean, shape: shapeFromShare(mean, within) });
  throw new UsageError("a gamma distribution needs mean and sd, shape and scale, shape and mean, or mean and within");
}

function gammaOf(shape: number, scale: number): SpecOf<"gamma"> {
  return proper({ kind: "gamma", shape, scale }, gamma);
}

/** The share within a time below the mean falls as the shape grows; above the mean it first falls, then rises, and two
 *  shapes may answer: the larger is meant, the one whose spread is smaller. So the search comes down from large shapes. */
function shapeFromShare(mean: number, { days, share }: Within): number {
  const excess = (log: number) => gammaLower(Math.exp(log), (Math.exp(log) * days) / mean) - share;
  const highest = Math.log(1e5);
  const step = 0.05;
  const sign = excess(highest) > 0;
  for (let log = highest; log > LOWEST_GAMMA; log -= step) {
    if (excess(log - step) > 0 === sign) continue;
    return Math.exp(rootBetween((x) => (sign ? excess(x) : -excess(x)), log - step, log));
  }
  throw new UsageError(`no gamma distribution with mean ${mean} has ${share * 100} % within ${days} days`);
}

export interface ExponentialWords {
  readonly mean?: number;
  readonly median?: number;
  /** How many a day. */
  readonly rate?: number;
  readonly within?: Within;
}

export function exponentialFrom({ mean, median, rate, within }: ExponentialWords): SpecOf<"exponential"> {
  const found =
    mean ??
    (median !== undefined
      ? median / Math.LN2
      : rate !== undefined
        ? 1 / rate
        : within !== undefined
          ? -within.days / Math.log1p(-within.share)
          : Number.NaN);
  return proper({ kind: "exponential", mean: found }, exponential);
}

export interface WeibullWords {
  readonly shape?: number;
  readonly scale?: number;
  readonly mean?: number;
  readonly sd?: number;
  readonly quantiles?: TwoQuantiles;
}

export function weibullFrom({ shape, scale, mean, sd, quantiles }: WeibullWords): SpecOf<"weibull"> {
  if (quantiles !== undefined) return weibullThrough(quantiles);
  if (shape !== undefined && scale !== undefined) return weibullOf(shape, scale);
  if (mean !== undefined && shape !== undefined) return weibullOf(shape, mean / Math.exp(logGamma(1 + 1 / shape)));
  if (mean !== undefined && sd !== undefined) return weibullFrom({ mean, shape: weibullShape(sd / mean) });
  throw new UsageError("a Weibull distribution needs shape and scale, mean and shape, mean and sd, or two quantiles");
}

function weibullOf(shape: number, scale: number): SpecOf<"weibull"> {
  return proper({ kind: "weibull", shape, scale }, weibull);
}

/** The shape that gives a ratio of standard deviation to mean, which falls as the shape grows. */
function weibullShape(ratio: number): number {
  const squared = (log: number) => Math.exp(logGamma(1 + 2 / Math.exp(log)) - 2 * logGamma(1 + 1 / Math.exp(log))) - 1;
  return Math.exp(rootBetween((log) => ratio * ratio - squared(log), -2, 7));
}

function weibullThrough(quantiles: TwoQuantiles): SpecOf<"weibull"> {
  const [[p, low], [q, high]] = inOrder(quantiles);
  const logLog = (share: number) => Math.log(-Math.log1p(-share));
  const shape = (logLog(q) - logLog(p)) / Math.log(high / low);
  return weibullOf(shape, low / (-Math.log1p(-p)) ** (1 / shape));
}
