import { isElsewhere } from "./afterwards.js";
import { LEVELS, type OnwardNextName } from "./names.js";
import { fallsOn, minutesOf, type Person, type World } from "./world.js";

const NOWHERE = -1;

/** The places that somebody bound for a destination needs one of; -1 where they are not counted. */
export function poolFor({ scenario }: World, who: Person, destination: string): number {
  if (!scenario.rules.stepDown.places.some((name) => name === destination)) return NOWHERE;
  return scenario.onward.findIndex(
    (pool) => pool.destination === destination && (pool.catchment === undefined || pool.catchment === who.catchment),
  );
}

function isFree(world: World, pool: number): boolean {
  return world.people.filter(({ place }) => place === pool).length < world.scenario.onward[pool]!.places;
}

function waitingFor(world: World, pool: number): Person[] {
  const waiting = world.people.filter(({ waitsFor }) => waitsFor === pool);
  return waiting.sort((one, other) => one.waitsSince - other.waitsSince);
}

/** Whether there is a place that nobody has waited for longer. */
export function mayTake(world: World, pool: number): boolean {
  return isFree(world, pool) && waitingFor(world, pool).length === 0;
}

export function waitForPlace(world: World, who: Person, pool: number): void {
  who.waitsFor = pool;
  who.waitsSince = ++world.joined;
}

/** In an onward place from now on. */
export function enterPlace(world: World, who: Person, pool: number): void {
  const { destination, stay } = world.scenario.onward[pool]!;
  who.where = "inPlace";
  who.place = pool;
  who.waitsFor = NOWHERE;
  world.tell("placeTaken", who, pool);
  world.at(world.now + minutesOf(who, `onward.${destination}`, stay), "placeStayEnds", who);
}

/** Out of the place, if somebody is in one; the next has it in the same minute. */
export function vacatePlace(world: World, who: Person): void {
  const { place } = who;
  if (place === NOWHERE) return;
  who.place = NOWHERE;
  world.tell("placeLeft", who, place);
  world.at(world.now, "placeIsVacated", undefined, place);
}

/** Whoever has waited longest has it. */
export function placeIsVacated(world: World, pool: number): void {
  while (isFree(world, pool)) {
    const [next] = waitingFor(world, pool);
    if (next === undefined) return;
    next.waitsFor = NOWHERE;
    if (next.where === "inBed") world.does("departs", next, pool);
    else {
      vacatePlace(world, next);
      enterPlace(world, next, pool);
    }
  }
}

export function placeStayEnds(world: World, who: Person): void {
  const { destination, next } = world.scenario.onward[who.place]!;
  const to: OnwardNextName = fallsOn(next, who.luck.share(`next.${destination}`));
  if (to === "stepUp") stepUp(world, who);
  else moveOn(world, who, to);
}

function moveOn(world: World, who: Person, to: Exclude<OnwardNextName, "stepUp">): void {
  const pool = poolFor(world, who, to);
  if (pool === NOWHERE || pool === who.place) {
    vacatePlace(world, who);
    who.destination = to;
    isElsewhere(world, who);
  } else if (mayTake(world, pool)) {
    vacatePlace(world, who);
    enterPlace(world, who, pool);
  } else waitForPlace(world, who, pool);
}

/** A new need of medium security, for which the person waits in the place; the services know each other. */
function stepUp(world: World, who: Person): void {
  who.entry += 1;
  who.luck = world.luckOf(who.groupNumber, who.number, who.entry);
  who.fromPrison = false;
  holdAgain(world, who);
  who.urgency = who.firstUrgency;
  world.does("isKnownAgain", who);
  world.tell("referred", who);
  world.tell("assessed", who);
  world.tell("reported", who, LEVELS.indexOf("medium"));
  who.reportedAt = world.now;
  world.does("joinsList", who);
}

/** The law has gone on: a release date may have passed, and a court has decided by then. */
function holdAgain(world: World, who: Person): void {
  const { clock, onRelease, onReadmission } = who.basis;
  const called = (name: string) => world.scenario.law.find((row) => row.name === name)!;
  if (clock === "release" && who.releaseAt <= world.now) who.basis = called(onRelease ?? onReadmission);
  if (clock === "court") who.basis = called(onReadmission);
  who.courtAt = Number.POSITIVE_INFINITY;
  if (who.basis.clock !== "release") who.releaseAt = Number.POSITIVE_INFINITY;
}
