import { DISPOSALS } from "../domain/index.js";
import { type Choices, pick } from "./choices.js";
import type { BoundEffect } from "./compile.js";
import { isInBed } from "./people.js";
import { LUCK } from "./purposes.js";
import { rememberTribunals, startTribunals } from "./tribunal.js";
import type { World } from "./world.js";

const CUSTODY = DISPOSALS.indexOf("custody");
/** What is left when a court has nothing to decide by: nothing holds the person, whatever the table says of a release. */
const FREE: BoundEffect = { position: -1, leavesFor: "community", keepsInPrison: false };
/** A court that has just sat does not sit again in the same minute. */
const NEXT_MINUTE = 1;

/** Sets the court date or release date running from `identifiedAt`. Some people have no release date. */
export function startLegalClocks(world: World, person: number, identifiedAt: number): void {
  const { people } = world;
  people.identifiedAt[person] = identifiedAt;
  const { clock } = world.basisOf(person);
  if (clock === "court") people.courtAt[person] = identifiedAt + world.luckOf(person, LUCK.toCourt);
  if (clock === "release") people.releaseAt[person] = identifiedAt + timeToRelease(world, person);
}

/** [minutes]; Infinity for an indeterminate sentence. */
function timeToRelease(world: World, person: number): number {
  const indeterminate = world.luckOf(person, LUCK.indeterminate) < world.groupOf(person).group.indeterminate;
  return indeterminate ? Number.POSITIVE_INFINITY : world.luckOf(person, LUCK.toRelease);
}

/** In a bed from `at` on: the clocks run that the law has for people in hospital only. */
export function startHospitalClocks(world: World, person: number, at: number): void {
  const { people } = world;
  people.keptByTribunals[person] = 1;
  holdSince(world, person, at);
}

function holdSince(world: World, person: number, at: number): void {
  const { people } = world;
  people.heldSince[person] = at;
  people.decideBy[person] = at + world.basisOf(person).longestMinutes;
  startTribunals(world, person);
}

/** Out of the bed: what ran in hospital only has stopped. */
export function stopHospitalClocks({ people }: World, person: number): void {
  people.decideBy[person] = Number.POSITIVE_INFINITY;
  people.tribunalAt[person] = Number.POSITIVE_INFINITY;
}

/** When a court decides: on its own date, or when the law lets the present basis last no longer. [minutes] */
export function courtDate({ people }: World, person: number): number {
  return Math.min(people.courtAt[person], people.decideBy[person]);
}

/** Says what chance has in store for the court; before the first of its dates. */
export function openCase(world: World, person: number): void {
  world.people.verdict[person] = world.luckOf(person, LUCK.disposal);
}

/** What the court decides on its date. `returned` is for people in hospital, and what keeps a person under a basis whose
 *  limit is reached is for nobody: the other decisions share its place. */
export function courtDecision(world: World, person: number, inBed: boolean): BoundEffect {
  const { disposals, returnedByCourt } = world.groupOf(person);
  const { disposalEffects } = world.basisOf(person);
  if (disposals.positions.length === 0) return FREE;
  if (!inBed && returnedByCourt === 1) return disposalEffects[CUSTODY];
  const effect = disposalEffects[draw(world, person, disposals, inBed ? 1 : 1 - returnedByCourt)];
  return limitIsReached(world, person) && prolongs(world, person, effect) ? otherDecision(world, person) : effect;
}

/** The decision that chance has in store, and what is left of chance. A number that falls into one of several intervals is,
 *  measured within that interval, evenly spread again and says nothing about the choice: it decides the next time, should
 *  the case stay open. @param upTo decisions beyond this share are closed to the court */
function draw({ people }: World, person: number, { positions, upTo }: Choices, end: number): number {
  const luck = people.verdict[person] * end;
  const chosen = pick(upTo, luck);
  const from = chosen === 0 ? 0 : upTo[chosen - 1];
  people.verdict[person] = (luck - from) / (Math.min(upTo[chosen], end) - from);
  return positions[chosen];
}

/** One of the decisions that end the present basis; when there is none, nothing can hold the person any longer. */
function otherDecision(world: World, person: number): BoundEffect {
  const { positions, upTo } = world.groupOf(person).disposals;
  const { disposalEffects } = world.basisOf(person);
  const shares = positions.map((disposal, i) =>
    prolongs(world, person, disposalEffects[disposal]) ? 0 : upTo[i] - (i === 0 ? 0 : upTo[i - 1]),
  );
  let rest = world.people.verdict[person] * shares.reduce((sum, share) => sum + share, 0);
  const chosen = shares.findIndex((share) => {
    if (rest < share) return true;
    rest -= share;
    return false;
  });
  if (chosen < 0) return FREE;
  world.people.verdict[person] = rest / shares[chosen];
  return disposalEffects[positions[chosen]];
}

function limitIsReached({ people }: World, person: number): boolean {
  return people.decideBy[person] <= people.courtAt[person];
}

function prolongs({ people }: World, person: number, { position, leavesFor }: BoundEffect): boolean {
  return leavesFor === undefined && position === people.basis[person];
}

/** Holds the person under another section from `at` on, or under the same one until the court's next date. A custodial
 *  sentence sets the release date running. */
export function changeBasis(world: World, person: number, basis: number, at: number): void {
  const { people } = world;
  const other = people.basis[person] !== basis;
  if (other) rememberTribunals(world, person, at);
  people.basis[person] = basis;
  setLegalDates(world, person, at);
  if (!other) return;
  if (isInBed(world, person)) holdSince(world, person, at);
  world.facts.basisChanged(at, person, basis);
}

function setLegalDates(world: World, person: number, at: number): void {
  const { people } = world;
  const { clock } = world.basisOf(person);
  const toNextCourt = Math.max(NEXT_MINUTE, world.luckOf(person, LUCK.toNextCourt));
  people.courtAt[person] = clock === "court" ? at + toNextCourt : Number.POSITIVE_INFINITY;
  people.releaseAt[person] = clock === "release" ? at + timeToRelease(world, person) : Number.POSITIVE_INFINITY;
}

/** The position of the basis that an effect leads to. */
export function basisAfter({ position }: BoundEffect): number | undefined {
  return position < 0 ? undefined : position;
}
