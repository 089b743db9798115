import { UsageError } from "../foundation/index.js";
import { EQUALLY_WELL } from "./identifiability.js";
import { type Fit, type FitOptions, type FreeParameter, fitLeastSquares, type Residuals } from "./least-squares.js";
import { compensatedSum } from "./moments.js";

/** Values of one parameter with which the targets are met as well, when all others are found anew. */
export interface ProfileRange {
  readonly low: number;
  readonly high: number;
  /** True where the bound was reached before the fit became worse: the range is that of the bounds, not of the targets. */
  readonly lowIsBound: boolean;
  readonly highIsBound: boolean;
}

const SIGNIFICANT = Math.sqrt(EQUALLY_WELL);
/** How near the square root of the change in chi-square must come to that of 3.84. */
const NEAR_ENOUGH = 0.02;
const MOST_TRIES = 12;
/** Share of the range first tried when the covariance says nothing. */
const FIRST_TRY = 0.1;

/** Square root of how much worse the fit is with one parameter fixed and the others free. */
async function worse(
  fit: Fit,
  free: readonly FreeParameter[],
  fixed: { readonly index: number; readonly value: number },
  residuals: Residuals,
  options: FitOptions,
): Promise<number> {
  const { index, value } = fixed;
  const others = free.map((one, i) => ({ ...one, start: fit.optimum[i] })).filter((_, i) => i !== index);
  const found = await fitLeastSquares(
    others,
    (points) => residuals(points.map((p) => p.toSpliced(index, 0, value))),
    options,
  );
  return Math.sqrt(Math.max(0, found.chiSquare - fit.chiSquare));
}

/** How far from the optimum the fit stays as good, towards one bound. The square root of chi-square grows nearly in proportion to
 *  the distance, so proportion gives the next try, within what is known to be too near and too far. */
async function reach(most: number, first: number, worseAt: (distance: number) => Promise<number>) {
  if (most === 0) return { distance: 0, isBound: true };
  let [near, far] = [0, most];
  let farIsTooFar = false;
  let distance = Math.min(most, first);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const change = await worseAt(distance);
    if (Math.abs(change - SIGNIFICANT) < NEAR_ENOUGH) return { distance, isBound: false };
    if (change < SIGNIFICANT) near = distance;
    else [far, farIsTooFar] = [distance, true];
    if (near === most) return { distance: most, isBound: true };
    const next = distance * Math.min(4, Math.max(0.25, SIGNIFICANT / change));
    if (next > near && next < far) distance = next;
    else distance = farIsTooFar ? (near + far) / 2 : most;
  }
  return { distance: near, isBound: false };
}

/** The range of one parameter within which chi-square rises by at most 3.84 when all others are fitted anew: a 95 % profile
 *  interval, also where the covariance has nothing to say. Costs some ten fits.
 *  @param free as given to `fitLeastSquares`, as are `residuals` and `options`
 *  @source Venzon and Moolgavkar, Appl Stat 1988;37:87
 *  @throws UsageError for a parameter that is not there */
export async function profileRange(
  fit: Fit,
  index: number,
  free: readonly FreeParameter[],
  residuals: Residuals,
  options: FitOptions = {},
): Promise<ProfileRange> {
  const parameter = free[index];
  if (parameter === undefined) throw new UsageError(`profile: there is no parameter ${index} among ${free.length}`);
  const at = fit.optimum[index];
  const variance = fit.covariance?.[index][index];
  const range = parameter.high - parameter.low;
  const first = Math.max(range * 1e-6, variance === undefined ? range * FIRST_TRY : SIGNIFICANT * Math.sqrt(variance));
  const towards = (sign: number) => (distance: number) => {
    const value = Math.min(parameter.high, Math.max(parameter.low, at + sign * distance));
    return worse(fit, free, { index, value }, residuals, options);
  };
  const down = await reach(at - parameter.low, first, towards(-1));
  const up = await reach(parameter.high - at, first, towards(1));
  return {
    low: down.isBound ? parameter.low : at - down.distance,
    high: up.isBound ? parameter.high : at + up.distance,
    lowIsBound: down.isBound,
    highIsBound: up.isBound,
  };
}

/** Two points on either side of the optimum, along one direction of the fit, about as good as it. */
export interface EqualPair {
  readonly minus: readonly number[];
  readonly plus: readonly number[];
}

/** The longest move up to `most` along a direction that stays within the bounds. */
function within(
  at: readonly number[],
  direction: readonly number[],
  most: number,
  free: readonly FreeParameter[],
): number {
  return free.reduce((length, { low, high }, i) => {
    const room = direction[i] > 0 ? high - at[i] : at[i] - low;
    return direction[i] === 0 ? length : Math.min(length, room / Math.abs(direction[i]));
  }, most);
}

/** Points to put a further question at: along every direction of the fit, to both sides, as far as chi-square rises by 3.84 by
 *  the slopes at the optimum, or to the bounds. Two per parameter. */
export function equallyGoodPoints(fit: Fit, free: readonly FreeParameter[]): readonly EqualPair[] {
  return fit.directions.map(({ shares, standardError }) => {
    const side = (sign: number) => {
      const direction = shares.map((share, i) => sign * share * (free[i].high - free[i].low));
      const length = within(fit.optimum, direction, SIGNIFICANT * standardError, free);
      return fit.optimum.map((value, i) =>
        Math.min(free[i].high, Math.max(free[i].low, value + length * direction[i])),
      );
    };
    return { minus: side(-1), plus: side(1) };
  });
}

/** The range of an answer over parameters that fit equally well, from its values at the points of `equallyGoodPoints`. Exact for
 *  an answer and residuals that are linear in the parameters: its distance from the answer at the optimum is the root of the
 *  summed squares of its changes along the directions. Each direction counts with the side that lies further out.
 *  @param atPoints the answer at each pair of points, in their order */
export function answerRange(
  atOptimum: number,
  atPoints: readonly { readonly minus: number; readonly plus: number }[],
): { readonly low: number; readonly high: number } {
  const changes = atPoints.map(({ minus, plus }) => [minus - atOptimum, plus - atOptimum]);
  const down = compensatedSum(changes.map((pair) => Math.min(0, ...pair) ** 2));
  const up = compensatedSum(changes.map((pair) => Math.max(0, ...pair) ** 2));
  return { low: atOptimum - Math.sqrt(down), high: atOptimum + Math.sqrt(up) };
}
