import { MINUTES_PER_DAY } from "../foundation/index.js";
import { and, inDays, percent } from "./in-words.js";
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
  return longest !== undefined && person.stayed >= longest * MINUTES_PER_DAY ? 1 : returned;
}

export function fundedStayInWords({ reviews, returned, longest }: FundedStayRule): string {
  if (reviews.length === 0 && longest === undefined) return "Stays are funded for as long as treatment takes.";
  const sentences: string[] = [];
  if (reviews.length > 0)
    sentences.push(
      `Stays of people from prison are reviewed after ${and(reviews.map(inDays))}; ${percent(returned)} of those who can be returned are, at each.`,
    );
  if (longest !== undefined)
    sentences.push(`After ${inDays(longest)} funding ends, and people from prison who can be returned are.`);
  return sentences.join(" ");
}
