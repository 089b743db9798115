import { travelOn } from "../journey.js";
import { LUCK } from "../purposes.js";
import type { World } from "../world.js";
import { personArrives } from "./person-arrives.js";

/** The warrant is issued: the person sets out, and is there at once where the journey is part of the wait for the warrant. */
export function warrantArrives(world: World, person: number): void {
  const journey = world.luckOf(person, LUCK.transport);
  if (journey === 0) personArrives(world, person);
  else {
    world.people.journeyLeft[person] = journey;
    travelOn(world, person);
  }
}
