import { DESTINATIONS } from "../../domain/index.js";
import { NOBODY } from "../../engine/index.js";
import { depart } from "../departure.js";
import { isInBed } from "../people.js";
import { enterPlace, vacatePlace } from "../places.js";
import { reasonForLeaving } from "../stay.js";
import type { World } from "../world.js";

/** An onward place is free: whoever has waited longest has it, and the bed or place left behind goes to the next. */
export function placeIsVacated(world: World, pool: number): void {
  const { places } = world;
  places.vacated--;
  while (places.pools[pool].free > 0) {
    const person = places.lines[pool].first;
    if (person === NOBODY) return;
    places.lines[pool].withdraw(person);
    places.pools[pool].seize();
    moveInto(world, person, pool);
  }
}

function moveInto(world: World, person: number, pool: number): void {
  if (isInBed(world, person)) {
    const destination = DESTINATIONS[world.model.onward.pools[pool].destination];
    depart(world, person, destination, reasonForLeaving(world, person), pool);
  } else {
    vacatePlace(world, person);
    enterPlace(world, person, pool);
  }
}
