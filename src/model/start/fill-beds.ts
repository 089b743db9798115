import { SILENCE } from "../../domain/index.js";
import { daysFromMinutes } from "../../foundation/index.js";
import type { BoundGroup } from "../compile.js";
import { LUCK } from "../purposes.js";
import { scheduleFirstReview } from "../reviews.js";
import { at, scheduleLegalClock, scheduleStage } from "../schedule.js";
import type { World } from "../world.js";
import { inProportion } from "./fill-lists.js";
import type { StartingList } from "./lists.js";
import { Newcomers } from "./newcomers.js";
import { retellStay } from "./retell.js";
import { meanLongestStay, stayParts } from "./stay-parts.js";

/** After so many candidates in a row who are not there any more, nobody ever will be: the file wants beds filled with people
 *  who leave at once. The rest of the unit stays empty. */
const PATIENCE = 2_000;

/** People of one group, on their way to a unit over one list. */
interface Candidate {
  readonly newcomers: Newcomers;
  readonly list: number;
  readonly weight: number;
  /** How long they waited for the offer: as long as the list is now. [minutes] */
  readonly waited: number;
}

/** Fills each unit, to the given number of beds, with people whose time already stayed and time still to stay are what
 *  one finds on any one day of a long steady run.
 *
 *  The chance of finding somebody is proportional to how long they stay, T, and the stay depends on the law and on chance
 *  in many ways. So a candidate is drawn in proportion to the longest stay Z >= T that their luck allows, with a time
 *  since admission anywhere in Z, and is kept only if the stay, retold step by step, has not ended before day zero. That
 *  keeps them with probability T / Z, which leaves exactly the proportion to T, between groups too. */
export function fillBeds(world: World, filled: readonly number[], lists: readonly StartingList[]): void {
  filled.forEach((beds, unit) => {
    const candidates = beds > 0 ? candidatesFor(world, unit, lists) : [];
    if (candidates.length === 0) return;
    const source = world.streamOf(world.model.scenario.estate.units[unit].name, "present at start");
    for (let bed = 0; bed < beds; bed++) if (!occupy(world, unit, candidates, source)) return;
  });
}

function candidatesFor(world: World, unit: number, lists: readonly StartingList[]): readonly Candidate[] {
  const { model } = world;
  const name = model.scenario.estate.units[unit].name;
  return model.groups.flatMap((bound, group) => {
    const address = [name, "start", model.scenario.groups[group].name];
    const longest = meanLongestStay(stayParts(model, group));
    const wanted = model.placing.homeLists[unit]
      .map((list) => {
        const { rates, longestWait: waited } = lists[list];
        return { list, weight: rates[group] * longest * shareStillInNeed(bound, waited), waited };
      })
      .filter(({ weight }) => weight > 0);
    if (wanted.length === 0) return [];
    const newcomers = new Newcomers(world, group, world.streamOf(...address), address);
    return wanted.map((candidate) => ({ newcomers, ...candidate }));
  });
}

/** Share of a group that neither recovers nor dies in the time waited for a bed. */
function shareStillInNeed({ distributions }: BoundGroup, waited: number): number {
  const days = daysFromMinutes(waited);
  const gone = (purpose: "recovery" | "deathWaiting") => distributions[purpose]?.cdf(days) ?? 0;
  return waited === 0 ? 1 : (1 - gone("recovery")) * (1 - gone("deathWaiting"));
}

/** Puts somebody into a bed of the unit; false when nobody can be found. */
function occupy(world: World, unit: number, candidates: readonly Candidate[], source: () => number): boolean {
  const { people, model } = world;
  const weights = candidates.map(({ weight }) => weight);
  for (let tries = 0; tries < PATIENCE; tries++) {
    const { newcomers, list, waited } = candidates[inProportion(weights, source())];
    const person = newcomers.draw();
    people.list[person] = list;
    people.catchment[person] = Math.floor(list / model.serviceLines);
    const admittedAt = -1 - newcomers.bias(person);
    if (retellInSilence(world, person, unit, admittedAt, waited)) {
      settle(world, person, unit, admittedAt, waited);
      return true;
    }
    people.leave(person);
  }
  return false;
}

function retellInSilence(world: World, person: number, unit: number, admittedAt: number, waited: number): boolean {
  const { facts } = world;
  world.facts = SILENCE;
  const stillThere = retellStay(world, person, unit, admittedAt, waited);
  world.facts = facts;
  return stillThere;
}

/** Tells the story again, aloud, and puts what is still to come on the calendar. */
function settle(world: World, person: number, unit: number, admittedAt: number, waited: number): void {
  world.people.number[person] = world.nextNumberAtStart();
  retellStay(world, person, unit, admittedAt, waited);
  world.beds[unit].seizeFor(world.people.group[person]);
  goOn(world, person);
}

/** Puts on the calendar what is still to come in the stay of somebody whose past has been told. */
export function goOn(world: World, person: number): void {
  const { people, kinds } = world;
  const diesAt = people.admittedAt[person] + world.luckOf(person, LUCK.deathInBed);
  people.deathEvent[person] = at(world, kinds.diesInBed, diesAt, person);
  scheduleStage(world, person);
  scheduleLegalClock(world, person);
  scheduleFirstReview(world, person);
}
