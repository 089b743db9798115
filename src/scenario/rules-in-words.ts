import { rulesInSentences } from "../policy/index.js";
import type { Scenario } from "./scenario.js";

/** The commissioning rules of a scenario, a sentence or a few each. */
export function rulesInWords(scenario: Scenario): string[] {
  return rulesInSentences(scenario.rules);
}
