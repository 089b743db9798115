import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import { integrate } from "./quadrature.js";

/** What the formulas ask of a length of stay, in days. `excess(t)` = ∫ from t to ∞ of P(stay > u) du. */
export interface Stay {
  readonly mean: number;
  readonly secondMoment: number;
  readonly beyond: (t: number) => number;
  readonly excess: (t: number) => number;
}

export function exponentialStay(mean: number): Stay {
  return {
    mean,
    secondMoment: 2 * mean * mean,
    beyond: (t) => Math.exp(-t / mean),
    excess: (t) => mean * Math.exp(-t / mean),
  };
}

export function fixedStay(days: number): Stay {
  return {
    mean: days,
    secondMoment: days * days,
    beyond: (t) => (t < days ? 1 : 0),
    excess: (t) => Math.max(0, days - t),
  };
}

/** By median and sigma of the log. ∫ beyond = mean · Φ(σ - z) - t · Φ(-z) with z = ln(t/median)/σ. */
export function lognormalStay(median: number, sigma: number): Stay {
  const mean = median * Math.exp((sigma * sigma) / 2);
  const z = (t: number) => Math.log(t / median) / sigma;
  return {
    mean,
    secondMoment: mean * mean * Math.exp(sigma * sigma),
    beyond: (t) => (t <= 0 ? 1 : normalCdf(-z(t), 0, 1)),
    excess: (t) => (t <= 0 ? mean - t : mean * normalCdf(sigma - z(t), 0, 1) - t * normalCdf(-z(t), 0, 1)),
  };
}

/** The same law by quadrature of its density alone: the check on the closed forms. */
export function lognormalExcessByQuadrature(median: number, sigma: number, t: number): number {
  const density = (y: number) => Math.exp(-(y * y) / 2) / Math.sqrt(2 * Math.PI);
  const from = t <= 0 ? -12 : Math.log(t / median) / sigma;
  return integrate((y) => Math.max(0, median * Math.exp(sigma * y) - t) * density(y), Math.max(-12, from), 14, 4000);
}

/** Pollaczek-Khinchine: mean wait for one bed and any stay. @source Pollaczek 1930; Khinchine 1932 */
export function oneBedWait(perDay: number, stay: Stay): number {
  return (perDay * stay.secondMoment) / (2 * (1 - perDay * stay.mean));
}
