import { STAGE } from "../people.js";
import { LUCK } from "../purposes.js";
import { addHospitalClocks, at, scheduleStage } from "../schedule.js";
import { beginStay, makePlan } from "../stay.js";
import type { World } from "../world.js";

/** The held bed becomes an occupied one. */
export function personArrives(world: World, person: number): void {
  const { people, kinds, now } = world;
  beginStay(world, person, people.unit[person], now);
  people.deathEvent[person] = at(world, kinds.diesInBed, now + world.luckOf(person, LUCK.deathInBed), person);
  if (people.stageEndsAt[person] === now && people.stage[person] === STAGE.stabilising) makePlan(world, person, now);
  scheduleStage(world, person);
  addHospitalClocks(world, person);
}
