import { choose, pick } from "./choices.js";
import { referralIsMade } from "./events/referral-is-made.js";
import { openCase } from "./legal.js";
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
  describeUrgency(world, person);
  people.engagement[person] = choose(bound.engagements, world.luckOf(person, LUCK.engagement));
  people.fromPrison[person] = bound.fromPrison ? 1 : 0;
  people.basis[person] = bound.group.legalBasis;
}

export function describeUrgency(world: World, person: number): void {
  setUrgency(world, person, choose(world.groupOf(person).urgencies, world.luckOf(person, LUCK.urgency)));
}

/** As urgent as a need of the person is at first, before waiting makes it worse. */
export function setUrgency({ people }: World, person: number, urgency: number): void {
  people.urgency[person] = urgency;
  people.urgencyAtFirst[person] = urgency;
}

/** A new need is as urgent as the first was, however much worse waiting has made that one. */
export function forgetEscalation({ people }: World, person: number): void {
  people.urgency[person] = people.urgencyAtFirst[person];
}

/** Says that a need has arisen and sets the person on the way to a referral. */
export function identify(world: World, person: number): void {
  const { people } = world;
  people.stage[person] = STAGE.assessed;
  people.identifiedAt[person] = world.now;
  openCase(world, person);
  sayIdentified(world, person, world.now);
  scheduleLegalClock(world, person);
  afterDelay(world, person, world.luckOf(person, LUCK.notice), world.kinds.referralIsMade, referralIsMade);
}

export function sayIdentified(world: World, person: number, time: number): void {
  const { people, facts, model } = world;
  const { exceptional } = model.scenario.rules.clock;
  facts.identified(
    time,
    person,
    people.group[person],
    people.number[person],
    people.entry[person],
    people.basis[person],
  );
  facts.belongs(time, person, people.catchment[person], people.list[person] % model.serviceLines);
  if (world.luckOf(person, LUCK.exempt) < exceptional) facts.exempted(time, person);
}
