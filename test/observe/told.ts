import type { FactListener } from "../../src/domain/index.js";

/** A fact as a plain value: what was said and with which numbers, time first. */
export interface Told {
  readonly fact: keyof FactListener;
  readonly numbers: readonly number[];
}

/** Says everything that was told to a listener. */
export function retell(facts: readonly Told[], listener: FactListener): void {
  for (const { fact, numbers } of facts) {
    (listener[fact] as (...numbers: readonly number[]) => void)(...numbers);
  }
}
