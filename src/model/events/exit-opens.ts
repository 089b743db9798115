import { DESTINATIONS } from "../../domain/index.js";
import { lookForDeadlock } from "../deadlock.js";
import { depart } from "../departure.js";
import { NO_POOL } from "../onward.js";
import { reasonForLeaving } from "../stay.js";
import type { World } from "../world.js";

/** There is somewhere to go at last, or there would be if a place were free: then the person waits for it in the bed. */
export function exitOpens(world: World, person: number): void {
  const { people, places } = world;
  const destination = people.destination[person];
  const pool = world.model.onward.poolFor(destination, people.catchment[person]);
  if (pool === NO_POOL || places.tryTake(pool)) {
    depart(world, person, DESTINATIONS[destination], reasonForLeaving(world, person), pool);
  } else {
    people.stageEndsAt[person] = Number.POSITIVE_INFINITY;
    places.lines[pool].join(person);
    lookForDeadlock(world);
  }
}
