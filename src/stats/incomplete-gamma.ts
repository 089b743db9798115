import { UsageError } from "../foundation/index.js";
import { logGamma, stirlingRemainder } from "./log-gamma.js";
import { rootBetween } from "./root.js";

const MOST_TERMS = 100_000;
const TINY = 1e-300;

/** x^a e^-x / gamma(a + 1), the factor before both expansions. For large a it is written around x = a, where
 *  a log x - x - log gamma(a) would lose digits. */
function front(a: number, x: number): number {
  if (a < 10) return Math.exp(a * Math.log(x) - x - logGamma(a + 1));
  const distance = (x - a) / a;
  const exponent = a * (Math.log1p(distance) - distance) - stirlingRemainder(a);
  return Math.exp(exponent) / Math.sqrt(2 * Math.PI * a);
}

function lowerBySeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; n < MOST_TERMS && term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * front(a, x);
}

/** Continued fraction of the upper part by Lentz's method. */
function upperByFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b || TINY);
    c = b + numerator / c || TINY;
    value *= d * c;
    if (Math.abs(d * c - 1) < Number.EPSILON) break;
  }
  return value * a * front(a, x);
}

/** Regularised lower incomplete gamma function P(a, x) [0-1]: the probability that a gamma variable of shape a > 0 and scale
 *  1 is at most x. Series below a + 1, continued fraction above. */
export function gammaLower(a: number, x: number): number {
  if (!(x > 0)) return 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  return x < a + 1 ? lowerBySeries(a, x) : 1 - upperByFraction(a, x);
}

/** Q(a, x) = 1 - P(a, x), without losing the digits of a small tail. */
export function gammaUpper(a: number, x: number): number {
  if (!(x > 0)) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  return x < a + 1 ? 1 - lowerBySeries(a, x) : upperByFraction(a, x);
}

/** Quantile of the gamma distribution of shape `a` and scale 1: the x with P(a, x) = p. Searched on the logarithms of x and
 *  of the smaller tail, so that neither end loses digits; relative error about 1e-12.
 *  @throws UsageError unless a > 0 and 0 <= p <= 1 */
export function gammaQuantile(a: number, p: number): number {
  if (!(a > 0) || !(p >= 0 && p <= 1)) {
    throw new UsageError(`gamma quantile: expected a shape above 0 and p from 0 to 1, received ${a} and ${p}`);
  }
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const target = p <= 0.5 ? Math.log(p) : Math.log1p(-p);
  const excess = (y: number) => {
    if (p <= 0.5) return Math.log(gammaLower(a, Math.exp(y))) - target;
    return target - Math.log(gammaUpper(a, Math.exp(y)));
  };
  // P(a, x) <= x^a / gamma(a + 1) bounds the quantile from below; the upper bound is found by stepping.
  const from = Math.max((Math.log(p) + logGamma(a + 1)) / a, -740);
  let to = Math.max(from, Math.log(a)) + 1;
  while (excess(to) < 0) to += 1;
  return Math.exp(rootBetween(excess, from, to));
}
