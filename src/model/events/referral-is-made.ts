import { LUCK } from "../purposes.js";
import { afterDelay } from "../schedule.js";
import type { World } from "../world.js";
import { firstAssessmentEnds } from "./first-assessment-ends.js";

/** The referring body asks for admission. */
export function referralIsMade(world: World, person: number): void {
  world.facts.referred(world.now, person);
  const delay = world.luckOf(person, LUCK.firstAssessment);
  afterDelay(world, person, delay, world.kinds.firstAssessmentEnds, firstAssessmentEnds);
}
