import type { RuleDescription } from "./description.js";
import { lengthOfTime, percent } from "./in-words.js";
import { type BedPressure, isReturnable, type PersonView } from "./questions.js";

/** Whose beds and lists are looked at: the unit's, the catchment's or the whole estate's. */
export const PRESSURE_SCOPES = ["unit", "catchment", "estate"] as const;
export type PressureScope = (typeof PRESSURE_SCOPES)[number];

/** When there is pressure: beds occupied or held ÷ commissioned are at or above `occupancy`, or the people waiting at or
 *  above `waiting`. At least one of the two. */
export interface Threshold {
  readonly occupancy?: number;
  readonly waiting?: number;
}

/** Rule 8: what the pressure on beds does to people who can be returned. */
export interface PressureRule {
  readonly of: PressureScope;
  /** Remaining treatment of people who are to be returned passes `times` as fast; the largest that applies counts. > 0 */
  readonly speeds: readonly (Threshold & { readonly times: number })[];
  /** While there is pressure, anybody who can be returned is returned with probability `returned` every `every` days. */
  readonly reviews?: Threshold & { readonly every: number; readonly returned: number };
}

export const DEFAULT_PRESSURE: PressureRule = { of: "unit", speeds: [] };

function applies({ occupancy, waiting }: Threshold, now: BedPressure): boolean {
  return (occupancy !== undefined && now.occupancy >= occupancy) || (waiting !== undefined && now.waiting >= waiting);
}

/** How fast treatment passes that is to end in a return; 1 without pressure. > 0 */
export function speedOfTreatment({ speeds }: PressureRule, now: BedPressure): number {
  let fastest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < speeds.length; i++) if (applies(speeds[i], now)) fastest = Math.max(fastest, speeds[i].times);
  return fastest === Number.NEGATIVE_INFINITY ? 1 : fastest;
}

/** The probability that a person is returned at a review because of the pressure on beds. [0, 1] */
export function probabilityOfPressedReturn(rule: PressureRule, person: PersonView, now: BedPressure): number {
  return isReturnable(person) && returnsUnder(rule, now) ? (rule.reviews?.returned ?? 0) : 0;
}

/** Whether reviews held now return people: the same for everybody who can be returned. */
export function returnsUnder({ reviews }: PressureRule, now: BedPressure): boolean {
  return reviews !== undefined && applies(reviews, now);
}

/** Whether the rule looks at waiting lists, not at beds alone. */
export function heedsLists({ speeds, reviews }: PressureRule): boolean {
  return [...speeds, reviews].some((threshold) => threshold?.waiting !== undefined);
}

const SCOPE_IN_WORDS: Readonly<Record<PressureScope, string>> = {
  unit: "the unit's beds",
  catchment: "the catchment's beds",
  estate: "the estate's beds",
};

export function pressureInWords({ of, speeds, reviews }: PressureRule): string {
  const sentences = speeds
    .filter(({ times }) => times !== 1)
    .map(
      (speed) =>
        `While ${thresholdInWords(speed, of)}, the remaining treatment of people who are to be returned to prison passes ${Math.round(speed.times * 100) / 100} times as fast.`,
    );
  if (reviews !== undefined && reviews.returned > 0)
    sentences.push(
      `Stays of people from prison are reviewed every ${lengthOfTime(reviews.every).replace(/^1 /, "")}; while ${thresholdInWords(reviews, of)}, ${percent(reviews.returned)} of those whom the law lets return are returned at a review.`,
    );
  return sentences.length === 0 ? "Pressure on beds changes nobody's stay." : sentences.join(" ");
}

function thresholdInWords({ occupancy, waiting }: Threshold, of: PressureScope): string {
  const taken = occupancy === undefined ? [] : [`at least ${percent(occupancy)} of ${SCOPE_IN_WORDS[of]} are taken`];
  const beds = occupancy === undefined ? SCOPE_IN_WORDS[of] : "them";
  return [
    ...taken,
    ...(waiting === undefined
      ? []
      : [`${waiting === 1 ? "anybody waits" : `${waiting} or more people wait`} for ${beds}`]),
  ].join(" or ");
}

/** The rule in the catalogue. */
export const PRESSURE_DESCRIBED: RuleDescription = {
  name: "pressure",
  question: "Does pressure on beds send people back to prison sooner?",
  parameters: [
    {
      name: "of",
      meaning: "whose beds and lists are looked at: unit, catchment or estate",
      default: "unit",
      example: "catchment",
    },
    {
      name: "speeds",
      meaning:
        "while beds are as full as occupancy, or as many people wait as waiting says, the remaining treatment of people who are to be returned passes so many times as fast; of several that apply, the fastest",
      default: "[]",
      example: "[{ occupancy: 95%, waiting: 5, times: 1.5 }]",
    },
    {
      name: "reviews",
      meaning:
        "while there is such pressure, this share of the people who can be returned is, each time so long has passed since admission",
      default: "none",
      example: "{ occupancy: 95%, waiting: 10, every: 28 days, returned: 10% }",
    },
  ],
  defaultSentence: pressureInWords(DEFAULT_PRESSURE),
  example:
    "{ of: catchment, speeds: [{ occupancy: 95%, waiting: 5, times: 1.5 }], reviews: { occupancy: 95%, waiting: 10, every: 28 days, returned: 10% } }",
  exampleSentence: pressureInWords({
    of: "catchment",
    speeds: [{ occupancy: 0.95, waiting: 5, times: 1.5 }],
    reviews: { occupancy: 0.95, waiting: 10, every: 28, returned: 0.1 },
  }),
};
