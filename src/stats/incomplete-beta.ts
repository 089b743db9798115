import { logBeta } from "./log-gamma.js";

const MOST_TERMS = 100_000;
const TINY = 1e-300;

/** Continued fraction of the incomplete beta function by Lentz's method; fast for x below (a + 1) / (a + b + 2). */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let value = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}

/** Where the beta function is asked: `x` and its complement, both exact, so that neither end loses digits. */
export interface BetaPoint {
  readonly x: number;
  /** 1 - x, computed by whoever knows it without subtraction. */
  readonly complement: number;
}

/** Regularised incomplete beta function I_x(a, b) [0-1], a > 0, b > 0. Relative error about 1e-13 up to a, b of 1e4. */
export function incompleteBeta(a: number, b: number, point: number | BetaPoint): number {
  const { x, complement } = typeof point === "number" ? { x: point, complement: 1 - point } : point;
  if (!(x > 0)) return 0;
  if (!(complement > 0)) return 1;
  const logX = x < 0.5 ? Math.log(x) : Math.log1p(-complement);
  const logComplement = x < 0.5 ? Math.log1p(-x) : Math.log(complement);
  const front = Math.exp(a * logX + b * logComplement - logBeta(a, b));
  if (x < (a + 1) / (a + b + 2)) return (front * fraction(a, b, x)) / a;
  return 1 - (front * fraction(b, a, complement)) / b;
}
