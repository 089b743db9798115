import { randomGamma } from "d3-random";
import { gammaLower } from "../../stats/index.js";
import type { Law } from "../law.js";
import type { SpecOf } from "../spec.js";

/** Weighted by x^n a gamma is a gamma again, of shape n more. */
export function gamma({ shape, scale }: SpecOf<"gamma">): Law {
  const moment = (n: number) => {
    let product = 1;
    for (let k = 0; k < n; k++) product *= (shape + k) * scale;
    return product;
  };
  return {
    moment,
    partial: (n, x) => (x <= 0 ? 0 : moment(n) * gammaLower(shape + n, x / scale)),
    sampler: (source) => randomGamma.source(source)(shape, scale),
    biasedSampler: (source) => randomGamma.source(source)(shape + 1, scale),
  };
}
