import { LEAVING_REASONS, type LeavingReason } from "../domain/index.js";
import { giveBed } from "./bed-use.js";
import { placeAtOnce, serveOthers, serveUnit } from "./beds.js";
import { sayFarewell } from "./farewell.js";
import { awaitPapers, losePapers, staleFrom, watchPapers } from "./papers.js";
import { MOST_URGENT, STAGE } from "./people.js";
import { LUCK } from "./purposes.js";
import { at } from "./schedule.js";
import { leaveLine, standInLine } from "./standing.js";
import type { World } from "./world.js";

/** Accepted: the person waits for a bed from now on, or has one at once. */
export function joinList(world: World, person: number): void {
  world.facts.prioritised(world.now, person, world.people.urgency[person]);
  world.facts.listed(world.now, person);
  enterList(world, person, world.now);
  placeAtOnce(world, person);
}

/** Puts the person on the list as of `listedAt`, with the clocks of the wait running since then. Nobody stands in line whose
 *  reports are stale: after a long second opinion, or before day zero. */
export function enterList(world: World, person: number, listedAt: number): void {
  const { people } = world;
  people.listedAt[person] = listedAt;
  people.joinOrder[person] = world.nextJoinOrder();
  startWaitingClocks(world, person, listedAt);
  if (people.stage[person] === STAGE.papers) awaitPapers(world, person, staleFrom(world, person));
  else if (staleFrom(world, person) <= world.now) losePapers(world, person);
  else {
    people.stage[person] = STAGE.listed;
    watchPapers(world, person);
    standInLine(world, person);
  }
}

function startWaitingClocks(world: World, person: number, listedAt: number): void {
  const { people, kinds } = world;
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
