import { depart } from "../departure.js";
import type { World } from "../world.js";

/** Death in the bed. */
export function diesInBed(world: World, person: number): void {
  depart(world, person, "died", "died");
}
