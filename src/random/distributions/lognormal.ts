import { randomLogNormal } from "d3-random";
import { normalCdf } from "../../stats/index.js";
import type { Law } from "../law.js";
import type { SpecOf } from "../spec.js";

/** Weighted by x^n a lognormal is a lognormal again, its logarithm n sigma² higher. */
export function lognormal({ median, sigma }: SpecOf<"lognormal">): Law {
  const mu = Math.log(median);
  const moment = (n: number) => Math.exp(n * mu + (n * n * sigma * sigma) / 2);
  return {
    moment,
    partial: (n, x) => (x <= 0 ? 0 : moment(n) * normalCdf((Math.log(x) - mu) / sigma - n * sigma)),
    sampler: (source) => randomLogNormal.source(source)(mu, sigma),
    biasedSampler: (source) => randomLogNormal.source(source)(mu + sigma * sigma, sigma),
  };
}
