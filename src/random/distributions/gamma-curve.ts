import { gammaLower, gammaQuantile, gammaUpper, logGamma, normalCdf, normalQuantile } from "../../stats/index.js";

const STEP = 1 / 32;
const REACH = 6.5;
const KNOTS = 2 * REACH * (1 / STEP) + 1;

/** Draws from the gamma distribution of scale 1 by inversion, at the price of a normal quantile: log x is a smooth function
 *  of the normal score of p, and cubic pieces through knots with exact values and slopes stay within 1e-8 of it, far
 *  below the minute that a stay is rounded to. Beyond the knots (one draw in ten thousand million) the exact quantile is
 *  computed. The knots are made at the first draw, and kept: they take as long as thousands of draws, and the versions of
 *  a scenario that is varied mostly share their shapes. */
export function standardGammaCurve(shape: number): (u: number) => number {
  let knots: Knots | undefined;
  return (u) => {
    const z = normalQuantile(u);
    if (!(Math.abs(z) < REACH)) return gammaQuantile(shape, u);
    knots ??= keptKnotsOf(shape);
    const place = (z + REACH) / STEP;
    const k = Math.floor(place);
    return Math.exp(cubic(knots, k, place - k));
  };
}

interface Knots {
  /** log x at each knot. */
  readonly values: Float64Array;
  /** Its slope times the distance of the knots. */
  readonly slopes: Float64Array;
}

/** The same shape has the same knots wherever it is drawn from, so that nothing can depend on what is kept. */
const kept = new Map<number, Knots>();
/** 7 kB each. */
const MOST_KEPT = 256;

function keptKnotsOf(shape: number): Knots {
  const knots = kept.get(shape) ?? knotsOf(shape);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(shape, knots);
  return knots;
}

function knotsOf(shape: number): Knots {
  const values = new Float64Array(KNOTS);
  const slopes = new Float64Array(KNOTS);
  for (let k = 0; k < KNOTS; k++) {
    const z = k * STEP - REACH;
    const log = logQuantile(shape, z, k === 0 ? undefined : values[k - 1] + slopes[k - 1]);
    values[k] = log;
    slopes[k] = (STEP * Math.exp(-(z * z) / 2)) / Math.sqrt(2 * Math.PI) / logDensity(shape, log);
  }
  return { values, slopes };
}

/** Density of log X at `log`. */
function logDensity(shape: number, log: number): number {
  return Math.exp(shape * log - Math.exp(log) - logGamma(shape));
}

/** The logarithm of the quantile at normal score z, by Newton's method on the logarithm of the smaller tail. */
function logQuantile(shape: number, z: number, guess: number | undefined): number {
  if (guess === undefined) return Math.log(gammaQuantile(shape, normalCdf(z)));
  const target = Math.log(normalCdf(-Math.abs(z)));
  let log = guess;
  for (let round = 0; round < 30; round++) {
    const tail = z < 0 ? gammaLower(shape, Math.exp(log)) : gammaUpper(shape, Math.exp(log));
    const change = ((Math.log(tail) - target) * tail) / logDensity(shape, log);
    log += z < 0 ? -change : change;
    if (Math.abs(change) < 1e-11) break;
  }
  return log;
}

/** Cubic Hermite piece between knots k and k + 1. */
function cubic({ values, slopes }: Knots, k: number, t: number): number {
  const rise = values[k + 1] - values[k];
  const bend = slopes[k] + slopes[k + 1] - 2 * rise;
  return values[k] + t * (slopes[k] + t * (rise - slopes[k] - bend + t * bend));
}
