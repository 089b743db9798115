import { minutesFromDays } from "../foundation/index.js";
import type { Policies } from "../policy/index.js";
import type { Scenario } from "../scenario/index.js";

export interface BedChangeOfUnit {
  readonly unit: number;
  /** [minutes] */
  readonly at: number;
  readonly beds: number;
}

/** The openings and closures of every unit as the estate rule carries them out. Openings that come late may leave less to
 *  close than was planned: then all there is closes, and what is owed is taken off the beds when they open after all. */
export function bindBedChanges({ estate }: Scenario, policies: Policies): readonly BedChangeOfUnit[] {
  return estate.units.flatMap(({ beds: onDayZero, changes }, unit) => {
    const done = changes
      .map(({ day, beds }) => policies.estate({ unit, day, beds }))
      .map((change) => ({ unit, at: minutesFromDays(change.day), beds: change.beds }))
      .sort((one, other) => one.at - other.at);
    let planned = onDayZero;
    return done.map((change) => {
      const before = Math.max(0, planned);
      planned += change.beds;
      return { ...change, beds: Math.max(0, planned) - before };
    });
  });
}
