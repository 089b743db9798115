import { rootBetween } from "../../stats/index.js";
import { type Shape, shapeOf } from "./shape.js";

/** Length bias for any smooth shape on a bounded range: its partial moments, one order up. The quantile is searched for, since
 *  these are drawn for day zero only; length bias makes people longer, so the plain quantile bounds it from below. */
export function tilted(shape: Shape): Shape {
  const cdf = (x: number) => Math.min(1, shape.partialMoment(1, x) / shape.mean);
  const longest = shape.quantile(1);
  const biased: Shape = shapeOf({
    cdf,
    partialMoment: (order, x) => shape.partialMoment(order + 1, x) / shape.mean,
    quantile: (p) => (p >= 1 ? longest : rootBetween((x) => cdf(x) - p, shape.quantile(p), longest)),
    lengthBiased: () => tilted(biased),
  });
  return biased;
}
