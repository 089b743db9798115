import type { LeavingReason } from "../domain/index.js";
import { LEAVING_REASONS } from "../domain/index.js";
import { serveList, serveUnit } from "./beds.js";
import { sayFarewell } from "./farewell.js";
import { STAGE } from "./people.js";
import { LUCK } from "./purposes.js";
import { at } from "./schedule.js";
import type { World } from "./world.js";

/** Accepted: the person waits for a bed from now on, or has one at once. */
export function joinList(world: World, person: number): void {
  world.facts.listed(world.now, person);
  enterList(world, person, world.now);
  serveList(world, world.people.list[person]);
}

/** Puts the person on the list as of `listedAt`, with the clocks of recovery and death running since then. */
export function enterList(world: World, person: number, listedAt: number): void {
  const { people, kinds } = world;
  people.stage[person] = STAGE.listed;
  people.listedAt[person] = listedAt;
  people.joinOrder[person] = world.nextJoinOrder();
  people.recoveryEvent[person] = at(world, kinds.recovers, listedAt + world.luckOf(person, LUCK.recovery), person);
  people.deathEvent[person] = at(world, kinds.diesWaiting, listedAt + world.luckOf(person, LUCK.deathWaiting), person);
  world.lists[people.list[person]].join(person);
}

/** A changed legal basis may change the person's rank; the place among equals stays. */
export function takePlaceAgain(world: World, person: number): void {
  const list = world.lists[world.people.list[person]];
  if (!list.withdraw(person)) return;
  list.join(person);
}

/** Leaves without a bed: from an assessment, the list, or a held bed, which goes to the next. */
export function leaveUntreated(world: World, person: number, why: LeavingReason): void {
  const { people, facts, now } = world;
  const heldAt = people.stage[person] === STAGE.offered ? people.unit[person] : undefined;
  world.lists[people.list[person]].withdraw(person);
  if (heldAt !== undefined) facts.offerLapsed(now, person, heldAt);
  facts.left(now, person, LEAVING_REASONS.indexOf(why));
  sayFarewell(world, person);
  if (heldAt === undefined) return;
  world.beds[heldAt].release();
  serveUnit(world, heldAt);
}
