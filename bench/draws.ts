import { type DistributionSpec, distribution, type Source, stream } from "../src/random/index.js";

/** Another seed is another story of the same kind; the runner counts it up, so that statistics can be compared with their error. */
const SEED = process.env.SEED ?? "1";

/** One stream of chance for each purpose, from the library itself. */
export function uniform(purpose: string): Source {
  return stream({ seed: SEED, replication: 1, parts: [purpose] });
}

/** Whole minutes, exponentially distributed. */
export function exponentialMinutes(purpose: string, mean: number): () => number {
  return minutes(purpose, { kind: "exponential", mean });
}

/** Whole minutes, lognormal, by median and the sigma of the logarithm. */
export function lognormalMinutes(purpose: string, median: number, sigma: number): () => number {
  return minutes(purpose, { kind: "lognormal", median, sigma });
}

/** The library's distributions are in days; a day here is a minute, because only the shape costs time. */
function minutes(purpose: string, spec: DistributionSpec): () => number {
  const draw = distribution(spec).sampler(uniform(purpose));
  return () => Math.round(draw());
}
