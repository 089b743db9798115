import { NOBODY } from "../engine/index.js";
import { setOutForBed } from "./admission.js";
import { giveBed, takeBed } from "./bed-use.js";
import { STAGE } from "./people.js";
import { LUCK } from "./purposes.js";
import { closeReviews, rescheduleReview } from "./reviews.js";
import { afterDelay, cancelHealthClocks, cancelStage, scheduleStage } from "./schedule.js";
import { leaveLine } from "./standing.js";
import type { World } from "./world.js";

/** Gives the free beds of a unit away until there are none or nobody may have them: to the list, and to people of the list
 *  who are away from home, in the order of the rule. */
export function serveUnit(world: World, unit: number): void {
  const { repatriation } = world.model.scenario.rules.placement;
  while (world.beds[unit].free > 0) {
    if (repatriation === "beforeTheList" && bringHome(world, unit)) continue;
    const person = nextForUnit(world, unit);
    if (person !== NOBODY) offerFromList(world, person, unit);
    else if (repatriation !== "afterTheList" || !bringHome(world, unit)) return;
  }
}

/** Offers somebody who has just joined a list a bed, if one is free that the person may have. Whoever was there before
 *  could have had it already, so nobody is passed over; and the list is then as it was, so nothing changes for others. A bed
 *  is bought only where no other is free: whose papers are renewed late may have waited long enough for both. Nobody is
 *  offered a bed on stale reports. */
export function placeAtOnce(world: World, person: number): void {
  const { stage, tier } = world.people;
  if (stage[person] !== STAGE.listed) return;
  let mayBuy = false;
  for (let reached = 0; reached <= tier[person]; reached++) {
    const unit = freeInTier(world, person, reached);
    if (unit === world.spotPurchase) mayBuy = true;
    else if (unit !== undefined) {
      offer(world, person, unit);
      return;
    }
  }
  if (mayBuy) offer(world, person, world.spotPurchase);
  else buyAtOnce(world, person);
}

/** Offers somebody who has waited for a tier of units a bed in one of them, if one is free that the person may have. */
export function placeInTier(world: World, person: number, tier: number): void {
  const unit = freeInTier(world, person, tier);
  if (unit !== undefined) offerFromList(world, person, unit);
}

/** For who is first in line, the nearest unit of a tier with a free bed, the freest of the nearest. */
function freeInTier(world: World, person: number, tier: number): number | undefined {
  if (!world.lines.isFirst(person, tier)) return undefined;
  return nearestFree(world, person, world.model.placing.unitsOf[tier][world.people.list[person]]);
}

function offerFromList(world: World, person: number, unit: number): void {
  const list = world.people.list[person];
  const group = world.people.group[person];
  offer(world, person, unit);
  serveOthers(world, list, group);
}

/** Somebody of a group has left a list: a bed that was kept for the group may be borrowed now, if the rule lends it. */
export function serveOthers(world: World, list: number, group: number): void {
  const { placing } = world.model;
  if (placing.lent === "never") return;
  if (placing.lent === "whileNobodyWaits" && world.lines.waitingOfGroup(list, group) > 0) return;
  for (const unit of placing.homeUnits[list]) serveUnit(world, unit);
}

/** A bed at home may have become free while somebody was on the way to a bed elsewhere. */
export function bringHomeAtOnce(world: World, person: number): void {
  if (!world.away.has(person)) return;
  for (const unit of world.model.placing.homeUnits[world.people.list[person]]) serveUnit(world, unit);
}

/** In a catchment that is so full that beds are bought at once, somebody who has just joined a list has one. */
function buyAtOnce(world: World, person: number): void {
  const { spotPurchase } = world;
  if (!world.model.placing.isBoughtUnderPressure || world.beds[spotPurchase].free === 0) return;
  if (world.isFull(world.people.catchment[person]) && world.mayHave(person, spotPurchase))
    offer(world, person, spotPurchase);
}

/** The catchment of a unit may have become so full that beds are bought for whoever waits there, once the estate has given
 *  away all it can: a ward that opens may be in the middle of that. Most of the time no bed is left to buy. */
export function buyIfFullAt(world: World, unit: number): void {
  const { spotPurchase } = world;
  if (unit === spotPurchase || !world.model.placing.isBoughtUnderPressure || world.beds[spotPurchase].free === 0)
    return;
  const { catchment } = world.model.scenario.estate.units[unit];
  if (world.waitingIn(catchment) === 0 || !world.isFull(catchment)) return;
  serveUnit(world, unit);
  for (let other = 0; other < spotPurchase; other++) serveUnit(world, other);
  serveUnit(world, spotPurchase);
}

/** Of the first in each line that the unit takes people from, the one who is next: of those from nearest by, unless the
 *  rule says that near and far are alike. */
export function nextForUnit(world: World, unit: number): number {
  const { served, servedAtFirst } = world.model.placing;
  const nobodySearchesFurther = world.lines.beyondFirstTier === 0;
  const { lines, catchments, distances, underPressure } = (nobodySearchesFurther ? servedAtFirst : served)[unit];
  const { homeFirst } = world.model.scenario.rules.placement;
  const { firsts } = world.lines;
  let next: number = NOBODY;
  let farthest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < lines.length; i++) {
    const first = firsts[lines[i]];
    if (first === NOBODY) continue;
    if (distances[i] > farthest) return next;
    if (!world.mayHave(first, unit) || (underPressure[i] === 1 && !world.isFull(catchments[i]))) continue;
    if (next === NOBODY || world.comesBefore(first, next) < 0) next = first;
    if (homeFirst) farthest = distances[i];
  }
  return next;
}

function nearestFree(world: World, person: number, units: readonly number[]): number | undefined {
  const { placing } = world.model;
  const list = world.people.list[person];
  let best: number | undefined;
  for (const unit of units) {
    if (best !== undefined && placing.distanceOf(unit, list) > placing.distanceOf(best, list)) return best;
    const { free } = world.beds[unit];
    if (free === 0 || (best !== undefined && free <= world.beds[best].free)) continue;
    if (world.mayHave(person, unit)) best = unit;
  }
  return best;
}

/** Holds a bed for the person while the warrant is obtained; recovery no longer takes the place away. */
function offer(world: World, person: number, unit: number): void {
  const { people, facts, kinds, now } = world;
  leaveLine(world, person);
  cancelHealthClocks(world, person);
  takeBed(world, person, unit);
  people.stage[person] = STAGE.offered;
  people.unit[person] = unit;
  facts.offered(now, person, unit);
  afterDelay(world, person, world.luckOf(person, LUCK.warrant), kinds.warrantArrives, setOutForBed);
  buyIfFullAt(world, unit);
}

/** Moves whoever has been away longest home to a unit with a free bed; the bed left behind goes to the next at once. */
function bringHome(world: World, unit: number): boolean {
  const { people, facts, now } = world;
  const person = world.away.longestOf(unit);
  if (person === NOBODY) return false;
  const from = people.unit[person];
  world.away.leave(person);
  cancelStage(world, person);
  closeReviews(world, person, now - 1);
  takeBed(world, person, unit);
  people.unit[person] = unit;
  facts.moved(now, person, from, unit);
  scheduleStage(world, person);
  rescheduleReview(world, person);
  giveBed(world, people.group[person], from);
  serveUnit(world, from);
  buyIfFullAt(world, unit);
  return true;
}
