import { forgetEscalation, identify } from "../identify.js";
import { cancelLegalClock, cancelStage } from "../schedule.js";
import type { World } from "../world.js";

/** Somebody who has been in hospital before is in need again, with new luck of their own. */
export function needReturns(world: World, person: number): void {
  cancelStage(world, person);
  cancelLegalClock(world, person);
  world.people.entry[person]++;
  world.newLuckFor(person);
  forgetEscalation(world, person);
  identify(world, person);
}
