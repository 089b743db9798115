import { DESTINATIONS } from "../../domain/index.js";
import { depart } from "../departure.js";
import { reasonForLeaving } from "../stay.js";
import type { World } from "../world.js";

/** There is somewhere to go at last. */
export function exitOpens(world: World, person: number): void {
  depart(world, person, DESTINATIONS[world.people.destination[person]], reasonForLeaving(world, person));
}
