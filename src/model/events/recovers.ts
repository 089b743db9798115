import { leaveUntreated } from "../waiting.js";
import type { World } from "../world.js";

/** The person on the list is no longer in need of the bed. */
export function recovers(world: World, person: number): void {
  leaveUntreated(world, person, "recovered");
}
