import { SILENCE } from "../../domain/index.js";
import { scheduleLegalClock } from "../schedule.js";
import { enterList } from "../waiting.js";
import type { World } from "../world.js";
import { joiningRates } from "./joining.js";
import { Newcomers } from "./newcomers.js";
import { retellWait } from "./retell.js";

/** After so many candidates who are not there any more, a place on the list stays empty. */
const PATIENCE = 2_000;

interface Waiter {
  readonly person: number;
  readonly listedAt: number;
}

/** Puts people on the lists who have been waiting for some time: on each list, those who joined most recently, so that
 *  with nobody leaving the list would be the last `waiting` to have joined. The total is shared out over the lists in
 *  proportion to how many join them. */
export function fillLists(world: World, waiting: number): void {
  const rates = world.model.groups.map((_, group) => joiningRates(world.model, group));
  const joining = world.model.unitsOfList.map((_, list) => rates.reduce((sum, byList) => sum + byList[list], 0));
  const total = joining.reduce((sum, rate) => sum + rate, 0);
  if (total === 0) return;
  const longest = waiting / total;
  const waiters = joining.flatMap((rate, list) => {
    const people = Math.round((waiting * rate) / total);
    return Array.from({ length: people }, () => list);
  });
  const source = world.streamOf("waiting at start");
  const newcomers = world.model.groups.map((_, group) => new Newcomers(world, group, source));
  waiters
    .flatMap((list) => drawWaiter(world, list, rates, newcomers, longest, source))
    .sort((one, other) => one.listedAt - other.listedAt)
    .forEach((waiter) => {
      seat(world, waiter);
    });
}

/** Time already waited, of somebody who joined a list `waiting` long. [minutes] */
export function typicalWait(world: World, waiting: number): number {
  const rates = world.model.groups.map((_, group) => joiningRates(world.model, group));
  const total = rates.reduce((sum, byList) => sum + byList.reduce((part, rate) => part + rate, 0), 0);
  return total === 0 ? 0 : Math.round(waiting / total);
}

function drawWaiter(
  world: World,
  list: number,
  rates: readonly Float64Array[],
  newcomers: readonly Newcomers[],
  longest: number,
  source: () => number,
): readonly Waiter[] {
  const { people, facts } = world;
  for (let tries = 0; tries < PATIENCE; tries++) {
    const person = newcomers[chooseGroup(rates, list, source)].draw();
    people.list[person] = list;
    people.catchment[person] = Math.floor(list / world.model.serviceLines);
    const listedAt = -1 - Math.floor(source() * longest);
    world.facts = SILENCE;
    const stillThere = retellWait(world, person, listedAt);
    world.facts = facts;
    if (stillThere) return [{ person, listedAt }];
    people.leave(person);
  }
  return [];
}

function chooseGroup(rates: readonly Float64Array[], list: number, source: () => number): number {
  let rest = source() * rates.reduce((sum, byList) => sum + byList[list], 0);
  let group = 0;
  while (group < rates.length - 1 && rest >= rates[group][list]) {
    rest -= rates[group][list];
    group++;
  }
  return group;
}

function seat(world: World, { person, listedAt }: Waiter): void {
  world.people.number[person] = world.nextNumberAtStart();
  retellWait(world, person, listedAt);
  enterList(world, person, listedAt);
  scheduleLegalClock(world, person);
}
