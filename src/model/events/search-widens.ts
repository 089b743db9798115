import { placeInTier } from "../beds.js";
import { awaitNextTier } from "../standing.js";
import type { World } from "../world.js";

/** The person has waited so long that more units may take them. */
export function searchWidens(world: World, person: number): void {
  world.lines.reachNextTier(person);
  awaitNextTier(world, person);
  placeInTier(world, person, world.people.tier[person]);
}
