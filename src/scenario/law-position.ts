import { LAW } from "../domain/index.js";

/** Position of a legal basis in the table of law. */
export function positionOfBasis(name: string): number {
  return LAW.findIndex((basis) => basis.name === name);
}
