import { DEPARTURE_REASONS, DESTINATIONS, PLANS } from "../../src/domain/index.js";
import { isHeld, scheduleLegalClock } from "./law.js";
import { chanceOfReturnPlan, mayBeReturned } from "./rules.js";
import { fallsOn, minutesOf, type Person, type World } from "./world.js";
import { fillUnit } from "./waiting.js";

const RETURN_REASON = { engaging: "treatmentComplete", notEngaging: "notEngaging", tooHighRisk: "tooHighRisk" } as const;

export function isAdmitted(world: World, who: Person): void {
  who.where = "inBed";
  who.bed = "stabilising";
  who.admittedAt = world.now;
  who.placedAt = world.now;
  who.plan = undefined;
  world.tell("admitted", who, who.unit);
  isHeld(world, who);
  if (who.decideBy < who.courtAt) scheduleLegalClock(world, who);
  world.at(world.now + minutesOf(who, "deathInBed", who.group.stays.death), "diesInBed", who);
  world.after(minutesOf(who, "stabilise", who.group.stays.stabilise), "planIsMade", who);
}

export function planIsMade(world: World, who: Person): void {
  who.plannedAt = world.now;
  who.bed = "treatment";
  const isReturn = who.luck.share("plan") < chanceOfReturnPlan(world, who);
  setPlan(world, who, isReturn ? "treatAndReturn" : "rehabilitate");
}

/** Treatment ends so long after the plan was first made, whatever the plan was then. */
function setPlan(world: World, who: Person, plan: "treatAndReturn" | "rehabilitate"): void {
  who.plan = plan;
  world.tell("planned", who, PLANS.indexOf(plan));
  world.cancel(who, "treatmentEnds");
  const ends = who.plannedAt + minutesOf(who, plan, who.group.stays.byPlan[plan]);
  world.at(Math.max(world.now, ends), "treatmentEnds", who);
}

export function treatmentEnds(world: World, who: Person): void {
  if (who.plan === "treatAndReturn") getReady(world, who, "prison", RETURN_REASON[who.engagement]);
  else getReady(world, who, destinationOf(who), "treatmentComplete");
}

/** Where somebody goes who is rehabilitated: of the ways that the law leaves open. */
function destinationOf(who: Person): Person["destination"] {
  const open = who.group.exits.destinations.filter(({ name }) => who.basis.departures.includes(name));
  if (open.length > 0) return fallsOn(open, who.luck.share("destination"));
  return who.basis.departures[0]!;
}

export function getReady(world: World, who: Person, destination: Person["destination"], reason: string): void {
  Object.assign(who, { destination, reason, bed: "consent" });
  world.cancel(who, "planIsMade", "treatmentEnds", "reviewIsHeld");
  world.tell("readyToLeave", who, DESTINATIONS.indexOf(destination));
  const needsConsent = who.basis.consent.includes(destination);
  world.after(needsConsent ? minutesOf(who, "consent", who.group.exits.consent) : 0, "hasConsent", who);
}

export function hasConsent(world: World, who: Person): void {
  who.bed = "exit";
  const delay = minutesOf(who, `exit.${who.destination}`, who.group.exits.delay[who.destination]);
  world.after(delay, "exitOpens", who);
}

export function exitOpens(world: World, who: Person): void {
  world.does("departs", who);
}

/** What a change of section does to somebody in a bed. */
export function mindTheLaw(world: World, who: Person): void {
  if (who.bed === "stabilising") return;
  if (who.bed === "treatment") {
    if (who.plan === "treatAndReturn" && !mayBeReturned(who)) setPlan(world, who, "rehabilitate");
    return;
  }
  if (who.basis.departures.includes(who.destination)) return;
  world.cancel(who, "hasConsent", "exitOpens");
  if (who.plan === "rehabilitate") {
    getReady(world, who, destinationOf(who), "treatmentComplete");
    return;
  }
  world.tell("stayResumed", who);
  who.bed = "treatment";
  setPlan(world, who, "rehabilitate");
}

export function diesInBed(world: World, who: Person): void {
  Object.assign(who, { destination: "died", reason: "died" });
  world.does("departs", who);
}

export function depart(world: World, who: Person): void {
  const { unit } = who;
  world.cancel(who, "planIsMade", "treatmentEnds", "hasConsent", "exitOpens", "diesInBed", "reviewIsHeld");
  world.tell(
    "departed",
    who,
    unit,
    DESTINATIONS.indexOf(who.destination),
    DEPARTURE_REASONS.indexOf(who.reason as (typeof DEPARTURE_REASONS)[number]),
  );
  who.where = "away";
  who.unit = -1;
  who.decideBy = Number.POSITIVE_INFINITY;
  world.does("isElsewhere", who);
  if (unit !== world.spot) fillUnit(world, unit);
}
