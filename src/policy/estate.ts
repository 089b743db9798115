import { DAYS_PER_MONTH } from "../foundation/index.js";
import type { RuleDescription } from "./description.js";
import { lengthOfTime, percent } from "./in-words.js";

/** Rule 9: whether the estate's programme keeps its dates. A closing bed closes when its patient leaves, whatever the rule. */
export interface EstateRule {
  /** Openings come this much later than planned. [days] >= 0 */
  readonly openingsSlip: number;
  /** Share of each opening that is staffed, rounded to whole beds. [0, 1] */
  readonly openingsStaffed: number;
}

export const DEFAULT_ESTATE: EstateRule = { openingsSlip: 0, openingsStaffed: 1 };

/** A dated change of the beds of a unit. */
export interface PlannedChange {
  /** Position of the unit. */
  readonly unit: number;
  /** [days] from the start */
  readonly day: number;
  /** Opened (+) or closed (-). */
  readonly beds: number;
}

/** What becomes of a planned change. Beds of day zero are what the estate has; they cannot slip. */
export function carriedOut({ openingsSlip, openingsStaffed }: EstateRule, change: PlannedChange): PlannedChange {
  if (change.beds <= 0 || change.day <= 0) return change;
  return { ...change, day: change.day + openingsSlip, beds: Math.round(change.beds * openingsStaffed) };
}

export function estateInWords({ openingsSlip, openingsStaffed }: EstateRule): string {
  const sentences = ["Beds open and close on the dates given; a closing bed closes when its patient leaves."];
  if (openingsSlip > 0) sentences.push(`Openings come ${lengthOfTime(openingsSlip)} later than planned.`);
  if (openingsStaffed < 1) sentences.push(`Of the beds that open, ${percent(openingsStaffed)} are staffed.`);
  return sentences.join(" ");
}

/** The rule in the catalogue. */
export const ESTATE_DESCRIBED: RuleDescription = {
  name: "estate",
  question: "Do planned openings come on time, and staffed?",
  parameters: [
    { name: "openingsSlip", meaning: "delay of every opening", default: "0 days", example: "6 months" },
    {
      name: "openingsStaffed",
      meaning: "share of each opening that is staffed, to the nearest whole bed",
      default: "100%",
      example: "80%",
    },
  ],
  defaultSentence: estateInWords(DEFAULT_ESTATE),
  example: "{ openingsSlip: 6 months, openingsStaffed: 80% }",
  exampleSentence: estateInWords({ openingsSlip: 6 * DAYS_PER_MONTH, openingsStaffed: 0.8 }),
};
