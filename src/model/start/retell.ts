import { describeUrgency, sayIdentified } from "../identify.js";
import { expiriesOn } from "../journey.js";
import {
  basisAfter,
  changeBasis,
  courtDate,
  courtDecision,
  openCase,
  startLegalClocks,
  stopHospitalClocks,
} from "../legal.js";
import { staleFrom } from "../papers.js";
import { LUCK_WIDTH, MOST_URGENT, STAGE } from "../people.js";
import { LUCK } from "../purposes.js";
import { becomeReady, beginStay, heedLaw, makePlan, takeUpPlan } from "../stay.js";
import type { World } from "../world.js";

/* Retells the past of people who are there on day zero, with the steps that the running model takes too. The calendar is
 * not touched. Each function answers whether the person is still there at time 0. */

/** What is known of somebody's past and not left to chance. */
export interface KnownPast {
  /** Position in the table of law of the basis the person came with; the group's own where nothing is known. */
  readonly cameUnder?: number | undefined;
  /** Position of the first plan; the rule's where nothing is known. */
  readonly plan?: number | undefined;
}

const NOTHING_KNOWN: KnownPast = {};
const FIRST_MINUTE = 1;

/** Somebody whose place on the list is `listedAt` (negative). */
export function retellWait(world: World, person: number, listedAt: number, known = NOTHING_KNOWN): boolean {
  const { people } = world;
  approach(world, person, listedAt, known);
  people.listedAt[person] = listedAt;
  const gaveUpAt = listedAt + Math.min(world.luckOf(person, LUCK.recovery), world.luckOf(person, LUCK.deathWaiting));
  growWorse(world, person, listedAt, 0);
  agePapers(world, person, 0);
  return gaveUpAt > 0 && waitUntil(world, person, 0);
}

/** Waiting from `listedAt` to `end` may have made the person worse. */
function growWorse(world: World, person: number, listedAt: number, end: number): void {
  const worseAt = listedAt + world.luckOf(person, LUCK.escalation);
  if (worseAt >= end || world.people.urgency[person] === MOST_URGENT) return;
  world.people.urgency[person] = MOST_URGENT;
  world.facts.escalated(worseAt, person);
}

/** Lets reports go stale and be renewed, until `end`. */
function agePapers(world: World, person: number, end: number): void {
  const { people, facts } = world;
  while (staleFrom(world, person) < end) {
    const renewedAt = staleFrom(world, person) + world.luckOf(person, LUCK.renewal);
    facts.papersExpired(staleFrom(world, person), person);
    if (renewedAt >= end) {
      people.stage[person] = STAGE.papers;
      return;
    }
    facts.papersRenewed(renewedAt, person);
    people.reportedAt[person] = renewedAt;
  }
}

/** Somebody admitted at `admittedAt` (negative) after waiting `waited` minutes for the offer. The wait is as long as the list
 *  is now, whatever it consisted of: stale reports are not retold. */
export function retellStay(
  world: World,
  person: number,
  unit: number,
  admittedAt: number,
  waited: number,
  known = NOTHING_KNOWN,
): boolean {
  const offeredAt = admittedAt - warrantAndJourney(world, person);
  approach(world, person, offeredAt - waited, known);
  if (!waitUntil(world, person, admittedAt)) return false;
  comeIn(world, person, unit, admittedAt, waited);
  return admittedAt + world.luckOf(person, LUCK.deathInBed) > 0 && stayUntil(world, person, 0, known);
}

/** From the list to the bed. */
function comeIn(world: World, person: number, unit: number, admittedAt: number, waited: number): void {
  const offeredAt = admittedAt - warrantAndJourney(world, person);
  world.people.listedAt[person] = offeredAt - waited;
  growWorse(world, person, offeredAt - waited, offeredAt);
  world.facts.offered(offeredAt, person, unit);
  expireWarrants(world, person, offeredAt);
  beginStay(world, person, unit, admittedAt);
}

/** The same for somebody who is there for certain, though chance would hardly have it: no court and no release date has struck
 *  so far, and what should have ended before day zero ends in its first minute. */
export function retellCertainStay(
  world: World,
  person: number,
  unit: number,
  admittedAt: number,
  waited: number,
  known: KnownPast,
): void {
  const { people } = world;
  approach(world, person, admittedAt - warrantAndJourney(world, person) - waited, known);
  comeIn(world, person, unit, admittedAt, waited);
  if (people.stageEndsAt[person] <= 0 || known.plan !== undefined) {
    planIt(world, person, Math.min(people.stageEndsAt[person], -1), known);
  }
  for (const ends of [people.stageEndsAt, people.courtAt, people.releaseAt, people.decideBy, people.tribunalAt]) {
    ends[person] = Math.max(ends[person], FIRST_MINUTE);
  }
}

/** The same for somebody waiting. */
export function retellCertainWait(world: World, person: number, listedAt: number, known: KnownPast): void {
  const { people } = world;
  approach(world, person, listedAt, known);
  people.listedAt[person] = listedAt;
  agePapers(world, person, 0);
  for (const strikes of [people.courtAt, people.releaseAt]) strikes[person] = Math.max(strikes[person], FIRST_MINUTE);
}

/** From the offer to the bed. [minutes] */
function warrantAndJourney(world: World, person: number): number {
  const journey = world.luckOf(person, LUCK.transport);
  const expiries = expiriesOn(journey, world.groupOf(person).warrantValid);
  return (
    world.luckOf(person, LUCK.warrant) + journey + (expiries === 0 ? 0 : expiries * world.luckOf(person, LUCK.reissue))
  );
}

function expireWarrants(world: World, person: number, offeredAt: number): void {
  const { warrantValid } = world.groupOf(person);
  const expiries = expiriesOn(world.luckOf(person, LUCK.transport), warrantValid);
  let at = offeredAt + world.luckOf(person, LUCK.warrant);
  for (let expiry = 0; expiry < expiries; expiry++) {
    at += warrantValid;
    world.facts.warrantExpired(at, person);
    at += world.luckOf(person, LUCK.reissue);
  }
}

/** From the need to the list, in the time that the assessments take. */
function approach(world: World, person: number, listedAt: number, { cameUnder }: KnownPast): void {
  const { people, facts } = world;
  const reportedAt = listedAt;
  const assessedAt = reportedAt - world.luckOf(person, LUCK.secondReport);
  const referredAt = assessedAt - world.luckOf(person, LUCK.firstAssessment);
  people.basis[person] = cameUnder ?? world.groupOf(person).group.legalBasis;
  people.courtAt[person] = Number.POSITIVE_INFINITY;
  people.releaseAt[person] = Number.POSITIVE_INFINITY;
  stopHospitalClocks(world, person);
  people.stage[person] = STAGE.assessed;
  people.reportedAt[person] = reportedAt;
  describeUrgency(world, person);
  openCase(world, person);
  startLegalClocks(world, person, referredAt - world.luckOf(person, LUCK.notice));
  sayIdentified(world, person, people.identifiedAt[person]);
  facts.referred(referredAt, person);
  facts.assessed(assessedAt, person);
  facts.reported(reportedAt, person, 0);
  facts.prioritised(listedAt, person, people.urgency[person]);
  facts.listed(listedAt, person);
}

/** Lets court and release dates strike while the person is not yet in a bed. */
function waitUntil(world: World, person: number, end: number): boolean {
  const { people } = world;
  while (Math.min(people.courtAt[person], people.releaseAt[person]) < end) {
    if (people.releaseAt[person] < people.courtAt[person]) return false;
    const basis = basisAfter(courtDecision(world, person, false));
    if (basis === undefined) return false;
    changeBasis(world, person, basis, people.courtAt[person]);
  }
  return true;
}

/** Lets the stay run: its stages, and the courts, release dates and tribunals that strike during it. */
function stayUntil(world: World, person: number, end: number, known: KnownPast): boolean {
  const { people } = world;
  for (;;) {
    const legalAt = Math.min(courtDate(world, person), people.releaseAt[person]);
    const stageAt = people.stageEndsAt[person];
    if (people.tribunalAt[person] < Math.min(end, legalAt)) return false;
    if (Math.min(legalAt, stageAt) >= end) return true;
    const goesOn = stageAt <= legalAt ? endStage(world, person, stageAt, known) : strike(world, person, legalAt);
    if (!goesOn) return false;
  }
}

function endStage(world: World, person: number, at: number, known: KnownPast): boolean {
  const { stage } = world.people;
  if (stage[person] === STAGE.ready) return false;
  if (stage[person] === STAGE.stabilising) planIt(world, person, at, known);
  else becomeReady(world, person, at);
  return true;
}

function planIt(world: World, person: number, at: number, { plan }: KnownPast): void {
  if (plan === undefined) makePlan(world, person, at);
  else takeUpPlan(world, person, plan, at);
}

function strike(world: World, person: number, at: number): boolean {
  const effect = courtDate(world, person) === at ? courtDecision(world, person, true) : undefined;
  const basis = effect === undefined ? world.basisOf(person).onReleasePosition : basisAfter(effect);
  if (basis === undefined || basis < 0 || effect?.leavesFor !== undefined) return false;
  changeBasis(world, person, basis, at);
  heedLaw(world, person, at);
  return true;
}

/** The longest that the person's luck could keep a bed occupied, whatever the law does: every part of a stay in a row.
 *  @param parts positions in the row of luck that a stay of this group can be made of */
export function longestStay(world: World, person: number, parts: readonly number[]): number {
  let sum = 0;
  for (const part of parts) sum += world.people.luck[person * LUCK_WIDTH + part];
  return sum;
}
