import { SILENCE } from "../../domain/index.js";
import { UsageError } from "../../foundation/index.js";
import { at, scheduleLegalClock, scheduleStage } from "../schedule.js";
import type { World } from "../world.js";
import { joiningRates } from "./joining.js";
import { Newcomers } from "./newcomers.js";
import { retellStay } from "./retell.js";

/** How many candidates may be turned away for each bed to be filled before something must be wrong with the file. */
const PATIENCE = 100_000;

interface Candidate {
  readonly newcomers: Newcomers;
  readonly list: number;
  readonly weight: number;
}

/** Fills each unit, to the given number of beds, with people whose time already stayed and time still to stay are what
 *  one finds on any one day of a long steady run.
 *
 *  The chance of finding somebody is proportional to how long they stay, T, and the stay depends on the law and on chance
 *  in many ways. So a candidate is drawn in proportion to the longest stay Z >= T that their luck allows, with a time
 *  since admission anywhere in Z, and is kept only if the stay, retold step by step, has not ended before day zero. That
 *  keeps them with probability T / Z, which leaves exactly the proportion to T, between groups too.
 *  @param waited the time that those people waited for their offer [minutes] */
export function fillBeds(world: World, filled: readonly number[], waited: number): void {
  const rates = world.model.groups.map((_, group) => joiningRates(world.model, group));
  filled.forEach((beds, unit) => {
    const candidates = beds > 0 ? candidatesFor(world, unit, rates) : [];
    if (candidates.length === 0) return;
    const source = world.streamOf(world.model.scenario.estate.units[unit].name, "present at start");
    for (let bed = 0; bed < beds; bed++) occupy(world, unit, candidates, source, waited);
  });
}

function candidatesFor(world: World, unit: number, rates: readonly Float64Array[]): readonly Candidate[] {
  const { model } = world;
  const name = model.scenario.estate.units[unit].name;
  return model.groups.flatMap((_, group) => {
    const newcomers = new Newcomers(world, group, world.streamOf(name, "start", model.scenario.groups[group].name));
    return model.listsOfUnit[unit]
      .map((list) => ({ newcomers, list, weight: rates[group][list] * newcomers.meanLongestStay }))
      .filter(({ weight }) => weight > 0);
  });
}

function occupy(
  world: World,
  unit: number,
  candidates: readonly Candidate[],
  source: () => number,
  waited: number,
): void {
  const total = candidates.reduce((sum, { weight }) => sum + weight, 0);
  for (let tries = 0; tries < PATIENCE; tries++) {
    const { newcomers, list } = choose(candidates, source() * total);
    const person = newcomers.draw();
    world.people.list[person] = list;
    world.people.catchment[person] = Math.floor(list / world.model.serviceLines);
    const admittedAt = -1 - newcomers.bias(person);
    if (retellInSilence(world, person, unit, admittedAt, waited)) {
      settle(world, person, unit, admittedAt, waited);
      return;
    }
    world.people.leave(person);
  }
  throw new UsageError(
    `Nobody can be found to fill ${world.model.scenario.estate.units[unit].name} at the start: everybody who is admitted there leaves at once. Use atStart: empty.`,
  );
}

function choose(candidates: readonly Candidate[], mark: number): Candidate {
  let rest = mark;
  for (const candidate of candidates) {
    rest -= candidate.weight;
    if (rest < 0) return candidate;
  }
  return candidates[candidates.length - 1];
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
  const { people, kinds } = world;
  people.number[person] = world.nextNumberAtStart();
  retellStay(world, person, unit, admittedAt, waited);
  world.beds[unit].seize();
  people.deathEvent[person] = at(world, kinds.diesInBed, admittedAt + world.luckOf(person, "deathInBed"), person);
  scheduleStage(world, person);
  scheduleLegalClock(world, person);
}
