import { UsageError } from "../foundation/index.js";
import { incompleteBeta } from "./incomplete-beta.js";
import { normalCdf, normalQuantile } from "./normal.js";
import { rootBetween } from "./root.js";

/** From here on the t distribution and the normal one agree to the last digit. */
const AS_GOOD_AS_NORMAL = 1e16;

/** P(T > t) for t > 0. */
function upperTail(t: number, df: number): number {
  const square = t * t;
  if (square === Infinity) return 0;
  return incompleteBeta(df / 2, 0.5, { x: df / (df + square), complement: square / (df + square) }) / 2;
}

/** P(0 < T < t) for t > 0. */
function fromCentre(t: number, df: number): number {
  const square = t * t;
  if (square === Infinity) return 0.5;
  return incompleteBeta(0.5, df / 2, { x: square / (df + square), complement: df / (df + square) }) / 2;
}

/** Distribution function of Student's t [0-1].
 *  @param df degrees of freedom, > 0, fractions allowed */
export function studentTCdf(t: number, df: number): number {
  if (df >= AS_GOOD_AS_NORMAL) return normalCdf(t);
  if (t === 0) return 0.5;
  if (Math.abs(t) < 1) return 0.5 + Math.sign(t) * fromCentre(Math.abs(t), df);
  return t < 0 ? upperTail(-t, df) : 1 - upperTail(t, df);
}

/** Quantile of Student's t distribution; relative error about 1e-12, tails included. -Infinity at 0, Infinity at 1.
 *  @param df degrees of freedom, > 0, fractions allowed
 *  @throws UsageError unless 0 <= p <= 1 and df > 0 */
export function studentTQuantile(p: number, df: number): number {
  if (!(df > 0) || !(p >= 0 && p <= 1)) {
    throw new UsageError(`t quantile: expected a probability from 0 to 1 and df > 0, received ${p} and ${df}`);
  }
  if (p === 0 || p === 1 || df >= AS_GOOD_AS_NORMAL) return normalQuantile(p);
  return p === 0.5 ? 0 : keptQuantile(p, df);
}

/** Every interval of a result asks for the same one, and the search for it takes longer than the rest of an interval. */
const kept = new Map<string, number>();
const MOST_KEPT = 1000;

function keptQuantile(p: number, df: number): number {
  const place = `${p} ${df}`;
  const found = kept.get(place) ?? searchedQuantile(p, df);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(place, found);
  return found;
}

function searchedQuantile(p: number, df: number): number {
  const tail = p < 0.5 ? p : 1 - p;
  const size = tail < 0.25 ? sizeOfTail(tail, df) : sizeFromCentre(Math.abs(p - 0.5), df);
  return p < 0.5 ? -size : size;
}

/** Logarithms of size and tail are nearly proportional, which is what makes the search short. */
function sizeOfTail(tail: number, df: number): number {
  const target = Math.log(tail);
  const excess = (y: number) => target - Math.log(upperTail(Math.exp(y), df));
  return searchUpwards(excess, Math.log(-normalQuantile(tail)) - 0.5);
}

function sizeFromCentre(share: number, df: number): number {
  const target = Math.log(share);
  const excess = (y: number) => Math.log(fromCentre(Math.exp(y), df)) - target;
  return searchUpwards(excess, Math.log(normalQuantile(0.5 + share)) - 0.5);
}

/** Every t quantile lies outside the normal one, so the bracket only ever has to grow upwards. */
function searchUpwards(excess: (y: number) => number, from: number): number {
  let step = 1;
  let low = from;
  while (excess(low + step) < 0) {
    low += step;
    step *= 2;
  }
  return Math.exp(rootBetween(excess, low, low + step));
}
