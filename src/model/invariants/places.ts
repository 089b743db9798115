import { STAGE } from "../people.js";
import type { World } from "../world.js";
import { promise } from "./promises.js";

/** Every onward place belongs to one person, and none is free while somebody waits for it. */
export function checkPlaces(world: World): void {
  const { pools, lines, vacated, staying } = world.places;
  const taken = new Int32Array(pools.length);
  const { place, room, stage } = world.people;
  for (let person = 0; person < room; person++)
    if (stage[person] !== STAGE.nowhere && place[person] >= 0) taken[place[person]]++;
  pools.forEach((pool, position) => {
    const { name, inUse, free } = pool;
    promise("placeOwners", inUse === taken[position], () => `${name}: ${inUse} in use by ${taken[position]}`);
    const idle = vacated === 0 && free > 0 && lines[position].length > 0;
    promise("idlePlaces", !idle, () => `${name}: ${free} free places while ${lines[position].length} wait`);
    const fits = staying[position] >= 0 && staying[position] <= inUse;
    promise("placeStays", fits, () => `${name}: ${staying[position]} stay in ${inUse} places`);
  });
}

/** Whoever is ready, with no day on which the way opens, waits for a place, and nobody else in a bed does. */
export function checkWaitForPlace(world: World, person: number): void {
  const { people } = world;
  const waits = people.stage[person] === STAGE.ready && people.stageEndsAt[person] === Number.POSITIVE_INFINITY;
  const stands = world.places.awaitedBy(person) !== undefined;
  promise("placeLines", waits === stands, () => `person ${person} ${stands ? "stands in line" : "stands in none"}`);
}
