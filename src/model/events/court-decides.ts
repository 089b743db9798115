import { awaitReturnOfNeed, depart } from "../departure.js";
import { sayFarewell } from "../farewell.js";
import { basisAfter, changeBasis, courtDecision } from "../legal.js";
import { STAGE } from "../people.js";
import { closeReviews, rescheduleReview } from "../reviews.js";
import { cancelLegalClock, cancelStage, scheduleLegalClock, scheduleStage } from "../schedule.js";
import { takePlaceAgain } from "../standing.js";
import { heedLaw } from "../stay.js";
import { leaveUntreated } from "../waiting.js";
import type { World } from "../world.js";
import { needReturns } from "./need-returns.js";

/** The court date: what it means depends on where the person is. */
export function courtDecides(world: World, person: number): void {
  const stage = world.people.stage[person];
  if (stage === STAGE.inPrison) decideInPrison(world, person);
  else if (stage < STAGE.stabilising) decideWaiting(world, person);
  else decideInBed(world, person);
}

function decideWaiting(world: World, person: number): void {
  const basis = basisAfter(courtDecision(world, person, false));
  if (basis === undefined) leaveUntreated(world, person, "court");
  else {
    changeBasis(world, person, basis, world.now);
    scheduleLegalClock(world, person);
    takePlaceAgain(world, person);
  }
}

function decideInBed(world: World, person: number): void {
  const effect = courtDecision(world, person, true);
  const basis = basisAfter(effect);
  if (effect.leavesFor === undefined && basis !== undefined) stayOnUnder(world, person, basis);
  else {
    if (basis !== undefined) changeBasis(world, person, basis, world.now);
    depart(world, person, effect.leavesFor ?? "community", "courtDisposal");
  }
}

/** Goes on with the stay as far as the new section allows. */
export function stayOnUnder(world: World, person: number, basis: number): void {
  closeReviews(world, person, world.now);
  changeBasis(world, person, basis, world.now);
  cancelLegalClock(world, person);
  scheduleLegalClock(world, person);
  cancelStage(world, person);
  heedLaw(world, person, world.now);
  if (!waitsForPlace(world, person)) world.places.withdraw(person);
  scheduleStage(world, person);
  rescheduleReview(world, person);
}

/** Ready, and the stage has no end of its own. */
function waitsForPlace({ people }: World, person: number): boolean {
  return people.stage[person] === STAGE.ready && people.stageEndsAt[person] === Number.POSITIVE_INFINITY;
}

/** Somebody returned before the case was over: free, sentenced, or wanted back in hospital by the court. */
function decideInPrison(world: World, person: number): void {
  const effect = courtDecision(world, person, false);
  const basis = basisAfter(effect);
  if (basis === undefined) {
    sayFarewell(world, person);
    return;
  }
  changeBasis(world, person, basis, world.now);
  cancelStage(world, person);
  if (effect.keepsInPrison) awaitReturnOfNeed(world, person);
  else needReturns(world, person);
}
