import { LUCK } from "../purposes.js";
import { afterDelay } from "../schedule.js";
import type { World } from "../world.js";
import { secondReportEnds } from "./second-report-ends.js";

/** The first psychiatrist has seen the person; a second report is asked for. */
export function firstAssessmentEnds(world: World, person: number): void {
  world.facts.assessed(world.now, person);
  afterDelay(world, person, world.luckOf(person, LUCK.secondReport), world.kinds.secondReportEnds, secondReportEnds);
}
