/** The ten commissioning rules in their order; each is a key under `rules:`. */
export const RULE_NAMES = [
  "clock",
  "access",
  "whoIsNext",
  "placement",
  "ringFence",
  "pathway",
  "fundedStay",
  "pressure",
  "estate",
  "stepDown",
] as const;
export type RuleName = (typeof RULE_NAMES)[number];

/** A parameter of a rule as a scenario file writes it. */
export interface RuleParameter {
  /** Key under the rule, keys inside keys joined by dots; the rule's own name where a single word stands for the rule. */
  readonly name: string;
  readonly meaning: string;
  /** What holds where nothing is written. */
  readonly default: string;
  /** A value as it is written in a file. */
  readonly example: string;
}

/** One of the ten rules, described for people who write scenario files. */
export interface RuleDescription {
  readonly name: RuleName;
  /** What the rule decides, as a question. */
  readonly question: string;
  readonly parameters: readonly RuleParameter[];
  /** What reports say where a scenario says nothing. */
  readonly defaultSentence: string;
  /** The rule with other parameters, as it stands in a file after its name, and what reports say of it. */
  readonly example: string;
  readonly exampleSentence: string;
}
