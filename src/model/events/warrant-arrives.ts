import { STAGE } from "../people.js";
import { LUCK } from "../purposes.js";
import { at, scheduleStage } from "../schedule.js";
import { beginStay, makePlan } from "../stay.js";
import type { World } from "../world.js";

/** Papers, warrant and transport are done: the held bed becomes an occupied one. */
export function warrantArrives(world: World, person: number): void {
  const { people, kinds, now } = world;
  beginStay(world, person, people.unit[person], now);
  people.deathEvent[person] = at(world, kinds.diesInBed, now + world.luckOf(person, LUCK.deathInBed), person);
  if (people.stageEndsAt[person] === now && people.stage[person] === STAGE.stabilising) makePlan(world, person, now);
  scheduleStage(world, person);
}
