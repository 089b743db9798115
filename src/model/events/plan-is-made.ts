import { scheduleStage } from "../schedule.js";
import { makePlan } from "../stay.js";
import type { World } from "../world.js";

/** The patient is stable: treat and return, or rehabilitate? */
export function planIsMade(world: World, person: number): void {
  makePlan(world, person, world.now);
  scheduleStage(world, person);
}
