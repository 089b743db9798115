import type { SpecOf } from "../spec.js";
import { demandTime } from "./refuse.js";
import { type Shape, shapeOf } from "./shape.js";

/** Always the same duration; 0 is allowed. Takes one uniform a draw like every other kind, so that a duration which stops
 *  being fixed moves no other draw. */
export function fixed({ value }: SpecOf<"fixed">): Shape {
  demandTime("fixed", "a duration", value);
  return atom(value);
}

export function atom(value: number): Shape {
  const shape: Shape = shapeOf({
    mean: value,
    variance: 0,
    cdf: (x) => (x >= value ? 1 : 0),
    below: (x) => (x > value ? 1 : 0),
    partialMoment: (order, x) => (x >= value ? value ** order : 0),
    quantile: () => value,
    lengthBiased: () => shape,
  });
  return shape;
}
