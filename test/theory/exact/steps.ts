import { integrate } from "./quadrature.js";

/** P(sum of two independent exponential times > t), the means different. */
export function sumBeyond(one: number, other: number, t: number): number {
  if (t <= 0) return 1;
  return (one * Math.exp(-t / one) - other * Math.exp(-t / other)) / (one - other);
}

/** Mean of what the sum of two exponential times has beyond t: the integral of `sumBeyond` from t on. */
export function sumExcess(one: number, other: number, t: number): number {
  const from = Math.max(0, t);
  const later = (one ** 2 * Math.exp(-from / one) - other ** 2 * Math.exp(-from / other)) / (one - other);
  return later + (from - t);
}

/** The same by convolution of the two densities: the check on the closed forms. */
export function sumBeyondByConvolution(one: number, other: number, t: number): number {
  const density = (x: number) => (Math.exp(-x / one) / one) * Math.exp(-(t - x) / other);
  return Math.exp(-t / one) + integrate(density, 0, t, 400);
}
