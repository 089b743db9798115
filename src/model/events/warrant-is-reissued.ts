import { travelOn } from "../journey.js";
import type { World } from "../world.js";

/** There is a new warrant: the journey goes on where it stopped. */
export function warrantIsReissued(world: World, person: number): void {
  travelOn(world, person);
}
