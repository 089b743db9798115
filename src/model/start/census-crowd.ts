import type { AtStart } from "../../scenario/index.js";
import type { World } from "../world.js";
import { joiningRates } from "./joining.js";
import { Newcomers } from "./newcomers.js";
import { basesInOneStay } from "./stay-parts.js";

export type Census = Extract<AtStart, { kind: "census" }>;

/** A list that nobody joins says nothing of how long people wait on it. [minutes] */
const WHERE_NOBODY_JOINS = 90 * 1440;

/** Whom the people of a census are drawn from, and how long they wait for a bed. */
export class CensusCrowd {
  /** By list: how long it takes until as many have joined as are waiting. [minutes] */
  readonly longestWait: readonly number[];
  readonly #world: World;
  readonly #newcomers: readonly Newcomers[];
  readonly #oneStay: readonly ReadonlySet<number>[];
  #source: () => number = () => 0;

  constructor(world: World, census: Census) {
    const { model } = world;
    const source = () => this.#source();
    this.#world = world;
    this.#newcomers = model.groups.map(
      (bound, group) => new Newcomers(world, group, source, ["census", bound.group.name]),
    );
    this.#oneStay = model.groups.map(
      (_, group) => new Set(basesInOneStay(model, group).map(({ position }) => position)),
    );
    this.longestWait = longestWaits(world, census);
  }

  /** From now on everything is drawn from this stream. */
  listenTo(source: () => number): void {
    this.#source = source;
  }

  /** Somebody of the group, on their way over a list. */
  draw(group: number, list: number): number {
    const { people, model } = this.#world;
    const person = this.#newcomers[group].draw();
    people.list[person] = list;
    people.catchment[person] = Math.floor(list / model.serviceLines);
    return person;
  }

  /** Makes the person one of those found in a bed on any one day; see `Newcomers.bias`. */
  timeSinceAdmission(person: number): number {
    return this.#newcomers[this.#world.people.group[person]].bias(person);
  }

  /** The basis that the person must have come back with, as no first stay leads to it. */
  cameUnder(group: number, basis: number | undefined): number | undefined {
    return basis === undefined || this.#oneStay[group].has(basis) ? undefined : basis;
  }
}

function longestWaits({ model }: World, { waiting, waitingCounts }: Census): readonly number[] {
  const people = new Array<number>(model.placing.lists).fill(0);
  const listOf = (at: { catchment: number; serviceLine: number }) => at.catchment * model.serviceLines + at.serviceLine;
  for (const person of waiting) people[listOf(person)]++;
  for (const count of waitingCounts) people[listOf(count)] += count.people;
  const rates = model.groups.map((_, group) => joiningRates(model, group));
  return people.map((number, list) => {
    const joining = rates.reduce((sum, rate) => sum + rate[list], 0);
    if (joining > 0) return Math.round(number / joining);
    return number > 0 ? WHERE_NOBODY_JOINS : 0;
  });
}
