import { vacatePlace } from "./places.js";
import { settleWork, setWork } from "./pressure.js";
import {
  compareByRule,
  distance,
  distanceNow,
  fencesAllow,
  freeBeds,
  isInLine,
  minutes,
  occupancyOf,
  opensAfter,
  unitsOf,
} from "./rules.js";
import { minutesOf, type Person, type World } from "./world.js";

const OF_WAITING = ["recovers", "diesWaiting", "needGrows", "papersGoStale", "papersAreRenewed", "searchWidens"];

/** Onto the list, and into a bed at once where one is free. */
export function joinList(world: World, who: Person): void {
  const { access } = who.group;
  who.where = "waiting";
  who.listedAt = world.now;
  who.joined = ++world.joined;
  who.stale = false;
  who.reach = 0;
  world.tell("prioritised", who, who.urgency);
  world.tell("listed", who);
  world.at(world.now + minutesOf(who, "recovery", access.recovery), "recovers", who);
  world.at(world.now + minutesOf(who, "deathWaiting", access.death), "diesWaiting", who);
  if (who.urgency > 0) world.at(world.now + minutesOf(who, "escalation", access.escalation), "needGrows", who);
  if (access.reportsValid !== undefined) {
    const end = who.reportedAt + minutes(access.reportsValid);
    if (end <= world.now) papersGoStale(world, who);
    else world.at(end, "papersGoStale", who);
  }
  awaitWidening(world, who);
  seekBed(world, who);
}

/** The waits after which some unit may take somebody whom it may not have taken before, of anybody. [minutes] */
function widenings(world: World): number[] {
  const { estate, rules } = world.scenario;
  const { spotPurchase } = rules.placement;
  const homes = estate.catchments.flatMap((_, catchment) =>
    estate.serviceLines.map((_line, serviceLine) => ({ catchment, serviceLine })),
  );
  const units = homes.flatMap((home) => estate.units.map((_, unit) => opensAfter(world, home, unit)));
  const all = [...units, spotPurchase?.after === undefined ? undefined : minutes(spotPurchase.after)];
  return [...new Set(all)].filter((wait) => wait !== undefined).sort((one, other) => one - other);
}

/** The search widens step by step: the next step is known when the one before has been taken. */
function awaitWidening(world: World, who: Person): void {
  const next = widenings(world).find((wait) => wait > who.reach);
  if (next !== undefined) world.at(who.listedAt + next, "searchWidens", who, next);
}

/** The person has waited so long that more units may take them. */
export function widenSearch(world: World, who: Person, wait: number): void {
  who.reach = wait;
  awaitWidening(world, who);
  seekBed(world, who);
}

/** Looks for a bed for one person: where they may go soonest first, then the nearest, then where most beds are free; a bought
 *  one when there is no other. */
export function seekBed(world: World, who: Person): void {
  const units = world.scenario.estate.units.map((_, unit) => unit).filter((unit) => mayHave(world, who, unit));
  const free = (unit: number) => freeBeds(world, unit);
  const opens = (unit: number) => opensAfter(world, who, unit)!;
  units.sort(
    (one, other) =>
      opens(one) - opens(other) ||
      distance(world, who, one) - distance(world, who, other) ||
      free(other) - free(one) ||
      one - other,
  );
  const [unit] = units;
  if (unit !== undefined) offer(world, who, unit);
  else if (mayHaveBought(world, who)) offer(world, who, world.spot);
}

function mayHave(world: World, who: Person, unit: number): boolean {
  return (
    isInLine(who) &&
    distanceNow(world, who, unit) !== undefined &&
    freeBeds(world, unit) > 0 &&
    fencesAllow(world, who, unit)
  );
}

function mayHaveBought(world: World, who: Person): boolean {
  const { spotPurchase } = world.scenario.rules.placement;
  if (spotPurchase === undefined || !isInLine(who) || freeBeds(world, world.spot) <= 0) return false;
  const { after, occupancy } = spotPurchase;
  const hasWaited = after !== undefined && who.reach >= minutes(after);
  return hasWaited || (occupancy !== undefined && occupancyOf(world, unitsOf(world, who.catchment)) >= occupancy);
}

/** Gives the free beds of a unit away, one after the other. */
export function fillUnit(world: World, unit: number): void {
  const { repatriation } = world.scenario.rules.placement;
  while (freeBeds(world, unit) > 0) {
    const next = nextFor(world, unit);
    const homecomer = nextHome(world, unit);
    const comesHome =
      homecomer !== undefined &&
      (repatriation === "beforeTheList" || (repatriation === "afterTheList" && next === undefined));
    if (comesHome) comeHome(world, homecomer, unit);
    else if (next !== undefined) offer(world, next, unit);
    else return;
  }
}

function nextFor(world: World, unit: number): Person | undefined {
  const { homeFirst } = world.scenario.rules.placement;
  const near = (who: Person) => (homeFirst ? distance(world, who, unit) : 0);
  return world.people
    .filter((who) => mayHave(world, who, unit))
    .sort((one, other) => near(one) - near(other) || compareByRule(world, one, other))[0];
}

/** Who is placed elsewhere and belongs to the catchment of a unit. */
function nextHome(world: World, unit: number): Person | undefined {
  const { catchment, serviceLines } = world.scenario.estate.units[unit]!;
  return world.people
    .filter((who) => who.where === "inBed" && isAway(world, who))
    .filter((who) => who.catchment === catchment && serviceLines.includes(who.serviceLine))
    .filter((who) => fencesAllow(world, who, unit))
    .sort(
      (one, other) =>
        one.admittedAt - other.admittedAt || one.serviceLine - other.serviceLine || one.admission - other.admission,
    )[0];
}

function isAway(world: World, who: Person): boolean {
  return who.unit === world.spot || world.scenario.estate.units[who.unit]!.catchment !== who.catchment;
}

function comeHome(world: World, who: Person, unit: number): void {
  const from = who.unit;
  settleWork(world, who);
  who.unit = unit;
  world.tell("moved", who, from, unit);
  if (who.bed === "treatment") setWork(world, who, who.usualEnd - world.now);
  world.putAgain(who, "planIsMade", "exitOpens");
  if (from === world.spot) fillBought(world);
  else fillUnit(world, from);
}

/** Buys beds for whoever may have one. */
export function fillBought(world: World): void {
  for (;;) {
    const [next] = world.people
      .filter((who) => mayHaveBought(world, who))
      .sort((one, other) => compareByRule(world, one, other));
    if (next === undefined) return;
    offer(world, next, world.spot);
  }
}

/** Holds a bed while the warrant is obtained. */
function offer(world: World, who: Person, unit: number): void {
  who.where = "offered";
  who.unit = unit;
  world.cancel(who, ...OF_WAITING);
  world.tell("offered", who, unit);
  world.after(minutesOf(who, "warrant", who.group.access.warrant), "setsOut", who);
}

/** The person is on the way, and may be late for the warrant. */
export function setsOut(world: World, who: Person): void {
  who.wayLeft = minutesOf(who, "transport", who.group.access.transport);
  warrantIsIssued(world, who);
}

/** A journey that a warrant runs out on goes on, under a new one, where it stopped. */
export function warrantIsIssued(world: World, who: Person): void {
  const { warrantValid } = who.group.access;
  const valid = warrantValid === undefined ? Number.POSITIVE_INFINITY : minutes(warrantValid);
  if (who.wayLeft <= valid) {
    world.after(who.wayLeft, "isAdmitted", who);
    return;
  }
  who.wayLeft -= valid;
  world.at(world.now + valid, "warrantExpires", who);
}

export function warrantExpires(world: World, who: Person): void {
  world.tell("warrantExpired", who);
  world.after(minutesOf(who, "reissue", who.group.access.reissue), "warrantIsIssued", who);
}

/** Away from the list or from an offer, whose bed somebody else may have. */
export function leave(world: World, who: Person, why: number): void {
  const { unit, where } = who;
  if (where === "offered") world.tell("offerLapsed", who, unit);
  world.tell("left", who, why);
  vacatePlace(world, who);
  world.isGone(who);
  if (where === "offered" && unit !== world.spot) fillUnit(world, unit);
}

export function papersGoStale(world: World, who: Person): void {
  who.stale = true;
  world.tell("papersExpired", who);
  world.at(world.now + minutesOf(who, "renewal", who.group.access.renewal), "papersAreRenewed", who);
}

export function papersAreRenewed(world: World, who: Person): void {
  who.stale = false;
  world.tell("papersRenewed", who);
  world.at(world.now + minutes(who.group.access.reportsValid!), "papersGoStale", who);
  seekBed(world, who);
}

export function needGrows(world: World, who: Person): void {
  who.urgency = 0;
  world.tell("escalated", who);
}
