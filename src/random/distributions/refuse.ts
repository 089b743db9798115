import { UsageError } from "../../foundation/index.js";

/** Stays of a billion days serve nobody; within the bound nothing overflows. [days] */
const LONGEST = 1e9;

/** Refuses a parameter outside what is possible, in words.
 *  @throws UsageError */
export function demand(holds: boolean, kind: string, expected: string, received: unknown): void {
  if (!holds) throw new UsageError(`${kind}: expected ${expected}, received ${String(received)}`);
}

/** @throws UsageError unless the duration is above 0 and at most a billion days */
export function demandDuration(kind: string, name: string, days: number): void {
  demand(days > 0 && days <= LONGEST, kind, `${name} above 0 and at most ${LONGEST} days`, days);
}

/** @throws UsageError unless the duration is 0 or more and at most a billion days */
export function demandTime(kind: string, name: string, days: number): void {
  demand(days >= 0 && days <= LONGEST, kind, `${name} from 0 to ${LONGEST} days`, days);
}
