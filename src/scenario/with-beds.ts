import { UsageError } from "../foundation/index.js";
import { freeze } from "./freeze.js";
import type { BedChange, Scenario, Unit } from "./scenario.js";

/** The same scenario with other numbers of beds from day zero on, one for each unit in order. The beds open or close on day
 *  zero, so that the people present at the start are the same people; later changes stay as they are. Frozen.
 *  @throws UsageError when a number is not whole, is negative, or when later closures would leave a unit below 0 beds */
export function withBeds(scenario: Scenario, unitBeds: readonly number[]): Scenario {
  const { units } = scenario.estate;
  if (unitBeds.length !== units.length) {
    throw new UsageError(
      `withBeds needs ${units.length} numbers of beds, one for each unit; received ${unitBeds.length}.`,
    );
  }
  const changed = units.map((unit, position) => withBedsOf(unit, unitBeds[position]!));
  return freeze({ ...scenario, estate: { ...scenario.estate, units: changed } });
}

function withBedsOf(unit: Unit, beds: number): Unit {
  if (!Number.isInteger(beds) || beds < 0) {
    throw new UsageError(`${unit.name} needs a whole number of beds, 0 or more; received ${beds}.`);
  }
  const later = unit.changes.filter((change) => change.day > 0);
  const onDayZero = beds - unit.beds;
  const changes: readonly BedChange[] = onDayZero === 0 ? later : [{ day: 0, beds: onDayZero }, ...later];
  let left = unit.beds;
  for (const change of changes) {
    left += change.beds;
    if (left < 0) throw new UsageError(`${unit.name} with ${beds} beds would have ${left} on day ${change.day}.`);
  }
  return { ...unit, changes };
}

/** Beds of each unit once day zero's own changes have been made. */
export function bedsAtStart(scenario: Scenario): readonly number[] {
  return scenario.estate.units.map((unit) =>
    unit.changes.reduce((beds, change) => (change.day === 0 ? beds + change.beds : beds), unit.beds),
  );
}
