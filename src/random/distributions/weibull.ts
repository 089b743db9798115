import { randomGamma, randomWeibull } from "d3-random";
import { gammaLower, logGamma } from "../../stats/index.js";
import type { Law } from "../law.js";
import type { SpecOf } from "../spec.js";

/** (X / scale)^shape is exponential; weighted by x^n it is gamma of shape 1 + n / shape. */
export function weibull({ shape, scale }: SpecOf<"weibull">): Law {
  const moment = (n: number) => scale ** n * Math.exp(logGamma(1 + n / shape));
  return {
    moment,
    partial: (n, x) => (x <= 0 ? 0 : moment(n) * gammaLower(1 + n / shape, (x / scale) ** shape)),
    sampler: (source) => randomWeibull.source(source)(shape, 0, scale),
    biasedSampler: (source) => {
      const power = randomGamma.source(source)(1 + 1 / shape, 1);
      return () => scale * power() ** (1 / shape);
    },
  };
}
