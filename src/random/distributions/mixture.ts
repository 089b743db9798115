import { rootBetween } from "../../stats/index.js";
import type { Source } from "../stream.js";
import { type Part, type Shape, shapeOf } from "./shape.js";

/** One of several shapes, each with its share; shares are brought to a sum of 1. A mixture within a mixture is spread out. */
export function mixtureOf(given: readonly Part[]): Shape {
  const flat = given.flatMap(({ share, of }) => of.parts.map((part) => ({ share: share * part.share, of: part.of })));
  const total = flat.reduce((sum, { share }) => sum + share, 0);
  const parts = flat.filter(({ share }) => share > 0).map(({ share, of }) => ({ share: share / total, of }));
  if (parts.length === 1) return parts[0].of;
  const sum = (of: (shape: Shape) => number) => parts.reduce((total, part) => total + part.share * of(part.of), 0);
  const mean = sum((shape) => shape.mean);
  const quantile = (p: number) => mixedQuantile(parts, cdf, p);
  const cdf = (x: number) => sum((shape) => shape.cdf(x));
  const outline = shapeOf({
    mean,
    variance: sum((shape) => shape.variance + (shape.mean - mean) ** 2),
    cdf,
    below: (x) => sum((shape) => shape.below(x)),
    partialMoment: (order, x) => sum((shape) => shape.partialMoment(order, x)),
    quantile,
    sampler: (source) => mixedSampler(parts, source),
    lengthBiased: () => biased(parts, mean),
  });
  return { ...outline, parts };
}

/** A part is met in proportion to its share and to its mean. */
function biased(parts: readonly Part[], mean: number): Shape {
  const met = parts.filter(({ of }) => of.mean > 0);
  if (met.length === 0) return parts[0].of;
  return mixtureOf(met.map(({ share, of }) => ({ share: (share * of.mean) / mean, of: of.lengthBiased() })));
}

/** Two uniforms a draw, which part and how long, whatever the shares: a change of shares moves people between the parts and
 *  nothing else. */
function mixedSampler(parts: readonly Part[], source: Source): () => number {
  const last = parts.length - 1;
  return () => {
    let rest = source();
    const u = source();
    let k = 0;
    while (k < last && rest >= parts[k].share) rest -= parts[k++].share;
    return parts[k].of.draw(u);
  };
}

/** The smallest and the largest quantile of the parts enclose that of the whole. */
function mixedQuantile(parts: readonly Part[], cdf: (x: number) => number, p: number): number {
  const ends = parts.map(({ of }) => of.quantile(p));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (!(low < high) || high === Number.POSITIVE_INFINITY) return high;
  const x = rootBetween((x) => (cdf(x) >= p ? 1 : -1), low, high);
  return cdf(x) >= p ? x : Math.min(high, x * (1 + 2 * Number.EPSILON));
}
