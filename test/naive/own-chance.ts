import type { DistributionSpec } from "../../src/random/index.js";
import type { Scenario } from "../../src/scenario/index.js";
import type { Luck, LuckOf } from "./luck.js";
import type { Arrivals } from "./simulate.js";

/* Chance that shares nothing with the program's: another generator, other methods of drawing, and no streams. */

const MINUTES_PER_DAY = 1440;
const MINUTES_PER_YEAR = 365.25 * MINUTES_PER_DAY;

/** Marsaglia's xorshift128 (2003): uniform numbers strictly between 0 and 1, one a call. */
export function xorshift(seed: number): () => number {
  let [x, y, z, w] = [123456789 ^ seed, 362436069 + seed, 521288629 ^ (seed << 7), 88675123 + 69069 * seed];
  const next = () => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = w ^ (w >>> 19) ^ (t ^ (t >>> 8));
    return ((w >>> 0) + 0.5) / 2 ** 32;
  };
  for (let skipped = 0; skipped < 50; skipped++) next();
  return next;
}

/** A normal number by Box and Muller, the second one thrown away. */
function normal(uniform: () => number): number {
  return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** Marsaglia and Tsang (2000); below shape 1 by their own step up and a power of a uniform number. */
function gamma(shape: number, uniform: () => number): number {
  if (shape < 1) return gamma(shape + 1, uniform) * uniform() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(uniform);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** A duration. [days] */
export function drawn(spec: DistributionSpec, uniform: () => number): number {
  switch (spec.kind) {
    case "fixed":
      return spec.value;
    case "exponential":
      return -spec.mean * Math.log(uniform());
    case "lognormal":
      return spec.median * Math.exp(spec.sigma * normal(uniform));
    case "gamma":
      return spec.scale * gamma(spec.shape, uniform);
    case "weibull":
      return spec.scale * (-Math.log(uniform())) ** (1 / spec.shape);
    case "uniform":
      return spec.from + (spec.to - spec.from) * uniform();
    case "empirical":
      return spec.values[Math.floor(uniform() * spec.values.length)]!;
    default:
      throw new Error(`no ${spec.kind} here`);
  }
}

/** Luck drawn when it is first asked for, whoever asks. */
export function ownLuck(uniform: () => number): LuckOf {
  return () => {
    const known = new Map<string, number>();
    const once = (purpose: string, draw: () => number): number => {
      const value = known.get(purpose) ?? draw();
      known.set(purpose, value);
      return value;
    };
    const luck: Luck = {
      share: (purpose) => once(purpose, uniform),
      minutes: (purpose, spec) => once(purpose, () => Math.round(drawn(spec, uniform) * MINUTES_PER_DAY)),
    };
    return luck;
  };
}

/** Poisson referrals at each group's own rate, by exponential gaps, until `end`. [minutes] */
export function ownArrivals({ groups }: Scenario, end: number, uniform: () => number): Arrivals {
  return groups.map(({ referrals }) => {
    const perMinute = referrals.perYear! / MINUTES_PER_YEAR;
    const times: number[] = [];
    for (let time = 0; ; ) {
      time -= Math.log(uniform()) / perMinute;
      if (time >= end) return times;
      times.push(Math.floor(time));
    }
  });
}
