import { DISPOSALS } from "../domain/index.js";
import { type BoundEffect, choose } from "./compile.js";
import { timeToRelease } from "./identify.js";
import { LUCK } from "./purposes.js";
import type { World } from "./world.js";

const CUSTODY = DISPOSALS.indexOf("custody");

/** What the court decides. `returned` is for people in hospital; for anybody else the other decisions share its place. */
export function courtDecision(world: World, person: number, inBed: boolean): BoundEffect {
  const { disposals, returnedByCourt } = world.groupOf(person);
  const { disposalEffects } = world.basisOf(person);
  const luck = world.luckOf(person, LUCK.disposal);
  if (!inBed && returnedByCourt === 1) return disposalEffects[CUSTODY];
  return disposalEffects[choose(disposals, inBed ? luck : luck * (1 - returnedByCourt))];
}

/** Holds the person under another section from `at` on. A custodial sentence sets the release date running. */
export function changeBasis(world: World, person: number, basis: number, at: number): void {
  const { people } = world;
  people.basis[person] = basis;
  people.courtAt[person] = Number.POSITIVE_INFINITY;
  const sentenced = world.basisOf(person).clock === "release";
  people.releaseAt[person] = sentenced ? at + timeToRelease(world, person) : Number.POSITIVE_INFINITY;
  world.facts.basisChanged(at, person, basis);
}

/** The position of the basis that an effect leads to. */
export function basisAfter({ position }: BoundEffect): number | undefined {
  return position < 0 ? undefined : position;
}
