import { PLANS, URGENCIES } from "../domain/index.js";
import { MINUTES_PER_DAY } from "../foundation/index.js";
import type { PersonInBed, PersonWaiting } from "../scenario/index.js";
import { courtDate } from "./legal.js";
import { isInBed, STAGE } from "./people.js";
import type { World } from "./world.js";

/** Who is in which bed, and who is waiting, at the present moment. Days count from the scenario's start. */
export interface CensusNow {
  readonly inBeds: readonly PersonInBed[];
  readonly waiting: readonly PersonWaiting[];
  /** People in beds bought outside the estate, which no unit has. */
  readonly elsewhere: number;
}

/** Everybody with a bed or a place on a list. Somebody for whom a bed is held is still waiting. */
export function censusNow(world: World): CensusNow {
  const units = world.model.scenario.estate.units.length;
  const found = (is: (person: number) => boolean) =>
    Array.from({ length: world.people.room }, (_, person) => person).filter(is);
  const inBeds = found((person) => isInBed(world, person));
  const waiting = found((person) => WAITS.has(world.people.stage[person]));
  const inUnits = inBeds.filter((person) => world.people.unit[person] < units);
  return {
    inBeds: inUnits.map((person) => inBed(world, person)),
    waiting: waiting.map((person) => onList(world, person)),
    elsewhere: inBeds.length - inUnits.length,
  };
}

const WAITS: ReadonlySet<number> = new Set([STAGE.listed, STAGE.papers, STAGE.offered]);

function inBed(world: World, person: number): PersonInBed {
  const { people } = world;
  const planned = people.stage[person] !== STAGE.stabilising;
  return {
    unit: people.unit[person],
    group: people.group[person],
    catchment: people.catchment[person],
    admitted: dayOf(people.admittedAt[person]),
    ...(planned ? { plan: PLANS[people.plan[person]] } : {}),
    ...law(world, person),
  };
}

function onList(world: World, person: number): PersonWaiting {
  const { people, model } = world;
  return {
    group: people.group[person],
    catchment: people.catchment[person],
    serviceLine: people.list[person] % model.serviceLines,
    listed: dayOf(people.listedAt[person]),
    urgency: URGENCIES[people.urgency[person]],
    ...law(world, person),
  };
}

function law(world: World, person: number): Pick<PersonInBed, "basis" | "release" | "court"> {
  const { position: basis, clock } = world.basisOf(person);
  if (clock === "release") return { basis, release: dayOf(world.people.releaseAt[person]) };
  const court = courtDate(world, person);
  return clock === "court" && court < Number.POSITIVE_INFINITY ? { basis, court: dayOf(court) } : { basis };
}

/** The day that a minute belongs to. */
function dayOf(minute: number): number {
  return Math.floor(minute / MINUTES_PER_DAY);
}
