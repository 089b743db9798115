import type { Source } from "../stream.js";

/** What every distribution can answer about itself; the numbers are days. A shape has no memory: a draw depends on the next
 *  uniforms of its source and on nothing drawn before. */
export interface Shape {
  readonly mean: number;
  /** Infinity where the integral has no end. */
  readonly variance: number;
  /** P(X <= x) */
  cdf(x: number): number;
  /** P(X < x); differs from `cdf` at single values that carry weight. */
  below(x: number): number;
  /** E[X^order; X <= x], the part of a moment that lies at or below x. order 0, 1, 2, 3 */
  partialMoment(order: number, x: number): number;
  /** Smallest x with cdf(x) >= p; [0, 1] */
  quantile(p: number): number;
  /** The quantile again, as fast as it can be had to 1e-8 relative: what draws are made of. [0, 1) */
  draw(u: number): number;
  sampler(source: Source): () => number;
  /** Density proportional to x f(x): the total stay of a person found in a bed on an ordinary day. */
  lengthBiased(): Shape;
  /** The shapes that one uniform number each can draw, and how often each is taken. Only a mixture has more than itself. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly share: number;
  readonly of: Shape;
}

/** What a kind must say for itself. */
export interface Outline {
  readonly cdf: (x: number) => number;
  readonly partialMoment: (order: number, x: number) => number;
  readonly quantile: (p: number) => number;
  readonly lengthBiased: () => Shape;
  readonly mean?: number;
  readonly variance?: number;
  readonly below?: (x: number) => number;
  readonly draw?: (u: number) => number;
  readonly sampler?: (source: Source) => () => number;
}

/** Completes an outline: moments from partial moments, draws by inversion, one uniform number a draw. */
export function shapeOf(outline: Outline): Shape {
  const { cdf, partialMoment, quantile, lengthBiased, below = cdf, draw = quantile } = outline;
  const mean = outline.mean ?? partialMoment(1, Number.POSITIVE_INFINITY);
  const variance = outline.variance ?? Math.max(0, partialMoment(2, Number.POSITIVE_INFINITY) - mean * mean);
  const sampler = outline.sampler ?? ((source: Source) => () => draw(source()));
  const parts: Part[] = [];
  const shape: Shape = { mean, variance, cdf, below, partialMoment, quantile, draw, sampler, lengthBiased, parts };
  parts.push({ share: 1, of: shape });
  return shape;
}
