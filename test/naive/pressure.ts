import { type Reading, readingFor, returnableNow } from "./readings.js";
import { minutes } from "./rules.js";
import type { Person, World } from "./world.js";

type Threshold = { readonly occupancy?: number; readonly waiting?: number };

function isReached({ occupancy, waiting }: Threshold, now: Reading): boolean {
  return (occupancy !== undefined && now.occupancy >= occupancy) || (waiting !== undefined && now.waiting >= waiting);
}

/** How fast somebody's treatment passes now: the fastest of the speeds that apply. */
function speedOf(world: World, who: Person): number {
  if (who.unit === world.spot) return 1;
  const now = readingFor(world, who.unit);
  const times = world.scenario.rules.pressure.speeds
    .filter((speed) => isReached(speed, now))
    .map((speed) => speed.times);
  return times.length === 0 ? 1 : Math.max(...times);
}

function isHurried({ where, bed, plan }: Person): boolean {
  return where === "inBed" && bed === "treatment" && plan === "treatAndReturn";
}

/** So much treatment is left, at the usual speed, from now on. */
export function setWork(world: World, who: Person, left: number): void {
  who.workLeft = left;
  who.workSince = world.now;
  who.speed = isHurried(who) ? speedOf(world, who) : 1;
  world.cancel(who, "treatmentEnds");
  world.at(world.now + Math.max(0, Math.round(left / who.speed)), "treatmentEnds", who);
}

/** Counts what has been done until now. What is left is a whole number of minutes wherever treatment is interrupted. */
export function settleWork(world: World, who: Person): void {
  if (!isHurried(who)) return;
  const left = Math.round(Math.max(0, who.workLeft - (world.now - who.workSince) * who.speed));
  if (world.now + left < who.usualEnd) who.hurried = true;
  who.usualEnd = world.now + left;
  who.workLeft = left;
  who.workSince = world.now;
}

/** Looks at everybody's beds again: who is hurried from now on, and who is no longer. */
export function heedPressure(world: World): void {
  if (world.scenario.rules.pressure.speeds.length === 0) return;
  for (const who of world.people) {
    if (!isHurried(who) || speedOf(world, who) === who.speed) continue;
    setWork(world, who, who.workLeft - (world.now - who.workSince) * who.speed);
  }
}

// Reviews, of funding and of the pressure on beds.

function fundingDays(world: World): number[] {
  const { reviews, longest } = world.scenario.rules.fundedStay;
  const before = reviews.filter((day) => longest === undefined || day < longest);
  return [...before, ...(longest === undefined ? [] : [longest])].map(minutes);
}

/** The next review of a stay, of whatever kind. */
export function scheduleReview(world: World, who: Person): void {
  if (!who.fromPrison) return;
  const stayed = world.now - who.admittedAt;
  const { reviews } = world.scenario.rules.pressure;
  const every = reviews === undefined ? Number.POSITIVE_INFINITY : minutes(reviews.every);
  const pressed = reviews === undefined ? [] : [(Math.floor(stayed / every) + 1) * every];
  const next = Math.min(...fundingDays(world).filter((day) => day > stayed), ...pressed);
  world.at(who.admittedAt + next, "reviewIsHeld", who);
}

/** Whoever is ready to leave is not returned in the meantime, but the review counts. */
export function reviewIsHeld(world: World, who: Person): void {
  const unfunded = fundingEnds(world, who);
  const pressed = isPressedOut(world, who);
  const isReady = who.bed !== "stabilising" && who.bed !== "treatment";
  if (isReady || !(unfunded || pressed)) scheduleReview(world, who);
  else world.does("isSentBack", who, unfunded ? 1 : 0);
}

function fundingEnds(world: World, who: Person): boolean {
  const stayed = world.now - who.admittedAt;
  const { longest, returned } = world.scenario.rules.fundedStay;
  const isOver = longest !== undefined && stayed >= minutes(longest);
  if (!(isOver || fundingDays(world).includes(stayed)) || !returnableNow(who)) return false;
  const chance = isOver ? 1 : returned;
  who.keptByFunding *= 1 - chance;
  return chance > 0 && who.luck.share("fundedStay") < 1 - who.keptByFunding;
}

function isPressedOut(world: World, who: Person): boolean {
  const { reviews } = world.scenario.rules.pressure;
  if (reviews === undefined || who.unit === world.spot) return false;
  if ((world.now - who.admittedAt) % minutes(reviews.every) !== 0 || !returnableNow(who)) return false;
  if (!isReached(reviews, world.readings[who.unit]!)) return false;
  who.keptUnderPressure *= 1 - reviews.returned;
  return reviews.returned > 0 && who.luck.share("pressed") < 1 - who.keptUnderPressure;
}
