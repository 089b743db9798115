import type { SpecOf } from "../spec.js";
import { atom } from "./fixed.js";
import { mixtureOf } from "./mixture.js";
import { demand, demandTime } from "./refuse.js";
import { type Part, type Shape, shapeOf } from "./shape.js";
import { uniformShape } from "./uniform.js";

type Knot = readonly [p: number, value: number];

/** Published quantiles from 0 to 1 with straight lines between them: the people between two quantiles are spread evenly. */
export function quantiles({ quantiles: knots }: SpecOf<"quantiles">): Shape {
  demand(knots.length >= 2, "quantiles", "at least the values at 0 and at 1", `${knots.length} of them`);
  for (const [, value] of knots) demandTime("quantiles", "values", value);
  const whole = knots[0][0] === 0 && knots[knots.length - 1][0] === 1;
  demand(whole, "quantiles", "shares that begin at 0 and end at 1", knots.map(([p]) => p).join(", "));
  const rises = knots.every(([p, value], i) => i === 0 || (p > knots[i - 1][0] && value >= knots[i - 1][1]));
  demand(rises, "quantiles", "values that rise with their shares", knots.map((knot) => knot.join(": ")).join(", "));
  const pieces = knots.slice(1).map((knot, i) => piece(knots[i], knot));
  const spread = mixtureOf(pieces);
  return shapeOf({
    mean: spread.mean,
    variance: spread.variance,
    cdf: spread.cdf,
    below: spread.below,
    partialMoment: spread.partialMoment,
    quantile: (p) => along(knots, p),
    lengthBiased: spread.lengthBiased,
  });
}

function piece([p, value]: Knot, [nextP, nextValue]: Knot): Part {
  return { share: nextP - p, of: value === nextValue ? atom(value) : uniformShape(value, nextValue) };
}

function along(knots: readonly Knot[], p: number): number {
  let k = 1;
  while (k < knots.length - 1 && knots[k][0] < p) k++;
  const [from, low] = knots[k - 1];
  const [to, high] = knots[k];
  return low + ((high - low) * (p - from)) / (to - from);
}
