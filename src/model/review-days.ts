import { minutesFromDays } from "../foundation/index.js";
import type { Policies } from "../policy/index.js";
import type { Scenario } from "../scenario/index.js";

/** When the stays of people from prison are reviewed, in time since admission. [minutes] */
export interface Reviews {
  /** Of funding, rising. */
  readonly funding: readonly number[];
  /** The longest stay that is funded. */
  readonly longest: number | undefined;
  /** Of the pressure on beds: the time between two. */
  readonly pressure: number | undefined;
}

export function reviewsOf({ rules }: Scenario, { reviewDays, pressureReviewEvery }: Policies): Reviews {
  const minutes = (days: number | undefined) => (days === undefined ? undefined : minutesFromDays(days));
  return {
    funding: reviewDays.map(minutesFromDays),
    longest: minutes(rules.fundedStay.longest),
    pressure: minutes(pressureReviewEvery),
  };
}
