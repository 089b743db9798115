import type { DepartureReason } from "../../domain/index.js";
import { STAGE } from "../people.js";
import { countReviews, fundingEnds, isPressedOut, scheduleNextReview } from "../reviews.js";
import { cancelStage, scheduleStage } from "../schedule.js";
import { endTreatmentEarly } from "../stay.js";
import type { World } from "../world.js";
import { exitOpens } from "./exit-opens.js";

/** The stay of somebody from prison is reviewed. Who is ready to leave is not returned in the meantime, but the review counts. */
export function reviewIsHeld(world: World, person: number): void {
  countReviews(world, person, world.now);
  const unfunded = fundingEnds(world, person);
  const pressed = isPressedOut(world, person);
  const isReady = world.people.stage[person] === STAGE.ready;
  if (isReady || !(unfunded || pressed)) scheduleNextReview(world, person);
  else sendBack(world, person, unfunded ? "fundedStayEnded" : "pressure");
}

function sendBack(world: World, person: number, reason: DepartureReason): void {
  cancelStage(world, person);
  endTreatmentEarly(world, person, reason, world.now);
  if (world.people.stageEndsAt[person] === world.now) exitOpens(world, person);
  else {
    scheduleStage(world, person);
    scheduleNextReview(world, person);
  }
}
