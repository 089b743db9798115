import { LUCK } from "./purposes.js";
import { at } from "./schedule.js";
import type { World } from "./world.js";

/* Stays of people from prison are reviewed: their funding on the days of that rule, the pressure on beds at even intervals.
 * Chance is asked once for all reviews of a rule: with chances p1, p2 … a person is returned at the first review after which
 * 1 - (1 - p1)(1 - p2)… exceeds their draw. That is a chance of p1, p2 … at each for whoever is still there. Who was to be
 * returned and has lost the way back since has a chance of 0, whatever the draw. */

/** The first review of somebody who was there before the story begins: on the first day for who has been there longer than
 *  is funded. */
export function scheduleFirstReview(world: World, person: number): void {
  const { people, kinds, now } = world;
  const overdue = now - people.admittedAt[person] >= (world.model.reviews.longest ?? Number.POSITIVE_INFINITY);
  if (overdue && people.fromPrison[person] === 1)
    people.reviewEvent[person] = at(world, kinds.reviewIsHeld, now, person);
  else scheduleNextReview(world, person);
}

/** Puts the next review of the stay on the calendar, if there is one. */
export function scheduleNextReview(world: World, person: number): void {
  const { people, kinds } = world;
  const { reviews } = world.model;
  if (people.fromPrison[person] === 0 || (reviews.funding.length === 0 && reviews.pressure === undefined)) return;
  const stayed = world.now - people.admittedAt[person];
  const next = Math.min(nextOfFunding(world, stayed), nextOfPressure(world, stayed));
  people.reviewEvent[person] = at(world, kinds.reviewIsHeld, people.admittedAt[person] + next, person);
}

function nextOfFunding(world: World, stayed: number): number {
  return world.model.reviews.funding.find((day) => day > stayed) ?? Number.POSITIVE_INFINITY;
}

function nextOfPressure(world: World, stayed: number): number {
  const every = world.model.reviews.pressure;
  return every === undefined ? Number.POSITIVE_INFINITY : (Math.floor(stayed / every) + 1) * every;
}

/** Whether funding ends at a review held now. */
export function fundingEnds(world: World, person: number): boolean {
  const { people, model, now } = world;
  const stayed = now - people.admittedAt[person];
  const { funding, longest } = model.reviews;
  if (!funding.includes(stayed) && !(longest !== undefined && stayed >= longest)) return false;
  const chance = model.policies.fundedStay(world.view.of(person, now));
  people.keptByFunding[person] *= 1 - chance;
  return chance > 0 && world.luckOf(person, LUCK.fundedStay) < 1 - people.keptByFunding[person];
}

/** Whether the pressure on beds has the person returned at a review held now. */
export function isPressedOut(world: World, person: number): boolean {
  const { people, model, now } = world;
  const every = model.reviews.pressure;
  const { pressure } = world;
  if (every === undefined || pressure === undefined || (now - people.admittedAt[person]) % every !== 0) return false;
  const chance = model.policies.pressedReturn(world.view.of(person, now), pressure.readingAt(people.unit[person]));
  people.keptUnderPressure[person] *= 1 - chance;
  return chance > 0 && world.luckOf(person, LUCK.pressed) < 1 - people.keptUnderPressure[person];
}
