import { stream } from "../../src/random/index.js";
import { normalQuantile } from "../../src/stats/index.js";

/** Standard errors that a share or a mean may be off: a right procedure is rejected once in 2.6 × 10^7 comparisons. */
export const BOUND = 5.5;

export interface Luck {
  readonly uniform: () => number;
  readonly normal: () => number;
}

/** The luck of one simulated study; the seed is the name of what is tested. */
export function luck(name: string, study: number): Luck {
  const uniform = stream({ seed: "stats tests", replication: study, parts: [name] });
  return { uniform, normal: () => normalQuantile(Math.max(uniform(), 1e-12)) };
}

/** Share of simulated studies in which something holds. */
export function shareOf(name: string, studies: number, holds: (luck: Luck) => boolean): number {
  let held = 0;
  for (let study = 0; study < studies; study++) if (holds(luck(name, study))) held += 1;
  return held / studies;
}

/** How far a share may be from what it should be. */
export function margin(share: number, studies: number): number {
  return BOUND * Math.sqrt((share * (1 - share)) / studies);
}
