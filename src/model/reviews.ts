import { NO_EVENT } from "../engine/index.js";
import { STAGE } from "./people.js";
import { LUCK } from "./purposes.js";
import { at, cancelReview } from "./schedule.js";
import type { World } from "./world.js";

/* Stays of people from prison are reviewed: their funding on the days of that rule, the pressure on beds at even intervals.
 * Chance is asked once for all reviews of a rule: with chances p1, p2 … a person is returned at the first review after which
 * 1 - (1 - p1)(1 - p2)… exceeds their draw. That is a chance of p1, p2 … at each for whoever is still there. Who was to be
 * returned and has lost the way back since has a chance of 0, whatever the draw.
 *
 * Where everybody is treated alike, the draw says at which of the reviews a person will be returned. The earliest day that
 * can be is put on the calendar; on that day the reviews before it are counted in hindsight, and if some were not under
 * pressure, the next such day is. Most people leave before their first. */

/** The first review of somebody who was there before the story begins: on the first day for who has been there longer than
 *  is funded. */
export function scheduleFirstReview(world: World, person: number): void {
  const { people, kinds, now } = world;
  people.reviewedUntil[person] = now;
  const overdue = now - people.admittedAt[person] >= (world.model.reviews.funding.longest ?? Number.POSITIVE_INFINITY);
  if (overdue && people.fromPrison[person] === 1)
    people.reviewEvent[person] = at(world, kinds.reviewIsHeld, now, person);
  else scheduleNextReview(world, person);
}

/** Puts the next review of the stay on the calendar that may matter, if there is one. */
export function scheduleNextReview(world: World, person: number): void {
  const { people, kinds } = world;
  const { funding, pressure } = world.model.reviews;
  if (people.fromPrison[person] === 0 || (funding.days.length === 0 && pressure === undefined)) return;
  const reviewed = people.reviewedUntil[person] - people.admittedAt[person];
  const next = Math.min(nextOfFunding(world, person, reviewed), nextOfPressure(world, person, reviewed));
  const day = people.admittedAt[person] + next;
  people.reviewEvent[person] = isReadyBy(world, person, day) ? NO_EVENT : at(world, kinds.reviewIsHeld, day, person);
}

/** Whether the person will be ready to leave by a day unless the law changes, when reviews are scheduled again: nobody who is
 *  ready is returned. */
function isReadyBy(world: World, person: number, day: number): boolean {
  const { people, model } = world;
  if (model.reviews.oneByOne) return false;
  if (people.stage[person] === STAGE.ready) return true;
  if (people.stage[person] !== STAGE.treated || people.stageEndsAt[person] > day) return false;
  return !(model.slowsTreatment && world.pressure?.has(person) === true);
}

function nextOfFunding(world: World, person: number, reviewed: number): number {
  const { days, alike } = world.model.reviews.funding;
  if (alike === undefined) return days.find((day) => day > reviewed) ?? Number.POSITIVE_INFINITY;
  if (!world.basisOf(person).allowsReturn) return Number.POSITIVE_INFINITY;
  let kept = world.people.keptByFunding[person];
  for (let review = 0; review < days.length; review++) {
    if (days[review] <= reviewed) continue;
    kept *= 1 - alike[review];
    if (world.luckOf(person, LUCK.fundedStay) < 1 - kept) return days[review];
  }
  return Number.POSITIVE_INFINITY;
}

function nextOfPressure(world: World, person: number, reviewed: number): number {
  const { pressure } = world.model.reviews;
  if (pressure === undefined) return Number.POSITIVE_INFINITY;
  const { every, alike } = pressure;
  const further = alike === undefined ? 1 : furtherReviews(world, person, alike.chance);
  return (Math.floor(reviewed / every) + further) * every;
}

/** At how many more reviews under pressure the person will be returned, one at least; Infinity when that cannot be. */
function furtherReviews(world: World, person: number, chance: number): number {
  if (!world.basisOf(person).allowsReturn) return Number.POSITIVE_INFINITY;
  return Math.max(1, returningReview(world, person, chance) - world.people.pressedReviews[person]);
}

/** Which of the reviews under pressure returns the person: 1, 2 … Later than any that can be held: never. */
function returningReview(world: World, person: number, chance: number): number {
  const draw = world.luckOf(person, LUCK.pressed);
  const every = world.model.reviews.pressure?.every ?? Number.POSITIVE_INFINITY;
  const most = (world.horizon - world.people.admittedAt[person]) / every + 1;
  let [reviews, kept] = [0, 1];
  while (draw >= 1 - kept && reviews < most) {
    kept *= 1 - chance;
    reviews++;
  }
  return reviews;
}

/** Reviews up to a minute have been held: they count for whoever could have been returned at them. */
export function countReviews(world: World, person: number, until: number): void {
  const { people } = world;
  const from = people.reviewedUntil[person];
  if (until <= from) return;
  people.reviewedUntil[person] = until;
  if (people.fromPrison[person] === 0 || !world.basisOf(person).allowsReturn) return;
  countFundingReviews(world, person, from, until);
  countPressureReviews(world, person, from, until);
}

function countFundingReviews(world: World, person: number, from: number, until: number): void {
  const { days, alike } = world.model.reviews.funding;
  if (alike === undefined) return;
  const admittedAt = world.people.admittedAt[person];
  for (let review = 0; review < days.length; review++) {
    const day = admittedAt + days[review];
    if (from < day && day <= until) world.people.keptByFunding[person] *= 1 - alike[review];
  }
}

/** Those under pressure. */
function countPressureReviews(world: World, person: number, from: number, until: number): void {
  const { people, model, pressure } = world;
  if (pressure === undefined || model.reviews.pressure?.alike === undefined) return;
  const { every } = model.reviews.pressure;
  const admittedAt = people.admittedAt[person];
  const first = admittedAt + (Math.floor((from - admittedAt) / every) + 1) * every;
  for (let review = first; review <= until; review += every) {
    if (pressure.wasPressed(people.unit[person], review)) people.pressedReviews[person]++;
  }
}

/** Before the person's unit or legal basis changes: what was so up to a minute counts under what was so until then.
 *  `rescheduleReview` must follow. */
export function closeReviews(world: World, person: number, until: number): void {
  if (world.model.reviews.inHindsight) countReviews(world, person, until);
}

export function rescheduleReview(world: World, person: number): void {
  if (!world.model.reviews.inHindsight) return;
  cancelReview(world, person);
  scheduleNextReview(world, person);
}

/** Whether funding ends at a review held now. */
export function fundingEnds(world: World, person: number): boolean {
  const { people, now } = world;
  const { days, longest, alike } = world.model.reviews.funding;
  const stayed = now - people.admittedAt[person];
  const isOver = longest !== undefined && stayed >= longest;
  if (!isOver && !days.includes(stayed)) return false;
  if (alike === undefined) return fundingEndsAlone(world, person);
  if (!world.basisOf(person).allowsReturn) return false;
  return isOver || world.luckOf(person, LUCK.fundedStay) < 1 - people.keptByFunding[person];
}

/** As `fundingEnds`, where the caller's own function may tell people apart. */
function fundingEndsAlone(world: World, person: number): boolean {
  const { people, model, now } = world;
  const chance = model.policies.fundedStay(world.view.of(person, now));
  people.keptByFunding[person] *= 1 - chance;
  return chance > 0 && world.luckOf(person, LUCK.fundedStay) < 1 - people.keptByFunding[person];
}

/** Whether the pressure on beds has the person returned at a review held now. */
export function isPressedOut(world: World, person: number): boolean {
  const { people, model, now, pressure } = world;
  const { reviews } = model;
  if (reviews.pressure === undefined || pressure === undefined) return false;
  const { every, alike } = reviews.pressure;
  if ((now - people.admittedAt[person]) % every !== 0) return false;
  if (alike === undefined) return isPressedOutAlone(world, person);
  const returnable = world.basisOf(person).allowsReturn && pressure.wasPressed(people.unit[person], now);
  return returnable && people.pressedReviews[person] >= returningReview(world, person, alike.chance);
}

/** As `isPressedOut`, where the caller's own function may tell people apart. */
function isPressedOutAlone(world: World, person: number): boolean {
  const { people, model, now, pressure } = world;
  const reading = pressure?.readingAt(people.unit[person]);
  if (reading === undefined) return false;
  const chance = model.policies.pressedReturn(world.view.of(person, now), reading);
  people.keptUnderPressure[person] *= 1 - chance;
  return chance > 0 && world.luckOf(person, LUCK.pressed) < 1 - people.keptUnderPressure[person];
}
