import { randomWeibull } from "d3-random";
import { gammaLower, gammaQuantile, logGamma } from "../../stats/index.js";
import type { SpecOf } from "../spec.js";
import { standardGammaCurve } from "./gamma-curve.js";
import { demand, demandDuration } from "./refuse.js";
import { type Shape, shapeOf } from "./shape.js";

/** Weibull by shape and scale: P(X > x) = exp(-(x / scale)^shape). */
export function weibull({ shape, scale }: SpecOf<"weibull">): Shape {
  demand(shape >= 0.1 && shape <= 1000, "weibull", "a shape from 0.1 to 1000", shape);
  demandDuration("weibull", "a scale", scale);
  const mean = powerMoment(1, 1, shape) * scale;
  return shapeOf({
    mean,
    variance: Math.max(0, powerMoment(1, 2, shape) * scale * scale - mean * mean),
    cdf: (x) => (x > 0 ? -Math.expm1(-((x / scale) ** shape)) : 0),
    partialMoment: (order, x) => partialPower(1, shape, scale, order, x),
    quantile: (p) => scale * (-Math.log1p(-p)) ** (1 / shape),
    sampler: (source) => randomWeibull.source(source)(shape, 0, scale),
    lengthBiased: () => powerOfGamma(1 + 1 / shape, shape, scale),
  });
}

/** The distribution of scale * G^(1 / shape) with G gamma of shape `a`: what a Weibull stay becomes by length bias. */
function powerOfGamma(a: number, shape: number, scale: number): Shape {
  const curve = standardGammaCurve(a);
  return shapeOf({
    cdf: (x) => (x > 0 ? gammaLower(a, (x / scale) ** shape) : 0),
    partialMoment: (order, x) => partialPower(a, shape, scale, order, x),
    quantile: (p) => scale * gammaQuantile(a, p) ** (1 / shape),
    draw: (u) => scale * curve(u) ** (1 / shape),
    lengthBiased: () => powerOfGamma(a + 1 / shape, shape, scale),
  });
}

/** E[G^(order / shape)] for G gamma of shape a and scale 1. */
function powerMoment(a: number, order: number, shape: number): number {
  return Math.exp(logGamma(a + order / shape) - logGamma(a));
}

function partialPower(a: number, shape: number, scale: number, order: number, x: number): number {
  if (!(x > 0)) return 0;
  return powerMoment(a, order, shape) * scale ** order * gammaLower(a + order / shape, (x / scale) ** shape);
}
