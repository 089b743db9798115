import { travelOn } from "./journey.js";
import { STAGE } from "./people.js";
import { vacatePlace } from "./places.js";
import { LUCK } from "./purposes.js";
import { scheduleNextReview } from "./reviews.js";
import { addHospitalClocks, at, scheduleStage } from "./schedule.js";
import { beginStay, makePlan } from "./stay.js";
import type { World } from "./world.js";

/** The warrant is issued: the person sets out, and is there at once where the journey is part of the wait for the warrant. */
export function setOutForBed(world: World, person: number): void {
  const journey = world.luckOf(person, LUCK.transport);
  if (journey === 0) admit(world, person);
  else {
    world.people.journeyLeft[person] = journey;
    travelOn(world, person);
  }
}

/** The held bed becomes an occupied one. */
export function admit(world: World, person: number): void {
  const { people, kinds, now } = world;
  beginStay(world, person, people.unit[person], now);
  people.deathEvent[person] = at(world, kinds.diesInBed, now + world.luckOf(person, LUCK.deathInBed), person);
  if (people.stageEndsAt[person] === now && people.stage[person] === STAGE.stabilising) makePlan(world, person, now);
  scheduleStage(world, person);
  addHospitalClocks(world, person);
  scheduleNextReview(world, person);
  vacatePlace(world, person);
  if (isAway(world, person)) world.away.join(person);
}

/** In a unit that is not at home for the person's list, under a rule that brings people home. */
function isAway(world: World, person: number): boolean {
  const { list, unit } = world.people;
  if (world.model.scenario.rules.placement.repatriation === "never") return false;
  return world.model.placing.distanceOf(unit[person], list[person]) !== 0;
}
