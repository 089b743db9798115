import { scheduleStage } from "../schedule.js";
import { becomeReady } from "../stay.js";
import type { World } from "../world.js";
import { exitOpens } from "./exit-opens.js";

/** Treatment is done; the patient leaves at once where nothing stands in the way. */
export function treatmentEnds(world: World, person: number): void {
  becomeReady(world, person, world.now);
  if (world.people.stageEndsAt[person] === world.now) exitOpens(world, person);
  else scheduleStage(world, person);
}
