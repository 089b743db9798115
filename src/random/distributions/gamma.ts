import { gammaLower, gammaQuantile, logGamma } from "../../stats/index.js";
import type { SpecOf } from "../spec.js";
import { standardGammaCurve } from "./gamma-curve.js";
import { demand, demandDuration } from "./refuse.js";
import { type Shape, shapeOf } from "./shape.js";

/** Gamma by shape and scale; its mean is shape times scale. */
export function gamma({ shape, scale }: SpecOf<"gamma">): Shape {
  demand(shape >= 0.05 && shape <= 1e5, "gamma", "a shape from 0.05 to 100000", shape);
  demandDuration("gamma", "a scale", scale);
  return gammaShape(shape, scale);
}

/** Drawn by inversion: d3-random's rejection sampler takes a varying count of uniforms and keeps a spare one. */
export function gammaShape(shape: number, scale: number): Shape {
  const rising = (order: number) => Math.exp(logGamma(shape + order) - logGamma(shape)) * scale ** order;
  const curve = standardGammaCurve(shape);
  return shapeOf({
    mean: shape * scale,
    variance: shape * scale * scale,
    cdf: (x) => gammaLower(shape, x / scale),
    partialMoment: (order, x) => rising(order) * gammaLower(shape + order, x / scale),
    quantile: (p) => gammaQuantile(shape, p) * scale,
    draw: (u) => curve(u) * scale,
    lengthBiased: () => gammaShape(shape + 1, scale),
  });
}
