import { LEVELS } from "../../domain/index.js";
import { choose } from "../choices.js";
import { LUCK_WIDTH, STAGE } from "../people.js";
import { ELSEWHERE_LUCK, LUCK } from "../purposes.js";
import { afterDelay, cancelLegalClock } from "../schedule.js";
import { joinList } from "../waiting.js";
import type { World } from "../world.js";
import { otherBedIsFound } from "./other-bed-is-found.js";
import { decline, secondOpinionEnds } from "./second-opinion-ends.js";

const MEDIUM = LEVELS.indexOf("medium");

/** Both reports are complete: the level of care is known, and a medium-secure service says yes or no. */
export function secondReportEnds(world: World, person: number): void {
  const level = choose(world.groupOf(person).levels, world.luckOf(person, LUCK.level));
  world.people.reportedAt[person] = world.now;
  world.facts.reported(world.now, person, level);
  if (level !== MEDIUM) goElsewhere(world, person, level);
  else if (world.luckOf(person, LUCK.acceptance) < acceptance(world, person)) joinList(world, person);
  else if (world.model.policies.secondOpinion(world.view.of(person, world.now))) askAgain(world, person);
  else decline(world, person);
}

/** The probability of a yes; people who come back have their own. */
function acceptance(world: World, person: number): number {
  const { people } = world;
  const { access, after } = world.groupOf(person).group;
  const back = people.fromPrison[person] === 1 ? after.returned : after.discharged;
  const rate = people.entry[person] === 0 ? access.accepted : back.accepted;
  return world.model.policies.access(world.view.of(person, world.now), rate);
}

/** Another level of care has its own queue, which is not of this estate; its wait is an input. */
function goElsewhere(world: World, person: number, level: number): void {
  cancelLegalClock(world, person);
  world.people.stage[person] = STAGE.elsewhere;
  world.people.destination[person] = level;
  const delay = world.people.luck[person * LUCK_WIDTH + ELSEWHERE_LUCK + level];
  afterDelay(world, person, delay, world.kinds.otherBedIsFound, otherBedIsFound);
}

function askAgain(world: World, person: number): void {
  world.facts.secondOpinionAsked(world.now, person);
  const delay = world.luckOf(person, LUCK.secondOpinion);
  afterDelay(world, person, delay, world.kinds.secondOpinionEnds, secondOpinionEnds);
}
