import { randomExponential } from "d3-random";
import type { ReferralRate } from "./rate.js";
import type { Source } from "./stream.js";

/** When people are referred, one after the other. */
export interface ReferralTimes {
  /** The next moment, in whole minutes, not before the last one; Infinity when nobody comes any more. */
  nextReferral(): number;
}

/** A Poisson process with a changing rate, by inverting the cumulative rate: one exponential draw a person, so that a
 *  change of the rate moves people but keeps the k-th the k-th. */
export function referralTimes(rate: ReferralRate, source: Source): ReferralTimes {
  const { segments } = rate;
  const step = randomExponential.source(source)(1);
  let wanted = 0;
  let segment = 0;
  /** Cumulative rate at the start of the present segment. */
  let before = 0;
  return {
    nextReferral(): number {
      wanted += step();
      for (; segment < segments.length - 1; segment++) {
        const { from, perMinute } = segments[segment];
        const after = before + (segments[segment + 1].from - from) * perMinute;
        if (wanted < after) break;
        before = after;
      }
      const { from, perMinute } = segments[segment];
      return perMinute === 0 ? Number.POSITIVE_INFINITY : Math.floor(from + (wanted - before) / perMinute);
    },
  };
}
