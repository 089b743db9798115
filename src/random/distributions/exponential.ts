import { randomExponential } from "d3-random";
import type { SpecOf } from "../spec.js";
import { gammaShape } from "./gamma.js";
import { demandDuration } from "./refuse.js";
import { type Shape, shapeOf } from "./shape.js";

/** Exponential with the given mean: the time that is left does not depend on the time that has passed. */
export function exponential({ mean }: SpecOf<"exponential">): Shape {
  demandDuration("exponential", "a mean", mean);
  const asGamma = gammaShape(1, mean);
  return shapeOf({
    mean,
    variance: mean * mean,
    cdf: (x) => (x > 0 ? -Math.expm1(-x / mean) : 0),
    partialMoment: asGamma.partialMoment,
    quantile: (p) => -Math.log1p(-p) * mean,
    sampler: (source) => randomExponential.source(source)(1 / mean),
    lengthBiased: () => gammaShape(2, mean),
  });
}
