import { leaveUntreated } from "../waiting.js";
import type { World } from "../world.js";

/** Death on the waiting list. */
export function diesWaiting(world: World, person: number): void {
  leaveUntreated(world, person, "died");
}
