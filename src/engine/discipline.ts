import { UsageError } from "../foundation/index.js";

/** Who goes before whom in a waiting line. */
export interface Discipline<Subject extends number = number> {
  /** Whether a newcomer takes a place in front of somebody who waits already. Whoever it would overtake must stand behind all
   *  those it would not; it is asked when somebody joins, and places do not change afterwards. */
  overtakes(newcomer: Subject, waiting: Subject): boolean;
}

/** First come, first served: nobody overtakes. */
export function firstCome(): Discipline {
  return { overtakes: () => false };
}

/** Last come, first served: everybody is overtaken. */
export function lastCome(): Discipline {
  return { overtakes: () => true };
}

/** Sorted by a comparison: negative when `a` goes before `b`. Equals keep the order in which they joined.
 *  Joining throws UsageError when the comparison answers NaN. */
export function by<Subject extends number = number>(compare: (a: Subject, b: Subject) => number): Discipline<Subject> {
  return {
    overtakes: (newcomer, waiting) => {
      const order = compare(newcomer, waiting);
      if (Number.isNaN(order)) throw new UsageError(`The comparison of ${newcomer} with ${waiting} is NaN.`);
      return order < 0;
    },
  };
}
