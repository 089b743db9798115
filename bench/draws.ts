import { randomExponential, randomLogNormal, randomUniform } from "d3-random";
import alea from "seedrandom/lib/alea.js";

/** One stream of chance for each purpose, as the library has them: seedrandom's alea through d3-random, built once. */
export function streamOf(purpose: string): () => number {
  return alea(`bench/${purpose}`);
}

export const uniform = (purpose: string) => randomUniform.source(streamOf(purpose))(0, 1);

/** Whole minutes, exponentially distributed. */
export function exponentialMinutes(purpose: string, mean: number): () => number {
  const draw = randomExponential.source(streamOf(purpose))(1 / mean);
  return () => Math.round(draw());
}

/** Whole minutes, lognormal, by median and the sigma of the logarithm. */
export function lognormalMinutes(purpose: string, median: number, sigma: number): () => number {
  const draw = randomLogNormal.source(streamOf(purpose))(Math.log(median), sigma);
  return () => Math.round(draw());
}
