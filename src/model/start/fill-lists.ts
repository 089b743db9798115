import { SILENCE } from "../../domain/index.js";
import { scheduleLegalClock } from "../schedule.js";
import { enterList } from "../waiting.js";
import type { World } from "../world.js";
import type { StartingList } from "./lists.js";
import { Newcomers } from "./newcomers.js";
import { retellWait } from "./retell.js";

/** After so many candidates who are not there any more, a place on the list stays empty. */
const PATIENCE = 2_000;

interface Waiter {
  readonly person: number;
  readonly listedAt: number;
}

/** Puts people on the lists who have been waiting for some time: on each list those who joined it most recently. */
export function fillLists(world: World, lists: readonly StartingList[]): void {
  const source = world.streamOf("waiting at start");
  const newcomers = world.model.scenario.groups.map(
    ({ name }, group) => new Newcomers(world, group, source, ["waiting at start", name]),
  );
  lists
    .flatMap((start, list) =>
      Array.from({ length: start.people }, () => drawWaiter(world, list, start, newcomers, source)),
    )
    .filter((waiter) => waiter !== undefined)
    .sort((one, other) => one.listedAt - other.listedAt)
    .forEach((waiter) => {
      seat(world, waiter);
    });
}

function drawWaiter(
  world: World,
  list: number,
  { rates, longestWait }: StartingList,
  newcomers: readonly Newcomers[],
  source: () => number,
): Waiter | undefined {
  const { people, facts } = world;
  for (let tries = 0; tries < PATIENCE; tries++) {
    const person = newcomers[inProportion(rates, source())].draw();
    people.list[person] = list;
    people.catchment[person] = Math.floor(list / world.model.serviceLines);
    const listedAt = -1 - Math.floor(source() * longestWait);
    world.facts = SILENCE;
    const stillThere = retellWait(world, person, listedAt);
    world.facts = facts;
    if (stillThere) return { person, listedAt };
    people.leave(person);
  }
  return undefined;
}

/** The position that a number in [0, 1) picks in proportion to weights. */
export function inProportion(weights: readonly number[], luck: number): number {
  let rest = luck * weights.reduce((sum, weight) => sum + weight, 0);
  let position = 0;
  while (position < weights.length - 1 && rest >= weights[position]) rest -= weights[position++];
  return position;
}

function seat(world: World, { person, listedAt }: Waiter): void {
  world.people.number[person] = world.nextNumberAtStart();
  retellWait(world, person, listedAt);
  enterList(world, person, listedAt);
  scheduleLegalClock(world, person);
}
