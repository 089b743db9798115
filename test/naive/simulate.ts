import type { Scenario } from "../../src/scenario/index.js";
import { isElsewhere, isInNeedAgain, stayInPrison, vanish } from "./afterwards.js";
import { courtDecides, releaseDateStrikes } from "./law.js";
import type { LuckOf } from "./luck.js";
import { placeIsVacated, placeStayEnds } from "./places.js";
import { heedPressure, reviewIsHeld } from "./pressure.js";
import { readAll } from "./readings.js";
import { goesElsewhere, hearsSecondOpinion, identify, isAssessed, isKnown, isReferred, isReportedOn } from "./road.js";
import { minutes } from "./rules.js";
import { depart, diesInBed, exitOpens, isAdmitted, isSentBack, mindTheLaw, planIsMade, treatmentEnds } from "./stay.js";
import {
  fillBought,
  fillUnit,
  joinList,
  leave,
  needGrows,
  papersAreRenewed,
  papersGoStale,
  setsOut,
  warrantExpires,
  warrantIsIssued,
  widenSearch,
} from "./waiting.js";
import { type Action, type Happening, PHASES, type Phase, World } from "./world.js";

const [, , RECOVERED, DIED] = [0, 1, 2, 3];

const ACTIONS: Readonly<Record<string, Action>> = {
  isReferred,
  isAssessed,
  isReportedOn,
  goesElsewhere,
  hearsSecondOpinion,
  joinsList: joinList,
  searchWidens: widenSearch,
  papersGoStale,
  papersAreRenewed,
  needGrows,
  recovers: (world, who) => leave(world, who, RECOVERED!),
  diesWaiting: (world, who) => leave(world, who, DIED!),
  leaves: leave,
  setsOut,
  warrantIsIssued,
  warrantExpires,
  isAdmitted,
  planIsMade,
  treatmentEnds,
  exitOpens,
  isSentBack,
  reviewIsHeld,
  placeStayEnds,
  isKnownAgain: isKnown,
  diesInBed,
  departs: depart,
  mindsTheLaw: mindTheLaw,
  courtDecides,
  releaseDateStrikes,
  isElsewhere,
  vanishes: vanish,
  isInNeedAgain,
  staysInPrison: stayInPrison,
};

const PHASE_OF: Readonly<Record<string, Phase>> = {
  bedsChange: "bedsChange",
  planIsMade: "departures",
  treatmentEnds: "departures",
  reviewIsHeld: "reviews",
  placeStayEnds: "departures",
  placeIsVacated: "departures",
  exitOpens: "departures",
  diesInBed: "departures",
  setsOut: "admissions",
  warrantIsIssued: "admissions",
  warrantExpires: "leavingList",
  isAdmitted: "admissions",
  courtDecides: "leavingList",
  releaseDateStrikes: "leavingList",
  recovers: "leavingList",
  diesWaiting: "leavingList",
  papersGoStale: "leavingList",
  papersAreRenewed: "referrals",
  needGrows: "referrals",
  searchWidens: "search",
  needArises: "referrals",
  isReferred: "referrals",
  isAssessed: "referrals",
  isReportedOn: "referrals",
  goesElsewhere: "referrals",
  hearsSecondOpinion: "referrals",
  isInNeedAgain: "referrals",
};

/** When the people of each group are identified, in order of group. [minutes] */
export type Arrivals = readonly (readonly number[])[];

/** Tells what happens to everybody until `end`, one line a fact.
 *  @param end [minutes] */
export function simulateNaively(scenario: Scenario, luckOf: LuckOf, arrivals: Arrivals, end: number): World {
  const world = new World(scenario, luckOf, ACTIONS, PHASE_OF);
  for (const [unit, beds] of world.beds.entries()) world.tell("bedsCommissioned", undefined, unit, beds);
  const changes = plannedChanges(scenario);
  changes.forEach(({ at }, position) => {
    world.at(at, "bedsChange", undefined, position);
  });
  const met = arrivals.map(() => 0);
  const nextOf = (group: number) => {
    world.at(arrivals[group]![met[group]!] ?? Number.POSITIVE_INFINITY, "needArises", undefined, group);
  };
  scenario.groups.forEach((_, group) => {
    nextOf(group);
  });
  const departures = new Departures();
  for (let next = world.next(end); next !== undefined; next = world.next(end)) {
    if (next.at > world.now) world.readings = readAll(world);
    world.now = next.at;
    departures.meet(world, next);
    if (next.what === "bedsChange") changeBeds(world, changes[next.number]!);
    else if (next.what === "needArises") {
      met[next.number]! += 1;
      nextOf(next.number);
      identify(world, next.number, met[next.number]!);
    } else if (next.what === "placeIsVacated") placeIsVacated(world, next.number);
    else world.does(next.what, next.who!, next.number);
    lookAgain(world);
    heedPressure(world);
  }
  return world;
}

/** Watches for departures and reviews that the pressure on beds moves about and that share their minute with another, and for
 *  two reviews in one minute: the program puts fewer on its calendar than are held here, so it may come to them in another order. */
class Departures {
  #minute = -1;
  #met = 0;
  #moved = 0;
  #reviews = 0;

  meet(world: World, happening: Happening): void {
    const { at, phase } = happening;
    if (PHASES[phase] !== "departures" && PHASES[phase] !== "reviews") return;
    if (at !== this.#minute) [this.#minute, this.#met, this.#moved, this.#reviews] = [at, 0, 0, 0];
    this.#met++;
    if (isMovedByPressure(world, happening)) this.#moved++;
    if (PHASES[phase] === "reviews") this.#reviews++;
    if ((this.#moved > 0 && this.#met > 1) || this.#reviews > 1)
      world.undecidedFrom = Math.min(world.undecidedFrom, at);
  }
}

function isMovedByPressure({ scenario }: World, { what, who }: Happening): boolean {
  const { speeds, reviews } = scenario.rules.pressure;
  if (what === "reviewIsHeld") return reviews !== undefined;
  return what === "treatmentEnds" && speeds.length > 0 && who?.plan === "treatAndReturn";
}

/** A bed that is free is offered at the instant it is free, whatever freed it: who is offered one may have been the last for
 *  whom another was kept. */
function lookAgain(world: World): void {
  let told: number;
  do {
    told = world.story.length;
    for (const unit of world.beds.keys()) fillUnit(world, unit);
    fillBought(world);
  } while (world.story.length > told);
}

interface Change {
  readonly at: number;
  readonly unit: number;
  readonly beds: number;
}

/** Openings may come late and understaffed; beds of day zero are what the estate has. */
function plannedChanges({ estate, rules }: Scenario): Change[] {
  const { openingsSlip, openingsStaffed } = rules.estate;
  return estate.units
    .flatMap(({ changes }, unit) =>
      changes.map(({ day, beds }) => {
        const opens = beds > 0 && day > 0;
        return {
          at: minutes(day + (opens ? openingsSlip : 0)),
          unit,
          beds: opens ? Math.round(beds * openingsStaffed) : beds,
        };
      }),
    )
    .filter(({ beds }) => beds !== 0);
}

function changeBeds(world: World, { unit, beds }: Change): void {
  world.beds[unit]! += beds;
  world.tell("bedsCommissioned", undefined, unit, Math.max(0, world.beds[unit]!));
  fillUnit(world, unit);
}
