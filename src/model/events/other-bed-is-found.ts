import { sayFarewell } from "../farewell.js";
import type { World } from "../world.js";

/** A bed at another level of care is found; that is the last this estate hears of the person. */
export function otherBedIsFound(world: World, person: number): void {
  world.facts.placedElsewhere(world.now, person, world.people.destination[person]);
  sayFarewell(world, person);
}
