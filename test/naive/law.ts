import { DISPOSAL_EFFECTS, type Disposal } from "../../src/domain/index.js";
import { minutes } from "./rules.js";
import { minutesOf, type Person, type World } from "./world.js";

const NEVER = Number.POSITIVE_INFINITY;
const [RELEASED, COURT] = [0, 1];

/** What the law has set running for somebody whose need has just been identified. */
export function startLegalClocks(world: World, who: Person): void {
  if (who.basis.clock === "court") who.courtAt = world.now + minutesOf(who, "toCourt", who.group.toCourt);
  if (who.basis.clock === "release") who.releaseAt = world.now + timeToRelease(who);
}

/** Some have no release date. */
function timeToRelease(who: Person): number {
  const { indeterminate, toRelease } = who.group;
  return who.luck.share("indeterminate") < indeterminate ? NEVER : minutesOf(who, "toRelease", toRelease);
}

export function scheduleLegalClock(world: World, who: Person): void {
  world.cancel(who, "courtDecides", "releaseDateStrikes");
  if (who.basis.clock === "court") world.at(courtDate(who), "courtDecides", who);
  if (who.basis.clock === "release") world.at(who.releaseAt, "releaseDateStrikes", who);
}

/** The court's own date, or the day on which the present section may last no longer in hospital. */
export function courtDate(who: Person): number {
  return Math.min(who.courtAt, who.decideBy);
}

/** In a hospital bed under the present section from now on. */
export function isHeld(world: World, who: Person): void {
  who.decideBy = who.basis.longest === undefined ? NEVER : world.now + minutes(who.basis.longest);
}

export function releaseDateStrikes(world: World, who: Person): void {
  if (who.where === "away") world.does("vanishes", who);
  else if (who.where !== "inBed") world.does("leaves", who, RELEASED);
  else if (who.basis.onRelease === undefined) departsAtOnce(world, who, "community", "detentionEnded");
  else staysOnUnder(world, who, who.basis.onRelease);
}

export function courtDecides(world: World, who: Person): void {
  const decision = decide(who);
  const { basis, leavesFor } = decision === undefined ? FREE : effectOf(who, decision);
  if (who.where === "away") decideInPrison(world, who, basis, decision);
  else if (who.where === "inBed") {
    if (leavesFor === undefined && basis !== undefined) staysOnUnder(world, who, basis);
    else {
      if (basis !== undefined) changeBasis(world, who, basis);
      departsAtOnce(world, who, leavesFor ?? "community", "courtDisposal");
    }
  } else if (basis === undefined) world.does("leaves", who, COURT);
  else {
    changeBasis(world, who, basis);
    scheduleLegalClock(world, who);
  }
}

/** Nothing holds somebody about whom a court has nothing to decide. */
const FREE = { leavesFor: "community", basis: undefined } as const;

function effectOf(who: Person, decision: Disposal) {
  return who.basis.disposals[decision] ?? DISPOSAL_EFFECTS[decision];
}

/** What the court decides. Where several things are possible, what chance has left over decides the next time. */
function decide(who: Person): Disposal | undefined {
  const inBed = who.where === "inBed";
  const all = who.group.disposals.filter(({ name }) => inBed || name !== "returned");
  if (all.length === 0) return who.group.disposals.length === 0 ? undefined : "custody";
  const decision = drawDecision(who, all);
  const limitIsReached = who.decideBy <= who.courtAt;
  const prolongs = (each: Disposal) => {
    const { basis, leavesFor } = effectOf(who, each);
    return leavesFor === undefined && basis === who.basis.name;
  };
  if (!limitIsReached || !prolongs(decision)) return decision;
  const others = all.filter(({ name }) => !prolongs(name));
  return others.length === 0 ? undefined : drawDecision(who, others);
}

function drawDecision(who: Person, all: Person["group"]["disposals"]): Disposal {
  const total = all.reduce((sum, { share }) => sum + share, 0);
  let left = who.verdict * total;
  const chosen = all.find(({ share }) => {
    if (left < share) return true;
    left -= share;
    return false;
  })!;
  who.verdict = left / chosen.share;
  return chosen.name;
}

/** Returned before the case was over: free, sentenced, or wanted back in hospital. */
function decideInPrison(world: World, who: Person, basis: string | undefined, decision: Disposal | undefined): void {
  if (basis === undefined) {
    world.does("vanishes", who);
    return;
  }
  changeBasis(world, who, basis);
  world.cancel(who, "isInNeedAgain");
  world.does(decision === "custody" ? "staysInPrison" : "isInNeedAgain", who);
}

function departsAtOnce(world: World, who: Person, destination: Person["destination"], reason: string): void {
  Object.assign(who, { destination, reason });
  world.does("departs", who, -1);
}

function staysOnUnder(world: World, who: Person, name: string): void {
  changeBasis(world, who, name);
  scheduleLegalClock(world, who);
  world.does("mindsTheLaw", who);
}

/** A court that has just sat does not sit again in the same minute. */
function changeBasis(world: World, who: Person, name: string): void {
  const isOther = who.basis.name !== name;
  who.basis = world.scenario.law.find((row) => row.name === name)!;
  const toNextCourt = Math.max(1, minutesOf(who, "toNextCourt", who.group.toNextCourt));
  who.courtAt = who.basis.clock === "court" ? world.now + toNextCourt : NEVER;
  who.releaseAt = who.basis.clock === "release" ? world.now + timeToRelease(who) : NEVER;
  if (!isOther) return;
  if (who.where === "inBed") isHeld(world, who);
  world.tell("basisChanged", who, world.scenario.law.indexOf(who.basis));
}
