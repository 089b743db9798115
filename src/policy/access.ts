import type { PersonView } from "./questions.js";

/** Rule 2: who is accepted. `open` takes everyone whom the assessment finds in need, at the scenario's rate. */
export interface AccessRule {
  readonly kind: "open";
}

export const DEFAULT_ACCESS: AccessRule = { kind: "open" };

/** The probability that the receiving service accepts a person, given the scenario's own rate. [0, 1] */
export function probabilityOfAcceptance(_rule: AccessRule, _person: PersonView, ratePerPerson: number): number {
  return ratePerPerson;
}

export function accessInWords(_rule: AccessRule): string {
  return "Everyone found to need medium security is accepted at the rate the scenario gives.";
}
