import { DAYS_PER_YEAR, minutesFromDays } from "../foundation/index.js";
import { compile } from "../model/index.js";
import { expectedReferrals } from "../random/index.js";
import type { Scenario } from "../scenario/index.js";

/** How many people of one group are identified as in need, by expectation. [people a year] */
export interface ExpectedDemand {
  /** On average over the measured window. */
  readonly average: number;
  /** In the first and in the last year of the window; the whole window where it is shorter than a year. */
  readonly first: number;
  readonly last: number;
}

/** Of every group, in their order. */
export function expectedDemand(scenario: Scenario): readonly ExpectedDemand[] {
  const { warmUp, run } = scenario.study;
  const year = Math.min(run, DAYS_PER_YEAR);
  return compile(scenario).groups.map(({ rate }) => {
    const perYear = (from: number, to: number) =>
      (expectedReferrals(rate, minutesFromDays(from), minutesFromDays(to)) / (to - from)) * DAYS_PER_YEAR;
    return {
      average: perYear(warmUp, warmUp + run),
      first: perYear(warmUp, warmUp + year),
      last: perYear(warmUp + run - year, warmUp + run),
    };
  });
}
