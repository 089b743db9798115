import { ENGAGEMENTS, type Engagement } from "../domain/index.js";
import { DAYS_PER_YEAR, MINUTES_PER_DAY } from "../foundation/index.js";
import type { RuleDescription } from "./description.js";
import { and, ENGAGEMENT_IN_WORDS, lengthOfTime, percent } from "./in-words.js";
import { isReturnable, type PersonView } from "./questions.js";

/** Rule 6: what people from prison are admitted for. */
export type PathwayRule =
  | { readonly kind: "fullRehabilitation" }
  | { readonly kind: "treatAndReturn" }
  | {
      readonly kind: "discretionary";
      /** Probability of treat and return, by engagement. [0, 1] */
      readonly returned: Readonly<Record<Engagement, number>>;
      /** Instead, by name of legal basis. [0, 1] */
      readonly byLegalBasis: Readonly<Record<string, number>>;
      /** Before either, for sentenced people whose release date is at least `atLeast` away, or who have none. [days], [0, 1] */
      readonly longSentence?: { readonly atLeast: number; readonly returned: number };
    };

export const DEFAULT_PATHWAY: PathwayRule = { kind: "fullRehabilitation" };

/** The probability that a person is treated and returned to prison rather than rehabilitated. [0, 1]
 *  Nobody is returned who did not come from prison, or whose legal basis has no way back. */
export function probabilityOfReturn(rule: PathwayRule, person: PersonView): number {
  if (!isReturnable(person)) return 0;
  if (rule.kind !== "discretionary") return rule.kind === "treatAndReturn" ? 1 : 0;
  const { longSentence, byLegalBasis, returned } = rule;
  if (longSentence !== undefined && hasAtLeast(longSentence.atLeast, person)) return longSentence.returned;
  return byLegalBasis[person.legalBasis.name] ?? returned[person.engagement];
}

/** Somebody whose case is before the court has no release date either, but no sentence yet. */
function hasAtLeast(days: number, { legalBasis, untilRelease }: PersonView): boolean {
  return legalBasis.clock === "release" && untilRelease >= days * MINUTES_PER_DAY;
}

/** Whether the rule may ever plan a return for somebody who can be returned. */
export function mayPlanReturn(rule: PathwayRule): boolean {
  if (rule.kind !== "discretionary") return rule.kind === "treatAndReturn";
  const { returned, byLegalBasis, longSentence } = rule;
  const chances = [...Object.values(returned), ...Object.values(byLegalBasis), longSentence?.returned ?? 0];
  return chances.some((chance) => chance > 0);
}

export function pathwayInWords(rule: PathwayRule): string {
  if (rule.kind === "fullRehabilitation") return "Everyone is rehabilitated; nobody is returned to prison early.";
  if (rule.kind === "treatAndReturn")
    return "People from prison are treated and returned to prison wherever the law allows it.";
  const sentences = [
    `Where the law allows it, the service plans to treat and return ${shareInWords(rule.returned)}; the others are rehabilitated.`,
  ];
  const bases = Object.entries(rule.byLegalBasis).map(([basis, chance]) => `${percent(chance)} under ${basis}`);
  if (bases.length > 0) sentences.push(`By legal basis instead: ${and(bases)}.`);
  if (rule.longSentence !== undefined)
    sentences.push(
      `Of sentenced people with ${lengthOfTime(rule.longSentence.atLeast)} or more to the release date, whatever else holds, ${percent(rule.longSentence.returned)}.`,
    );
  return sentences.join(" ");
}

function shareInWords(returned: Readonly<Record<Engagement, number>>): string {
  if (new Set(Object.values(returned)).size === 1) return `${percent(returned.engaging)} of people from prison`;
  const [first, ...others] = ENGAGEMENTS.map(
    (each) => `${percent(returned[each])} of those ${ENGAGEMENT_IN_WORDS[each]}`,
  );
  return and([first.replace("those", "people from prison"), ...others]);
}

/** The rule in the catalogue. */
export const PATHWAY_DESCRIBED: RuleDescription = {
  name: "pathway",
  question: "Are people from prison treated and returned, or rehabilitated?",
  parameters: [
    {
      name: "pathway",
      meaning:
        "fullRehabilitation: everybody is rehabilitated; treatAndReturn: everybody whom the law lets return is returned",
      default: "fullRehabilitation",
      example: "treatAndReturn",
    },
    {
      name: "discretionary.returned",
      meaning: "probability of treat and return: one share, or one for each kind of engagement",
      default: "must be given",
      example: "40%",
    },
    {
      name: "discretionary.byLegalBasis",
      meaning: "instead, for people under a legal basis",
      default: "none",
      example: "{ s48/49: 50% }",
    },
    {
      name: "discretionary.longSentence",
      meaning: "before either, for people so far from their release date or farther",
      default: "none",
      example: "{ atLeast: 2 years, returned: 90% }",
    },
  ],
  defaultSentence: pathwayInWords(DEFAULT_PATHWAY),
  example:
    "{ discretionary: { returned: { engaging: 20%, notEngaging: 60%, tooHighRisk: 80% }, byLegalBasis: { s48/49: 50% }, longSentence: { atLeast: 2 years, returned: 90% } } }",
  exampleSentence: pathwayInWords({
    kind: "discretionary",
    returned: { engaging: 0.2, notEngaging: 0.6, tooHighRisk: 0.8 },
    byLegalBasis: { "s48/49": 0.5 },
    longSentence: { atLeast: 2 * DAYS_PER_YEAR, returned: 0.9 },
  }),
};
