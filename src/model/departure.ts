import { DESTINATIONS, type DepartureReason, type Destination } from "../domain/index.js";
import { giveBed } from "./bed-use.js";
import { serveUnit } from "./beds.js";
import { sayFarewell } from "./farewell.js";
import { courtDate, stopHospitalClocks } from "./legal.js";
import { NO_POOL } from "./onward.js";
import { STAGE } from "./people.js";
import { enterPlace } from "./places.js";
import { LUCK } from "./purposes.js";
import { at, cancelHealthClocks, cancelLegalClock, cancelReview, cancelStage, scheduleLegalClock } from "./schedule.js";
import { positionOfReason } from "./stay.js";
import type { World } from "./world.js";

/** Leaves the unit; the bed goes to the next at the same instant.
 *  @param pool the onward places of which one has been taken for the person, if any */
export function depart(
  world: World,
  person: number,
  destination: Destination,
  reason: DepartureReason,
  pool = NO_POOL,
): void {
  const unit = world.people.unit[person];
  const group = world.people.group[person];
  cancelStage(world, person);
  world.places.withdraw(person);
  cancelLegalClock(world, person);
  cancelHealthClocks(world, person);
  cancelReview(world, person);
  world.away.leave(person);
  world.facts.departed(world.now, person, unit, DESTINATIONS.indexOf(destination), positionOfReason(reason));
  world.people.unit[person] = -1;
  stopHospitalClocks(world, person);
  if (pool !== NO_POOL) enterPlace(world, person, pool);
  else if (destination === "prison") goToPrison(world, person, reason);
  else if (destination === "community") goHome(world, person);
  else sayFarewell(world, person);
  giveBed(world, group, unit);
  serveUnit(world, unit);
}

/** Back in prison: a relapse before the release date brings a new referral, and so may a court. */
function goToPrison(world: World, person: number, reason: DepartureReason): void {
  const { people } = world;
  const { returned } = world.groupOf(person).group.after;
  const sooner = reason === "notEngaging" || reason === "tooHighRisk" ? returned.soonerIfNotEngaging : 1;
  const comesBack = world.luckOf(person, LUCK.comesBack) < returned.share;
  const after = comesBack ? Math.round(world.luckOf(person, LUCK.backFromPrison) / sooner) : Number.POSITIVE_INFINITY;
  people.stage[person] = STAGE.inPrison;
  people.fromPrison[person] = 1;
  people.stageEndsAt[person] = world.now + after;
  awaitReturnOfNeed(world, person);
}

/** Keeps a person in prison in the story only while it may still go on: a relapse before release, or a court date. */
export function awaitReturnOfNeed(world: World, person: number): void {
  const { people, kinds } = world;
  const relapsesInTime = people.stageEndsAt[person] < Math.min(people.releaseAt[person], world.horizon);
  const courtIsDue = courtDate(world, person) < world.horizon;
  if (relapsesInTime || courtIsDue) {
    people.stageEvent[person] = at(world, kinds.needReturns, people.stageEndsAt[person], person);
    scheduleLegalClock(world, person);
  } else sayFarewell(world, person);
}

/** In the community: comes back under the section that the law has for it, or never. */
export function goHome(world: World, person: number): void {
  const { discharged } = world.groupOf(person).group.after;
  const comesBack = world.luckOf(person, LUCK.comesBack) < discharged.share;
  const backAt = world.now + (comesBack ? world.luckOf(person, LUCK.backFromCommunity) : Number.POSITIVE_INFINITY);
  if (backAt < world.horizon) stayInTouch(world, person, backAt);
  else sayFarewell(world, person);
}

function stayInTouch(world: World, person: number, backAt: number): void {
  const { people, kinds } = world;
  people.stage[person] = STAGE.inCommunity;
  people.fromPrison[person] = 0;
  people.basis[person] = world.basisOf(person).onReadmissionPosition;
  people.courtAt[person] = Number.POSITIVE_INFINITY;
  people.releaseAt[person] = Number.POSITIVE_INFINITY;
  people.stageEvent[person] = at(world, kinds.needReturns, backAt, person);
}
