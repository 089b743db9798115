import { minutesFromDays } from "../foundation/index.js";
import { type BedPressure, type Policies, type PolicyOverrides, returnsUnder } from "../policy/index.js";
import type { Scenario } from "../scenario/index.js";

/** When the stays of people from prison are reviewed, in time since admission. [minutes] */
export interface Reviews {
  readonly funding: FundingReviews;
  /** Of the pressure on beds. */
  readonly pressure: PressureReviews | undefined;
  /** Some reviews need not be held: `closeReviews` counts them in hindsight. */
  readonly inHindsight: boolean;
  /** Some must be held, every one: a function of the caller's own is asked. */
  readonly oneByOne: boolean;
}

export interface FundingReviews {
  /** Rising. [minutes] */
  readonly days: readonly number[];
  /** The longest stay that is funded. [minutes] */
  readonly longest: number | undefined;
  /** By review, the chance of a return of whoever can be returned, where everybody is treated alike; a function of the
   *  caller's own may tell people apart. [0, 1] */
  readonly alike: readonly number[] | undefined;
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
  const { pressureReviewEvery: every } = policies;
  const funding = fundingReviews(rules.fundedStay, policies, overrides);
  const pressure =
    every === undefined ? undefined : { every: minutesFromDays(every), alike: alikeReviews(rules.pressure, overrides) };
  const held = [...(funding.days.length > 0 ? [funding] : []), ...(pressure === undefined ? [] : [pressure])];
  const inHindsight = held.some(({ alike }) => alike !== undefined);
  return { funding, pressure, inHindsight, oneByOne: held.some(({ alike }) => alike === undefined) };
}

function fundingReviews(
  { longest: limit, returned }: Scenario["rules"]["fundedStay"],
  { reviewDays }: Policies,
  { fundedStay }: PolicyOverrides,
): FundingReviews {
  const days = reviewDays.map(minutesFromDays);
  const longest = limit === undefined ? undefined : minutesFromDays(limit);
  const chanceAt = (day: number) => (longest !== undefined && day >= longest ? 1 : returned);
  return { days, longest, alike: fundedStay === undefined ? days.map(chanceAt) : undefined };
}

function alikeReviews(rule: Scenario["rules"]["pressure"], overrides: PolicyOverrides): AlikeReviews | undefined {
  if (overrides.pressedReturn !== undefined || rule.reviews === undefined) return undefined;
  return { chance: rule.reviews.returned, isPressed: (now) => returnsUnder(rule, now) };
}
