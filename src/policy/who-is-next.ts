import { URGENCIES } from "../domain/index.js";
import type { PersonView } from "./questions.js";

/** Rule 3: the keys that order a waiting list, the first deciding before the second. */
export const WHO_IS_NEXT_KEYS = ["urgency", "remandFirst", "sentencedFirst", "longestWait"] as const;
export type WhoIsNextKey = (typeof WHO_IS_NEXT_KEYS)[number];

export const DEFAULT_WHO_IS_NEXT: readonly WhoIsNextKey[] = ["longestWait"];

type Rank = (person: PersonView) => number;

const RANK: Readonly<Record<WhoIsNextKey, Rank>> = {
  urgency: (person) => URGENCIES.indexOf(person.urgency),
  remandFirst: (person) => (person.legalBasis.clock === "court" ? 0 : 1),
  sentencedFirst: (person) => (person.legalBasis.clock === "release" ? 0 : 1),
  longestWait: (person) => person.listedAt,
};

/** The rank of a person under one key; the lowest is next. */
export function rankOf(key: WhoIsNextKey, person: PersonView): number {
  return RANK[key](person);
}

const IN_WORDS: Readonly<Record<WhoIsNextKey, string>> = {
  urgency: "the most urgent",
  remandFirst: "people awaiting their court date",
  sentencedFirst: "sentenced people",
  longestWait: "the longest wait",
};

export function whoIsNextInWords(keys: readonly WhoIsNextKey[]): string {
  return `A free bed goes to ${keys.map((key) => IN_WORDS[key]).join(", then ")}.`;
}
