import type { RingFence } from "../../src/policy/index.js";
import type { Person, World } from "./world.js";

const MINUTES_PER_DAY = 1440;
/** Where the law leads somebody on, this is whether there is a way back to prison. */
export function mayBeReturned(who: Person): boolean {
  return who.fromPrison && who.basis.departures.includes("prison");
}

export function minutes(days: number): number {
  return Math.round(days * MINUTES_PER_DAY);
}

// Rule 2: who is accepted.

export function chanceOfYes({ scenario, now }: World, who: Person, rate: number): number {
  const { access } = scenario.rules;
  if (access.kind === "open") return rate;
  const short = access.shortSentence;
  const isShort = short !== undefined && who.releaseAt - now < short.below * MINUTES_PER_DAY;
  return rate * access.accepts[who.engagement] * (isShort ? short.accepts : 1);
}

// Rule 3: who is next.

const RANKS: Readonly<Record<string, (who: Person, ageing: number | undefined) => number>> = {
  urgency: (who, ageing) =>
    ageing === undefined ? who.urgency : who.listedAt + who.urgency * ageing * MINUTES_PER_DAY,
  courtDeadline: (who) => who.courtAt,
  releaseDeadline: (who) => who.releaseAt,
  remandFirst: (who) => (who.basis.clock === "court" ? 0 : 1),
  sentencedFirst: (who) => (who.basis.clock === "release" ? 0 : 1),
  prisonFirst: (who) => (who.fromPrison ? 0 : 1),
  longestWait: (who) => who.listedAt,
};

/** Negative when one goes before the other; who joined first where the rule does not say. */
export function compareByRule({ scenario }: World, one: Person, other: Person): number {
  const { keys, ageing } = scenario.rules.whoIsNext;
  for (const key of keys) {
    const [first, second] = [RANKS[key]!(one, ageing), RANKS[key]!(other, ageing)];
    if (first !== second) return first < second ? -1 : 1;
  }
  return one.joined - other.joined;
}

// Rule 4: where somebody may be placed.

/** Whether a unit is of somebody's own catchment and for people like them. */
export function isAtHome({ scenario }: World, who: Home, unit: number): boolean {
  const { catchment, serviceLines } = scenario.estate.units[unit]!;
  return catchment === who.catchment && serviceLines.includes(who.serviceLine);
}

type Home = Pick<Person, "catchment" | "serviceLine">;

/** How far a unit is from somebody's home (0: home), undefined where it may not take them yet. */
export function distanceNow(world: World, who: Person, unit: number): number | undefined {
  const from = opensAfter(world, who, unit);
  return from !== undefined && who.reach >= from ? distance(world, who, unit) : undefined;
}

export function distance({ scenario }: World, who: Person, unit: number): number {
  const { catchment } = scenario.estate.units[unit]!;
  return catchment === who.catchment ? 0 : 1 + scenario.estate.catchments[who.catchment]!.nearest.indexOf(catchment);
}

/** How long somebody must have waited before a unit may take them; undefined: never. [minutes] */
export function opensAfter({ scenario }: World, who: Home, unit: number): number | undefined {
  const { units, catchments } = scenario.estate;
  const { collaborative, outOfArea } = scenario.rules.placement;
  const { catchment, serviceLines } = units[unit]!;
  if (!serviceLines.includes(who.serviceLine)) return undefined;
  if (catchment === who.catchment) return 0;
  const ours = catchments[who.catchment]!.collaborative;
  const together = ours >= 0 && ours === catchments[catchment]!.collaborative;
  const limits = [
    ...(together && collaborative !== undefined ? [collaborative] : []),
    ...(outOfArea === undefined ? [] : [outOfArea]),
  ];
  return limits.length === 0 ? undefined : minutes(Math.min(...limits));
}

// Rule 5: ring fences.

/** Whether somebody may have one of the free beds of a unit, as far as ring fences go. */
export function fencesAllow(world: World, who: Person, unit: number): boolean {
  const kept = world.scenario.rules.ringFence
    .filter((fence) => fence.units.includes(unit) && !fence.groups.includes(who.groupNumber))
    .filter((fence) => fence.borrowing === "never" || somebodyWaits(world, fence, unit))
    .map((fence) => Math.max(0, fence.beds - heldByFenced(world, fence, unit)));
  return freeBeds(world, unit) > kept.reduce((sum, beds) => sum + beds, 0);
}

function heldByFenced(world: World, { groups }: RingFence, unit: number): number {
  return inBedsOf(world, unit).filter((who) => groups.includes(who.groupNumber)).length;
}

function somebodyWaits(world: World, { groups }: RingFence, unit: number): boolean {
  return world.people.some((who) => isInLine(who) && groups.includes(who.groupNumber) && isAtHome(world, who, unit));
}

/** On the list with reports that somebody may act on. Who has none keeps the place, but is waited for by nobody. */
export function isInLine(who: Person): boolean {
  return who.where === "waiting" && !who.stale;
}

// Beds.

/** Who has a bed of a unit, or has one held. */
export function inBedsOf(world: World, unit: number): Person[] {
  return world.people.filter((who) => who.unit === unit && (who.where === "offered" || who.where === "inBed"));
}

/** Below zero while beds wait to close. */
export function freeBeds(world: World, unit: number): number {
  const beds = unit === world.spot ? world.scenario.estate.spotPurchase.atMost : world.beds[unit]!;
  return beds - inBedsOf(world, unit).length;
}

/** Occupied or held ÷ commissioned, of several units together; 1 where none is commissioned. */
export function occupancyOf(world: World, units: readonly number[]): number {
  const commissioned = units.reduce((sum, unit) => sum + Math.max(0, world.beds[unit]!), 0);
  const taken = units.reduce((sum, unit) => sum + inBedsOf(world, unit).length, 0);
  return commissioned === 0 ? 1 : taken / commissioned;
}

export function unitsOf({ scenario }: World, catchment: number): number[] {
  return scenario.estate.units.flatMap((unit, position) => (unit.catchment === catchment ? [position] : []));
}

// Rule 6: the pathway.

export function chanceOfReturnPlan({ scenario, now }: World, who: Person): number {
  const { pathway } = scenario.rules;
  if (!mayBeReturned(who) || pathway.kind === "fullRehabilitation") return 0;
  if (pathway.kind === "treatAndReturn") return 1;
  const { longSentence, byLegalBasis, returned } = pathway;
  const isLong =
    longSentence !== undefined &&
    who.basis.clock === "release" &&
    who.releaseAt - now >= longSentence.atLeast * MINUTES_PER_DAY;
  if (isLong) return longSentence.returned;
  return byLegalBasis[who.basis.name] ?? returned[who.engagement];
}
