import { DAYS_PER_MONTH, DAYS_PER_YEAR, minutesFromDays } from "../foundation/index.js";
import type { RuleDescription } from "./description.js";
import { and, lengthOfTime, percent } from "./in-words.js";
import { isReturnable, type PersonView } from "./questions.js";

/** Rule 7: reviews of the stay of people from prison, and the longest stay that is paid for. */
export interface FundedStayRule {
  /** Time since admission of each review, rising. [days] */
  readonly reviews: readonly number[];
  /** Probability that a person who can be returned is returned at a review. [0, 1] */
  readonly returned: number;
  /** The longest funded stay of people from prison; who can be returned is returned then. Absent: no limit. [days] */
  readonly longest?: number;
}

export const DEFAULT_FUNDED_STAY: FundedStayRule = { reviews: [], returned: 0 };

/** Times since admission at which the rule is asked again, rising. [days] */
export function reviewDays({ reviews, longest }: FundedStayRule): readonly number[] {
  const before = reviews.filter((day) => longest === undefined || day < longest);
  return longest === undefined ? before : [...before, longest];
}

/** The probability that funding ends at this review and the person is returned to prison. [0, 1] */
export function probabilityFundingEnds({ returned, longest }: FundedStayRule, person: PersonView): number {
  if (!isReturnable(person)) return 0;
  return longest !== undefined && person.stayed >= minutesFromDays(longest) ? 1 : returned;
}

export function fundedStayInWords({ reviews, returned, longest }: FundedStayRule): string {
  const sentences: string[] = [];
  if (reviews.length > 0 && returned > 0)
    sentences.push(
      `Stays of people from prison are reviewed after ${and(reviews.map(lengthOfTime))}; at each review ${percent(returned)} of those whom the law lets return are returned.`,
    );
  if (longest !== undefined)
    sentences.push(
      `Funding of people from prison ends after ${lengthOfTime(longest)}; those whom the law lets return are returned then.`,
    );
  return sentences.length === 0 ? "Stays are funded for as long as treatment takes." : sentences.join(" ");
}

/** The rule in the catalogue. */
export const FUNDED_STAY_DESCRIBED: RuleDescription = {
  name: "fundedStay",
  question: "For how long are stays of people from prison paid for?",
  parameters: [
    {
      name: "reviews",
      meaning: "times since admission at which a stay is reviewed",
      default: "[]",
      example: "[3 months, 6 months, 12 months]",
    },
    {
      name: "returned",
      meaning: "share of the people reviewed who are returned to prison, where the law lets them",
      default: "0%",
      example: "10%",
    },
    {
      name: "longest",
      meaning: "longest funded stay; whoever can be returned is returned then",
      default: "no limit",
      example: "2 years",
    },
  ],
  defaultSentence: fundedStayInWords(DEFAULT_FUNDED_STAY),
  example: "{ reviews: [3 months, 6 months, 12 months], returned: 10%, longest: 2 years }",
  exampleSentence: fundedStayInWords({
    reviews: [3 * DAYS_PER_MONTH, 6 * DAYS_PER_MONTH, 12 * DAYS_PER_MONTH],
    returned: 0.1,
    longest: 2 * DAYS_PER_YEAR,
  }),
};
