import { LEVELS } from "../domain/index.js";
import { lookForDeadlock } from "./deadlock.js";
import { forgetEscalation, sayIdentified } from "./identify.js";
import { openCase } from "./legal.js";
import { STAGE } from "./people.js";
import { scheduleLegalClock } from "./schedule.js";
import { joinList } from "./waiting.js";
import type { World } from "./world.js";

const MEDIUM = LEVELS.indexOf("medium");

/** Somebody in an onward place needs medium security again: on the list at once, as the services know each other, and in
 *  the place until there is a bed. */
export function stepUp(world: World, person: number): void {
  const { people, facts, now } = world;
  people.entry[person]++;
  world.newLuckFor(person);
  holdAgain(world, person);
  forgetEscalation(world, person);
  openCase(world, person);
  people.identifiedAt[person] = now;
  sayIdentified(world, person, now);
  scheduleLegalClock(world, person);
  facts.referred(now, person);
  facts.assessed(now, person);
  facts.reported(now, person, MEDIUM);
  people.reportedAt[person] = now;
  joinList(world, person);
  if (people.stage[person] === STAGE.listed) lookForDeadlock(world);
}

/** The law has gone on while the person was in the place: a release date may have passed, and a court has decided by then. */
function holdAgain(world: World, person: number): void {
  const { people, now } = world;
  const { clock, onReleasePosition, onReadmissionPosition } = world.basisOf(person);
  people.fromPrison[person] = 0;
  if (clock === "release" && people.releaseAt[person] <= now)
    people.basis[person] = onReleasePosition >= 0 ? onReleasePosition : onReadmissionPosition;
  if (clock === "court") people.basis[person] = onReadmissionPosition;
  people.courtAt[person] = Number.POSITIVE_INFINITY;
  if (world.basisOf(person).clock !== "release") people.releaseAt[person] = Number.POSITIVE_INFINITY;
}
