import type { FreeParameter } from "../stats/index.js";
import type { Unknown } from "./calibration-result.js";

/** Digits kept of a value on its way to the scenario: the same choice is the same text. */
const DIGITS = 10;

/** The scale on which an unknown is looked for: its logarithm where it is above 0, so that a rate and a stay of which only the
 *  product is known lie along a straight line. */
export interface Scale {
  inward(value: number): number;
  outward(inner: number): number;
  /** How much of the value a step of one is, at that value. */
  slope(value: number): number;
}

export function scaleOf({ from, to }: Unknown): Scale {
  const tidy = (value: number) => Math.min(to, Math.max(from, Number(value.toPrecision(DIGITS))));
  return from > 0
    ? { inward: Math.log, outward: (inner) => tidy(Math.exp(inner)), slope: (value) => value }
    : { inward: (value) => value, outward: tidy, slope: () => 1 };
}

/** An unknown as the least squares see it.
 *  @param step share of the bounds */
export function freeParameter(unknown: Unknown, start: number, step: number): FreeParameter {
  const { inward } = scaleOf(unknown);
  const [low, high] = [inward(unknown.from), inward(unknown.to)];
  return { start: Math.min(high, Math.max(low, inward(start))), low, high, step: step * (high - low) };
}
