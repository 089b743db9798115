import type { SpecOf } from "../spec.js";
import { demand, demandTime } from "./refuse.js";
import { type Shape, shapeOf } from "./shape.js";
import { tilted } from "./tilted.js";
import { powerIntegral } from "./uniform.js";

/** Triangular: least, most likely and greatest duration. */
export function triangular({ from, mode, to }: SpecOf<"triangular">): Shape {
  demandTime("triangular", "“from”", from);
  demandTime("triangular", "“to”", to);
  const inOrder = from <= mode && mode <= to && from < to;
  demand(inOrder, "triangular", "“from”, “mode” and “to” in rising order", `${from}, ${mode} and ${to}`);
  const [left, right, width] = [mode - from, to - mode, to - from];
  const peak = left / width;
  const shape: Shape = shapeOf({
    mean: (from + mode + to) / 3,
    variance: (left * left + right * right + left * right) / 18,
    cdf(x) {
      if (x <= from) return 0;
      if (x >= to) return 1;
      return x < mode ? (x - from) ** 2 / (width * left) : 1 - (to - x) ** 2 / (width * right);
    },
    partialMoment(order, x) {
      const rising = slope(order, from, from, Math.min(Math.max(x, from), mode));
      const falling = -slope(order, to, mode, Math.min(Math.max(x, mode), to));
      return (left > 0 ? (2 * rising) / (width * left) : 0) + (right > 0 ? (2 * falling) / (width * right) : 0);
    },
    quantile: (p) => (p < peak ? from + Math.sqrt(p * width * left) : to - Math.sqrt((1 - p) * width * right)),
    lengthBiased: () => tilted(shape),
  });
  return shape;
}

/** Integral of x^order (x - zero) from a to b. */
function slope(order: number, zero: number, a: number, b: number): number {
  return powerIntegral(order + 1, a, b) - zero * powerIntegral(order, a, b);
}
