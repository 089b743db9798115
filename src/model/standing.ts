import { type EventId, NO_EVENT } from "../engine/index.js";
import { at } from "./schedule.js";
import type { World } from "./world.js";

/** Takes a place in every line that the person has waited long enough for; `awaitNextTier` widens the search later. */
export function standInLine(world: World, person: number): void {
  const { people, now } = world;
  const { tierStarts } = world.model.placing;
  let tier = 0;
  while (tier + 1 < tierStarts.length && people.listedAt[person] + tierStarts[tier + 1] <= now) tier++;
  people.tier[person] = tier;
  world.lines.stand(person);
  world.pressure?.listChanged(people.list[person]);
}

/** Puts the next widening of the search on the calendar, if there is one. */
export function awaitNextTier(world: World, person: number): void {
  const { people, kinds } = world;
  const start = world.model.placing.tierStarts[people.tier[person] + 1];
  if (start === undefined) return;
  people.searchEvent[person] = at(world, kinds.searchWidens, people.listedAt[person] + start, person);
}

/** Leaves all lines, for a bed, for good or for a while. False when the person stood in none. */
export function leaveLine(world: World, person: number): boolean {
  const { people, simulation } = world;
  if (!world.lines.leave(person)) return false;
  simulation.cancel(people.searchEvent[person] as EventId);
  people.searchEvent[person] = NO_EVENT;
  world.pressure?.listChanged(people.list[person]);
  return true;
}

/** A changed legal basis may change the person's rank; the place among equals stays. */
export function takePlaceAgain(world: World, person: number): void {
  if (world.lines.leave(person)) world.lines.stand(person);
}
