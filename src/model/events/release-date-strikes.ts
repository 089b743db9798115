import { depart } from "../departure.js";
import { sayFarewell } from "../farewell.js";
import { STAGE } from "../people.js";
import { leaveUntreated } from "../waiting.js";
import type { World } from "../world.js";
import { stayOnUnder } from "./court-decides.js";

/** The sentence ends: off the list untreated, out of prison, or in hospital without a way back to prison. */
export function releaseDateStrikes(world: World, person: number): void {
  const stage = world.people.stage[person];
  if (stage === STAGE.inPrison) sayFarewell(world, person);
  else if (stage < STAGE.stabilising) leaveUntreated(world, person, "released");
  else strikeInBed(world, person);
}

function strikeInBed(world: World, person: number): void {
  const { onReleasePosition } = world.basisOf(person);
  if (onReleasePosition >= 0) stayOnUnder(world, person, onReleasePosition);
  else depart(world, person, "community", "detentionEnded");
}
