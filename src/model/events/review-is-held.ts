import type { DepartureReason } from "../../domain/index.js";
import { STAGE } from "../people.js";
import { countReviews, fundingEnds, isPressedOut, scheduleNextReview } from "../reviews.js";
import { cancelStage, scheduleStage } from "../schedule.js";
import { endTreatmentEarly } from "../stay.js";
import type { World } from "../world.js";
import { exitOpens } from "./exit-opens.js";

/** The stay of somebody from prison is reviewed. Who is ready to leave is not returned in the meantime. */
export function reviewIsHeld(world: World, person: number): void {
  countReviews(world, person, world.now);
  const isReady = world.people.stage[person] === STAGE.ready;
  if (!isReady && fundingEnds(world, person)) sendBack(world, person, "fundedStayEnded");
  else if (!isReady && isPressedOut(world, person)) sendBack(world, person, "pressure");
  else scheduleNextReview(world, person);
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
