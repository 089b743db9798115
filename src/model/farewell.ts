import { vacatePlace } from "./places.js";
import { cancelHealthClocks, cancelLegalClock, cancelStage } from "./schedule.js";
import type { World } from "./world.js";

/** The person is out of the story for good: nothing pending, and the place may be given to another. */
export function sayFarewell(world: World, person: number): void {
  cancelStage(world, person);
  world.places.withdraw(person);
  cancelLegalClock(world, person);
  cancelHealthClocks(world, person);
  vacatePlace(world, person);
  world.facts.gone(world.now, person);
  world.people.leave(person);
}
