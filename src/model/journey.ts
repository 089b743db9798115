import { at } from "./schedule.js";
import type { World } from "./world.js";

/** On the way to the held bed with a warrant issued just now, which may run out first. */
export function travelOn(world: World, person: number): void {
  const { people, kinds, now } = world;
  const { warrantValid } = world.groupOf(person);
  const left = people.journeyLeft[person];
  const arrives = left <= warrantValid;
  people.journeyLeft[person] = arrives ? 0 : left - warrantValid;
  people.stageEvent[person] = arrives
    ? at(world, kinds.personArrives, now + left, person)
    : at(world, kinds.warrantExpires, now + warrantValid, person);
}

/** How often a warrant runs out on a journey: one that ends in the very minute is in time. */
export function expiriesOn(journey: number, warrantValid: number): number {
  return Math.max(0, Math.ceil(journey / warrantValid) - 1);
}
