import { placeAtOnce } from "../beds.js";
import { watchPapers } from "../papers.js";
import { STAGE } from "../people.js";
import { awaitNextTier, standInLine } from "../standing.js";
import type { World } from "../world.js";

/** New reports are there: the person takes the old place again, and may have a bed at once. */
export function papersAreRenewed(world: World, person: number): void {
  const { people, facts, now } = world;
  people.stage[person] = STAGE.listed;
  people.reportedAt[person] = now;
  facts.papersRenewed(now, person);
  watchPapers(world, person);
  standInLine(world, person);
  awaitNextTier(world, person);
  placeAtOnce(world, person);
}
