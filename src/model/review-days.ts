import { minutesFromDays } from "../foundation/index.js";
import { type BedPressure, type Policies, type PolicyOverrides, returnsUnder } from "../policy/index.js";
import type { Scenario } from "../scenario/index.js";

/** When the stays of people from prison are reviewed, in time since admission. [minutes] */
export interface Reviews {
  /** Of funding, rising. */
  readonly funding: readonly number[];
  /** The longest stay that is funded. */
  readonly longest: number | undefined;
  /** Of the pressure on beds. */
  readonly pressure: PressureReviews | undefined;
}

export interface PressureReviews {
  /** The time between two. [minutes] */
  readonly every: number;
  /** Where everybody who can be returned is treated alike; a function of the caller's own may tell people apart. */
  readonly alike: AlikeReviews | undefined;
}

export interface AlikeReviews {
  /** The chance of a return at a review under pressure. (0, 1] */
  readonly chance: number;
  isPressed(now: BedPressure): boolean;
}

export function reviewsOf({ rules }: Scenario, policies: Policies, overrides: PolicyOverrides): Reviews {
  const { reviewDays, pressureReviewEvery: every } = policies;
  const { longest } = rules.fundedStay;
  return {
    funding: reviewDays.map(minutesFromDays),
    longest: longest === undefined ? undefined : minutesFromDays(longest),
    pressure:
      every === undefined
        ? undefined
        : { every: minutesFromDays(every), alike: alikeReviews(rules.pressure, overrides) },
  };
}

function alikeReviews(rule: Scenario["rules"]["pressure"], overrides: PolicyOverrides): AlikeReviews | undefined {
  if (overrides.pressedReturn !== undefined || rule.reviews === undefined) return undefined;
  return { chance: rule.reviews.returned, isPressed: (now) => returnsUnder(rule, now) };
}
