import { randomUniform } from "d3-random";
import type { SpecOf } from "../spec.js";
import { demand, demandTime } from "./refuse.js";
import { type Shape, shapeOf } from "./shape.js";
import { tilted } from "./tilted.js";

/** Uniform between two durations. */
export function uniform({ from, to }: SpecOf<"uniform">): Shape {
  demandTime("uniform", "“from”", from);
  demandTime("uniform", "“to”", to);
  demand(from < to, "uniform", "“from” below “to”", `${from} and ${to}`);
  return uniformShape(from, to);
}

export function uniformShape(from: number, to: number): Shape {
  const width = to - from;
  const within = (x: number) => Math.min(Math.max(x, from), to);
  const shape: Shape = shapeOf({
    mean: from + width / 2,
    variance: (width * width) / 12,
    cdf: (x) => (within(x) - from) / width,
    partialMoment: (order, x) => powerIntegral(order, from, within(x)) / width,
    quantile: (p) => from + p * width,
    sampler: (source) => randomUniform.source(source)(from, to),
    lengthBiased: () => tilted(shape),
  });
  return shape;
}

/** Integral of x^order from a to b, whose difference of powers is divided out so that a narrow range keeps its digits. */
export function powerIntegral(order: number, a: number, b: number): number {
  let sum = 0;
  for (let i = 0; i <= order; i++) sum += a ** i * b ** (order - i);
  return ((b - a) * sum) / (order + 1);
}
