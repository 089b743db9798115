import type { LegalBasis } from "../domain/index.js";

/** Position of a legal basis in a table of law; -1 when it is not there. */
export function positionOfBasis(law: readonly LegalBasis[], name: string): number {
  return law.findIndex((basis) => basis.name === name);
}
