import { normalCdf, normalQuantile } from "../../stats/index.js";
import type { SpecOf } from "../spec.js";
import { demand, demandDuration } from "./refuse.js";
import { type Shape, shapeOf } from "./shape.js";

/** Lognormal by its median and the standard deviation of the logarithm. */
export function lognormal({ median, sigma }: SpecOf<"lognormal">): Shape {
  demandDuration("lognormal", "a median", median);
  demand(sigma > 0 && sigma <= 10, "lognormal", "sigma above 0 and at most 10 (it belongs to the logarithm)", sigma);
  return lognormalShape(Math.log(median), sigma);
}

/** Drawn by inversion rather than by d3-random's polar method, which keeps a spare number for the next call and takes a
 *  varying count of uniforms: here one uniform is one person, and a change of median or sigma moves every draw in step. */
function lognormalShape(mu: number, sigma: number): Shape {
  const square = sigma * sigma;
  const at = (x: number, order: number) => (Math.log(x) - mu - order * square) / sigma;
  const quantile = (p: number) => Math.exp(mu + sigma * normalQuantile(p));
  return shapeOf({
    mean: Math.exp(mu + square / 2),
    variance: Math.expm1(square) * Math.exp(2 * mu + square),
    cdf: (x) => (x > 0 ? normalCdf(at(x, 0)) : 0),
    partialMoment: (order, x) =>
      x > 0 ? Math.exp(order * mu + (order * order * square) / 2) * normalCdf(at(x, order)) : 0,
    quantile,
    sampler: (source) => () => Math.exp(mu + sigma * normalQuantile(source())),
    lengthBiased: () => lognormalShape(mu + square, sigma),
  });
}
