import { DEPARTURE_REASONS, DESTINATIONS, PLANS } from "../../src/domain/index.js";
import { isHeld, scheduleLegalClock } from "./law.js";
import { enterPlace, mayTake, poolFor, vacatePlace, waitForPlace } from "./places.js";
import { scheduleReview, settleWork, setWork } from "./pressure.js";
import { chanceOfReturnPlan } from "./rules.js";
import { fillUnit } from "./waiting.js";
import { fallsOn, minutesOf, type Person, type World } from "./world.js";

const RETURN_REASON = {
  engaging: "treatmentComplete",
  notEngaging: "notEngaging",
  tooHighRisk: "tooHighRisk",
} as const;

export function isAdmitted(world: World, who: Person): void {
  who.where = "inBed";
  who.bed = "stabilising";
  who.admittedAt = world.now;
  who.admission = ++world.joined;
  who.plan = undefined;
  world.tell("admitted", who, who.unit);
  isHeld(world, who);
  Object.assign(who, { sentBack: undefined, hurried: false, keptByFunding: 1, keptUnderPressure: 1 });
  world.at(world.now + minutesOf(who, "deathInBed", who.group.stays.death), "diesInBed", who);
  world.after(minutesOf(who, "stabilise", who.group.stays.stabilise), "planIsMade", who);
  if (who.decideBy < who.courtAt) scheduleLegalClock(world, who);
  scheduleReview(world, who);
  vacatePlace(world, who);
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
  who.usualEnd = Math.max(world.now, who.plannedAt + minutesOf(who, plan, who.group.stays.byPlan[plan]));
  setWork(world, who, who.usualEnd - world.now);
}

export function treatmentEnds(world: World, who: Person): void {
  settleWork(world, who);
  getReady(world, who, who.plan === "treatAndReturn" ? "prison" : destinationOf(who));
}

/** Where somebody goes who is rehabilitated: of the ways that the law leaves open. */
function destinationOf(who: Person): Person["destination"] {
  const open = who.group.exits.destinations.filter(({ name }) => who.basis.departures.includes(name));
  if (open.length > 0) return fallsOn(open, who.luck.share("destination"));
  return who.basis.departures[0]!;
}

function getReady(world: World, who: Person, destination: Person["destination"]): void {
  Object.assign(who, { destination, bed: "ready", waitsFor: -1 });
  world.cancel(who, "planIsMade", "treatmentEnds", "exitOpens");
  world.tell("readyToLeave", who, DESTINATIONS.indexOf(destination));
  const { consent, delay } = who.group.exits;
  const asked = who.basis.consent.includes(destination) ? minutesOf(who, "consent", consent) : 0;
  world.after(asked + minutesOf(who, `exit.${destination}`, delay[destination]), "exitOpens", who);
}

/** A rule has the person returned, whatever the plan was. */
export function isSentBack(world: World, who: Person, unfunded: number): void {
  if (who.bed === "stabilising") who.plannedAt = world.now;
  who.plan = "treatAndReturn";
  who.sentBack = unfunded === 1 ? "fundedStayEnded" : "pressure";
  world.tell("planned", who, PLANS.indexOf("treatAndReturn"));
  getReady(world, who, "prison");
  if (who.where === "inBed") scheduleReview(world, who);
}

/** There is somewhere to go, unless the places there are counted and taken. */
export function exitOpens(world: World, who: Person): void {
  const pool = poolFor(world, who, who.destination);
  who.reason = reasonFor(who);
  if (pool < 0 || mayTake(world, pool)) world.does("departs", who, pool);
  else waitForPlace(world, who, pool);
}

function reasonFor(who: Person): string {
  if (who.plan !== "treatAndReturn") return "treatmentComplete";
  return who.sentBack ?? (who.hurried ? "pressure" : RETURN_REASON[who.engagement]);
}

/** What a change of section does to somebody in a bed. */
export function mindTheLaw(world: World, who: Person): void {
  world.putAgain(who, "planIsMade", "exitOpens");
  if (who.bed === "stabilising") return;
  settleWork(world, who);
  if (who.plan === "treatAndReturn" && !who.basis.departures.includes("prison")) {
    if (who.bed === "ready") world.tell("stayResumed", who);
    Object.assign(who, { bed: "treatment", sentBack: undefined, waitsFor: -1 });
    world.cancel(who, "exitOpens");
    setPlan(world, who, "rehabilitate");
  } else if (who.bed === "treatment") setWork(world, who, who.usualEnd - world.now);
  else if (!who.basis.departures.includes(who.destination)) getReady(world, who, destinationOf(who));
}

export function diesInBed(world: World, who: Person): void {
  Object.assign(who, { destination: "died", reason: "died" });
  depart(world, who, -1);
}

export function depart(world: World, who: Person, pool: number): void {
  const { unit } = who;
  who.waitsFor = -1;
  world.cancelAll(who);
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
  if (pool >= 0) enterPlace(world, who, pool);
  else world.does("isElsewhere", who);
  if (unit !== world.spot) fillUnit(world, unit);
}
