import { ENGAGEMENTS, type Engagement } from "../domain/index.js";
import { DAYS_PER_MONTH, MINUTES_PER_DAY } from "../foundation/index.js";
import type { RuleDescription } from "./description.js";
import { and, ENGAGEMENT_IN_WORDS, lengthOfTime, percent } from "./in-words.js";
import type { PersonView } from "./questions.js";

/** Rule 2: who is accepted. `open` takes everyone whom the assessment finds in need, at the scenario's rate; `selective`
 *  looks at the person first. */
export type AccessRule =
  | { readonly kind: "open" }
  | {
      readonly kind: "selective";
      /** Of those whom the scenario's rate would accept, the share that is accepted. [0, 1] */
      readonly accepts: Readonly<Record<Engagement, number>>;
      /** People whose release date is nearer than `below` [days] are accepted only in this share. [0, 1] */
      readonly shortSentence?: { readonly below: number; readonly accepts: number };
      /** Whether somebody who is declined may ask for a second opinion. */
      readonly secondOpinion: boolean;
    };

export const DEFAULT_ACCESS: AccessRule = { kind: "open" };

/** The probability that the receiving service accepts a person, given the scenario's own rate. [0, 1] */
export function probabilityOfAcceptance(rule: AccessRule, person: PersonView, ratePerPerson: number): number {
  if (rule.kind === "open") return ratePerPerson;
  const { accepts, shortSentence } = rule;
  const isShort = shortSentence !== undefined && person.untilRelease < shortSentence.below * MINUTES_PER_DAY;
  return ratePerPerson * accepts[person.engagement] * (isShort ? shortSentence.accepts : 1);
}

/** Whether a person who has been declined may ask for a second opinion. */
export function mayAskAgain(rule: AccessRule): boolean {
  return rule.kind === "open" || rule.secondOpinion;
}

export function accessInWords(rule: AccessRule): string {
  if (rule.kind === "open") return "Everyone found to need medium security is accepted at the rate the scenario gives.";
  const { accepts, shortSentence, secondOpinion } = rule;
  const sentences = [
    `Of the people whom the scenario's rate would accept, the service accepts ${acceptedInWords(accepts)}.`,
  ];
  if (shortSentence !== undefined)
    sentences.push(
      `With less than ${lengthOfTime(shortSentence.below)} to the release date, only ${percent(shortSentence.accepts)} of these are accepted.`,
    );
  if (!secondOpinion) sentences.push("Nobody may ask for a second opinion.");
  return sentences.join(" ");
}

function acceptedInWords(accepts: Readonly<Record<Engagement, number>>): string {
  const { engaging } = accepts;
  if (ENGAGEMENTS.every((each) => accepts[each] === engaging)) return engaging === 1 ? "everyone" : percent(engaging);
  const choosy = ENGAGEMENTS.filter((each) => accepts[each] < 1);
  return and(choosy.map((each) => `${percent(accepts[each])} of those ${ENGAGEMENT_IN_WORDS[each]}`));
}

/** The rule in the catalogue. */
export const ACCESS_DESCRIBED: RuleDescription = {
  name: "access",
  question: "Who is accepted, of the people who need medium security?",
  parameters: [
    {
      name: "access",
      meaning:
        "open: everyone at the rate that access.accepted gives; selective: the service looks at the person first",
      default: "open",
      example: "open",
    },
    {
      name: "selective.accepts",
      meaning:
        "share still accepted of those whom that rate would accept: one share, or one for each kind of engagement",
      default: "100%",
      example: "{ engaging: 100%, notEngaging: 50%, tooHighRisk: 20% }",
    },
    {
      name: "selective.shortSentence",
      meaning: "people nearer than this to their release date are accepted only in this share, on top",
      default: "none",
      example: "{ below: 6 months, accepts: 20% }",
    },
    {
      name: "selective.secondOpinion",
      meaning: "whether somebody declined may ask for a second opinion: allowed or refused",
      default: "allowed",
      example: "refused",
    },
  ],
  defaultSentence: accessInWords(DEFAULT_ACCESS),
  example:
    "{ selective: { accepts: { engaging: 100%, notEngaging: 50%, tooHighRisk: 20% }, shortSentence: { below: 6 months, accepts: 20% }, secondOpinion: refused } }",
  exampleSentence: accessInWords({
    kind: "selective",
    accepts: { engaging: 1, notEngaging: 0.5, tooHighRisk: 0.2 },
    shortSentence: { below: 6 * DAYS_PER_MONTH, accepts: 0.2 },
    secondOpinion: false,
  }),
};
