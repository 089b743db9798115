import { URGENCIES } from "../domain/index.js";
import { MINUTES_PER_DAY } from "../foundation/index.js";
import type { RuleDescription } from "./description.js";
import { lengthOfTime } from "./in-words.js";
import type { PersonView } from "./questions.js";

/** Rule 3: the keys that order a waiting list, the first deciding before the second. */
export const WHO_IS_NEXT_KEYS = [
  "urgency",
  "courtDeadline",
  "releaseDeadline",
  "remandFirst",
  "sentencedFirst",
  "prisonFirst",
  "longestWait",
] as const;
export type WhoIsNextKey = (typeof WHO_IS_NEXT_KEYS)[number];

export interface WhoIsNextRule {
  readonly keys: readonly WhoIsNextKey[];
  /** Ageing: being one step less urgent counts as much as having waited so much less. Without it urgency alone decides.
   *  [days] */
  readonly ageing?: number;
}

export const DEFAULT_WHO_IS_NEXT: WhoIsNextRule = { keys: ["longestWait"] };

type Rank = (person: PersonView, rule: WhoIsNextRule) => number;

/** No rank changes while a person waits, or a list would have to be sorted again and again. So deadlines are dates, and
 *  ageing is linear: who gains a step a month gains it on everybody who joins a month later. */
const RANK: Readonly<Record<WhoIsNextKey, Rank>> = {
  urgency: (person, { ageing }) => {
    const step = URGENCIES.indexOf(person.urgency);
    return ageing === undefined ? step : person.listedAt + step * ageing * MINUTES_PER_DAY;
  },
  courtDeadline: (person) => person.untilCourt,
  releaseDeadline: (person) => person.untilRelease,
  remandFirst: (person) => (person.legalBasis.clock === "court" ? 0 : 1),
  sentencedFirst: (person) => (person.legalBasis.clock === "release" ? 0 : 1),
  prisonFirst: (person) => (person.fromPrison ? 0 : 1),
  longestWait: (person) => person.listedAt,
};

/** The order that a rule puts two people in: negative when `one` goes before `other`, 0 when the rule does not say. Both
 *  are seen at the same time. */
export function orderUnder(rule: WhoIsNextRule): (one: PersonView, other: PersonView) => number {
  const ranks = rule.keys.map((key) => RANK[key]);
  return (one, other) => {
    for (let i = 0; i < ranks.length; i++) {
      const rank = ranks[i](one, rule);
      const otherRank = ranks[i](other, rule);
      if (rank !== otherRank) return rank < otherRank ? -1 : 1;
    }
    return 0;
  };
}

const IN_WORDS: Readonly<Record<WhoIsNextKey, string>> = {
  urgency: "the most urgent",
  courtDeadline: "those whose court date is nearest",
  releaseDeadline: "those whose release date is nearest",
  remandFirst: "people whose case is before the court",
  sentencedFirst: "sentenced people",
  prisonFirst: "people from prison",
  longestWait: "those who have waited longest",
};

export function whoIsNextInWords({ keys, ageing }: WhoIsNextRule): string {
  const order = `Free beds go first to ${keys.map((key) => IN_WORDS[key]).join(", then to ")}.`;
  if (ageing === undefined || !keys.includes("urgency")) return order;
  return `${order} A wait of ${lengthOfTime(ageing)} makes up for one step of urgency.`;
}

/** The rule in the catalogue. */
export const WHO_IS_NEXT_DESCRIBED: RuleDescription = {
  name: "whoIsNext",
  question: "Who on the waiting list has a free bed first?",
  parameters: [
    {
      name: "keys",
      meaning:
        "what decides, the first before the second: urgency, courtDeadline, releaseDeadline, remandFirst, sentencedFirst, prisonFirst, longestWait; a list alone stands for its keys",
      default: "[longestWait]",
      example: "[urgency, longestWait]",
    },
    {
      name: "ageing",
      meaning: "so long a wait counts as much as one step of urgency, so that nobody is overtaken for ever",
      default: "never",
      example: "28 days",
    },
  ],
  defaultSentence: whoIsNextInWords(DEFAULT_WHO_IS_NEXT),
  example: "{ keys: [urgency, longestWait], ageing: 28 days }",
  exampleSentence: whoIsNextInWords({ keys: ["urgency", "longestWait"], ageing: 28 }),
};
