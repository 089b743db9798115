import { MOST_URGENT } from "../people.js";
import { takePlaceAgain } from "../standing.js";
import type { World } from "../world.js";

/** Waiting has made the person worse. */
export function needGrows(world: World, person: number): void {
  world.people.urgency[person] = MOST_URGENT;
  world.facts.escalated(world.now, person);
  takePlaceAgain(world, person);
}
