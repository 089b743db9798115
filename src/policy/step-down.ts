import type { Destination } from "../domain/index.js";
import type { RuleDescription } from "./description.js";
import { and } from "./in-words.js";

/** Rule 10: how people who are ready to leave get away: after an exit delay, or into one of a finite number of onward places,
 *  for which they wait in the medium-secure bed. */
export interface StepDownRule {
  /** Destinations whose places are counted. Empty: every exit is a delay. */
  readonly places: readonly Destination[];
}

export const DEFAULT_STEP_DOWN: StepDownRule = { places: [] };

/** Whether somebody bound for a destination needs one of its places. */
export function needsPlace({ places }: StepDownRule, destination: Destination): boolean {
  return places.includes(destination);
}

const IN_WORDS: Readonly<Record<Destination, string>> = {
  prison: "prison",
  highSecure: "high security",
  lowSecure: "low security",
  community: "the community",
  died: "",
};

export function stepDownInWords({ places }: StepDownRule): string {
  const delay = "People who are ready to leave do so after an exit delay";
  if (places.length === 0) return `${delay}.`;
  const where = and(places.map((place) => IN_WORDS[place]));
  return `${delay}; for ${where} they then wait in the medium-secure bed until one of a finite number of places is free.`;
}

/** The rule in the catalogue. */
export const STEP_DOWN_DESCRIBED: RuleDescription = {
  name: "stepDown",
  question: "How do people who are ready to leave get away?",
  parameters: [
    {
      name: "stepDown",
      meaning: "delays: after the exit delay of their destination, however many are there already",
      default: "delays",
      example: "delays",
    },
    {
      name: "places",
      meaning: "destinations with a finite number of places, which onward gives; who is ready waits for one in the bed",
      default: "none",
      example: "[lowSecure, community]",
    },
  ],
  defaultSentence: stepDownInWords(DEFAULT_STEP_DOWN),
  example: "{ places: [lowSecure, community] }",
  exampleSentence: stepDownInWords({ places: ["lowSecure", "community"] }),
};
