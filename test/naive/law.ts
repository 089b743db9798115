import { DISPOSAL_EFFECTS, type Disposal } from "../../src/domain/index.js";
import { minutes } from "./rules.js";
import { fallsOn, minutesOf, type Person, type World } from "./world.js";

const NEVER = Number.POSITIVE_INFINITY;
const [RELEASED, COURT] = [0, 1];

/** What the law has set running for somebody whose need has just been identified. */
export function startLegalClocks(world: World, who: Person): void {
  who.courtAt = who.basis.clock === "court" ? world.now + minutesOf(who, "toCourt", who.group.toCourt) : NEVER;
  who.releaseAt = who.basis.clock === "release" ? releaseOf(world, who) : NEVER;
}

/** Some have no release date. */
function releaseOf(world: World, who: Person): number {
  const { indeterminate, toRelease } = who.group;
  return who.luck.share("indeterminate") < indeterminate ? NEVER : world.now + minutesOf(who, "toRelease", toRelease);
}

export function scheduleLegalClock(world: World, who: Person): void {
  world.cancel(who, "courtDecides", "releaseDateStrikes");
  if (who.basis.clock === "court") world.at(who.courtAt, "courtDecides", who);
  if (who.basis.clock === "release") world.at(who.releaseAt, "releaseDateStrikes", who);
}

/** A section may not last for ever in hospital: then the court must decide. */
export function mindLongest(world: World, who: Person): void {
  const { clock, longest } = who.basis;
  if (clock !== "court" || longest === undefined) return;
  who.courtAt = Math.min(who.courtAt, world.now + minutes(longest));
  scheduleLegalClock(world, who);
}

export function releaseDateStrikes(world: World, who: Person): void {
  who.releaseAt = NEVER;
  if (who.where === "away") world.does("vanishes", who);
  else if (who.where !== "inBed") world.does("leaves", who, RELEASED);
  else if (who.basis.onRelease === undefined) departsAtOnce(world, who, "community", "detentionEnded");
  else changeBasis(world, who, who.basis.onRelease);
}

export function courtDecides(world: World, who: Person): void {
  const inHospital = who.where === "inBed";
  const { disposals } = who.group;
  const possible = inHospital ? disposals : disposals.filter(({ name }) => name !== "returned");
  const decision: Disposal = fallsOn(possible, who.luck.share("disposal"));
  const { basis, leavesFor } = who.basis.disposals[decision] ?? DISPOSAL_EFFECTS[decision];
  who.courtAt = NEVER;
  if (leavesFor !== undefined && !inHospital) {
    if (who.where === "away") world.does("vanishes", who);
    else world.does("leaves", who, COURT);
    return;
  }
  if (basis !== undefined) changeBasis(world, who, basis);
  if (leavesFor !== undefined) departsAtOnce(world, who, leavesFor, "courtDisposal");
}

function departsAtOnce(world: World, who: Person, destination: "community" | "prison", reason: string): void {
  Object.assign(who, { destination, reason });
  world.does("departs", who);
}

function changeBasis(world: World, who: Person, name: string): void {
  who.basis = world.scenario.law.find((row) => row.name === name)!;
  world.tell("basisChanged", who, world.scenario.law.indexOf(who.basis));
  if (who.basis.clock === "release") who.releaseAt = releaseOf(world, who);
  if (who.basis.clock === "court") {
    const longest = who.basis.longest === undefined ? NEVER : minutes(who.basis.longest);
    who.courtAt = world.now + Math.min(longest, minutesOf(who, "toNextCourt", who.group.toNextCourt));
  }
  scheduleLegalClock(world, who);
  if (who.where === "inBed") world.does("mindsTheLaw", who);
  if (who.where === "away" && !who.basis.departures.includes("prison")) world.does("isInNeedAgain", who);
}
