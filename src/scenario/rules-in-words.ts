import { type PolicyOverrides, rulesInForce } from "../policy/index.js";
import type { Scenario } from "./scenario.js";

/** The commissioning rules of a scenario, a sentence or a few each; rules that are the caller's own say so. */
export function rulesInWords(scenario: Scenario, policies: PolicyOverrides = {}): string[] {
  return rulesInForce(scenario.rules, policies);
}
