import { LEAVING_REASONS, type LeavingReason } from "../domain/index.js";
import { giveBed } from "./bed-use.js";
import { placeAtOnce, serveOthers, serveUnit } from "./beds.js";
import { sayFarewell } from "./farewell.js";
import { awaitPapers, losePapers, staleFrom, watchPapers } from "./papers.js";
import { MOST_URGENT, STAGE } from "./people.js";
import { LUCK } from "./purposes.js";
import { at } from "./schedule.js";
import { awaitNextTier, leaveLine, standInLine } from "./standing.js";
import type { World } from "./world.js";

/** Accepted: the person waits for a bed from now on, or has one at once. */
export function joinList(world: World, person: number): void {
  world.facts.prioritised(world.now, person, world.people.urgency[person]);
  world.facts.listed(world.now, person);
  takeTurn(world, person, world.now);
  placeAtOnce(world, person);
  keepWaiting(world, person);
}

/** Puts the person on the list as of `listedAt`, with the clocks of the wait running since then. */
export function enterList(world: World, person: number, listedAt: number): void {
  takeTurn(world, person, listedAt);
  keepWaiting(world, person);
}

/** The person has a place on the list as of `listedAt`. Nobody stands in line whose reports are stale: after a long second
 *  opinion, or before day zero. */
function takeTurn(world: World, person: number, listedAt: number): void {
  const { people } = world;
  people.listedAt[person] = listedAt;
  people.joinOrder[person] = world.nextJoinOrder();
  if (people.stage[person] !== STAGE.papers && staleFrom(world, person) > world.now) {
    people.stage[person] = STAGE.listed;
    standInLine(world, person);
    return;
  }
  startHealthClocks(world, person);
  if (people.stage[person] === STAGE.papers) awaitPapers(world, person, staleFrom(world, person));
  else losePapers(world, person);
}

/** Starts the clocks of whoever stands in line now. Many people are out of it again at once, with a bed, and need none. */
function keepWaiting(world: World, person: number): void {
  if (world.people.stage[person] !== STAGE.listed) return;
  startHealthClocks(world, person);
  watchPapers(world, person);
  awaitNextTier(world, person);
}

function startHealthClocks(world: World, person: number): void {
  const { people, kinds } = world;
  const listedAt = people.listedAt[person];
  people.recoveryEvent[person] = at(world, kinds.recovers, listedAt + world.luckOf(person, LUCK.recovery), person);
  people.deathEvent[person] = at(world, kinds.diesWaiting, listedAt + world.luckOf(person, LUCK.deathWaiting), person);
  if (people.urgency[person] === MOST_URGENT) return;
  people.escalationEvent[person] = at(world, kinds.needGrows, listedAt + world.luckOf(person, LUCK.escalation), person);
}

/** Leaves without a bed: from an assessment, the list, or a held bed, which goes to the next. */
export function leaveUntreated(world: World, person: number, why: LeavingReason): void {
  const { people, facts, now } = world;
  const heldAt = people.stage[person] === STAGE.offered ? people.unit[person] : undefined;
  const list = people.list[person];
  const group = people.group[person];
  const wasInLine = leaveLine(world, person);
  if (heldAt !== undefined) facts.offerLapsed(now, person, heldAt);
  facts.left(now, person, LEAVING_REASONS.indexOf(why));
  sayFarewell(world, person);
  if (wasInLine) serveOthers(world, list, group);
  if (heldAt === undefined) return;
  giveBed(world, group, heldAt);
  serveUnit(world, heldAt);
}
