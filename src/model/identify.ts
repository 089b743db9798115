import { choose, pick } from "./compile.js";
import { referralIsMade } from "./events/referral-is-made.js";
import { STAGE } from "./people.js";
import { LUCK } from "./purposes.js";
import { afterDelay, scheduleLegalClock } from "./schedule.js";
import type { World } from "./world.js";

/** Who the person is, as chance has decided: where they belong, how urgent, how engaged, under which section. */
export function describe(world: World, person: number): void {
  const { people, model } = world;
  const bound = world.groupOf(person);
  const catchment = pick(bound.catchments, world.luckOf(person, LUCK.catchment));
  const line = pick(bound.serviceLines, world.luckOf(person, LUCK.serviceLine));
  people.catchment[person] = catchment;
  people.list[person] = catchment * model.serviceLines + line;
  people.urgency[person] = choose(bound.urgencies, world.luckOf(person, LUCK.urgency));
  people.engagement[person] = choose(bound.engagements, world.luckOf(person, LUCK.engagement));
  people.fromPrison[person] = bound.fromPrison ? 1 : 0;
  people.basis[person] = bound.group.legalBasis;
}

/** Sets the court date or release date running from `identifiedAt`. Some people have no release date. */
export function startLegalClocks(world: World, person: number, identifiedAt: number): void {
  const { people } = world;
  people.identifiedAt[person] = identifiedAt;
  const { clock } = world.basisOf(person);
  if (clock === "court") people.courtAt[person] = identifiedAt + world.luckOf(person, LUCK.toCourt);
  if (clock === "release") people.releaseAt[person] = identifiedAt + timeToRelease(world, person);
}

/** [minutes]; Infinity for an indeterminate sentence. */
export function timeToRelease(world: World, person: number): number {
  const indeterminate = world.luckOf(person, LUCK.indeterminate) < world.groupOf(person).group.indeterminate;
  return indeterminate ? Number.POSITIVE_INFINITY : world.luckOf(person, LUCK.toRelease);
}

/** Says that a need has arisen and sets the person on the way to a referral. */
export function identify(world: World, person: number): void {
  const { people } = world;
  people.stage[person] = STAGE.assessed;
  people.identifiedAt[person] = world.now;
  sayIdentified(world, person, world.now);
  scheduleLegalClock(world, person);
  afterDelay(world, person, world.luckOf(person, LUCK.notice), world.kinds.referralIsMade, referralIsMade);
}

export function sayIdentified(world: World, person: number, time: number): void {
  const { people, facts, model } = world;
  facts.identified(
    time,
    person,
    people.group[person],
    people.number[person],
    people.entry[person],
    people.basis[person],
  );
  facts.belongs(time, person, people.catchment[person], people.list[person] % model.serviceLines);
}
