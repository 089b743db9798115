import { serveOthers } from "../beds.js";
import { losePapers } from "../papers.js";
import { leaveLine } from "../standing.js";
import type { World } from "../world.js";

/** The reports are too old to be acted on: nobody offers a bed on them. */
export function reportsGoStale(world: World, person: number): void {
  leaveLine(world, person);
  losePapers(world, person);
  serveOthers(world, world.people.list[person], world.people.group[person]);
}
