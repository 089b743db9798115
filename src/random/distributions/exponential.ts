import { randomExponential, randomGamma } from "d3-random";
import { gammaLower } from "../../stats/index.js";
import type { Law } from "../law.js";
import type { SpecOf } from "../spec.js";

const FACTORIAL = [1, 1, 2, 6];

export function exponential({ mean }: SpecOf<"exponential">): Law {
  const moment = (n: number) => FACTORIAL[n] * mean ** n;
  return {
    moment,
    partial: (n, x) => (x <= 0 ? 0 : n === 0 ? -Math.expm1(-x / mean) : moment(n) * gammaLower(n + 1, x / mean)),
    sampler: (source) => randomExponential.source(source)(1 / mean),
    biasedSampler: (source) => randomGamma.source(source)(2, mean),
  };
}
