import { STAGE } from "./people.js";
import { LUCK } from "./purposes.js";
import { at } from "./schedule.js";
import type { World } from "./world.js";

/** When the reports go stale; Infinity where they last for ever. [minutes] */
export function staleFrom(world: World, person: number): number {
  return world.people.reportedAt[person] + world.groupOf(person).reportsValid;
}

/** Puts the day on the calendar on which the reports of somebody on the list go stale. */
export function watchPapers(world: World, person: number): void {
  world.people.papersEvent[person] = at(world, world.kinds.reportsGoStale, staleFrom(world, person), person);
}

/** The reports are stale, and new ones are on their way. The person stands in no line until they are there. */
export function losePapers(world: World, person: number): void {
  world.people.stage[person] = STAGE.papers;
  world.facts.papersExpired(world.now, person);
  awaitPapers(world, person, world.now);
}

/** Puts the day on the calendar on which the reports that went stale at `since` are renewed. */
export function awaitPapers(world: World, person: number, since: number): void {
  const renewedAt = since + world.luckOf(person, LUCK.renewal);
  world.people.papersEvent[person] = at(world, world.kinds.papersAreRenewed, renewedAt, person);
}
