import { isAtHome, isInLine, mayBeReturned, occupancyOf, unitsOf } from "./rules.js";
import type { Person, World } from "./world.js";

export const returnableNow = mayBeReturned;

/** How hard beds are pressed. */
export interface Reading {
  readonly occupancy: number;
  readonly waiting: number;
}

/** What the pressure rule looks at for people in a unit. */
export function readingFor(world: World, unit: number): Reading {
  const { units } = world.scenario.estate;
  const { of } = world.scenario.rules.pressure;
  const { catchment } = units[unit]!;
  const all = units.map((_, position) => position);
  const looked = of === "unit" ? [unit] : of === "catchment" ? unitsOf(world, catchment) : all;
  return { occupancy: occupancyOf(world, looked), waiting: waitingFor(world, unit) };
}

/** Who waits for the beds that are looked at: those at home there. */
function waitingFor(world: World, unit: number): number {
  const { of } = world.scenario.rules.pressure;
  const { catchment } = world.scenario.estate.units[unit]!;
  const isCounted = (who: Person) =>
    of === "estate" || (of === "catchment" ? who.catchment === catchment : isAtHome(world, who, unit));
  return world.people.filter((who) => isInLine(who) && isCounted(who)).length;
}

/** Reads every unit. */
export function readAll(world: World): Reading[] {
  return world.scenario.estate.units.map((_, unit) => readingFor(world, unit));
}
