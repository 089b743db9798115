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
  else stayOnUnder(world, person, world.basisOf(person).onReleasePosition);
}
