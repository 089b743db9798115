import { DESTINATIONS } from "../../domain/index.js";
import { lookForDeadlock } from "../deadlock.js";
import { goHome } from "../departure.js";
import { sayFarewell } from "../farewell.js";
import { DESTINATION_NEXT, NO_POOL, STEP_UP } from "../onward.js";
import { enterPlace, nextFrom, vacatePlace } from "../places.js";
import { stepUp } from "../step-up.js";
import type { World } from "../world.js";

/** The stay in an onward place is over: home, on to other places, or back to a bed of the estate. */
export function placeStayEnds(world: World, person: number): void {
  const next = nextFrom(world, person);
  world.places.staying[world.people.place[person]]--;
  if (next === STEP_UP) stepUp(world, person);
  else moveOn(world, person, DESTINATION_NEXT[next]);
}

function moveOn(world: World, person: number, destination: number): void {
  const { people, places } = world;
  const pool = world.model.onward.poolFor(destination, people.catchment[person]);
  if (pool === NO_POOL || pool === people.place[person]) leaveFor(world, person, destination);
  else if (places.tryTake(pool)) {
    vacatePlace(world, person);
    enterPlace(world, person, pool);
  } else {
    places.lines[pool].join(person);
    lookForDeadlock(world);
  }
}

function leaveFor(world: World, person: number, destination: number): void {
  vacatePlace(world, person);
  if (DESTINATIONS[destination] === "community") goHome(world, person);
  else sayFarewell(world, person);
}
