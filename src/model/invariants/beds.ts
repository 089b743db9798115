import { NOBODY } from "../../engine/index.js";
import { nextForUnit } from "../beds.js";
import { isInBed, STAGE } from "../people.js";
import type { UnitBeds } from "../unit-beds.js";
import type { World } from "../world.js";
import { promise } from "./promises.js";

/** Each held or occupied bed belongs to one person, and no bed is free while somebody waits who may have it. */
export function checkBeds(world: World): void {
  const groups = world.model.groups.length;
  const taken = takenByGroup(world);
  world.beds.forEach((beds, unit) => {
    const ofUnit = taken.subarray(unit * groups, (unit + 1) * groups);
    const used = ofUnit.reduce((sum, people) => sum + people, 0);
    promise("bedOwners", used === beds.inUse, () => `unit ${unit}: ${beds.inUse} beds in use by ${used} people`);
    ofUnit.forEach((people, group) => {
      promise("bedsByGroup", people === beds.takenBy(group), () => `unit ${unit}: ${people} people of group ${group}`);
    });
    const free = Math.max(0, beds.capacity - beds.inUse);
    promise("freeBeds", beds.capacity >= 0 && beds.free === free, () => `unit ${unit}: ${beds.free} free, not ${free}`);
    const person = beds.free > 0 ? nextForUnit(world, unit) : NOBODY;
    promise("idleBeds", person === NOBODY, () => `unit ${unit}: ${beds.free} free beds while person ${person} waits`);
  });
}

/** People who hold or occupy a bed, by unit and group. */
function takenByGroup(world: World): Int32Array {
  const { people } = world;
  const groups = world.model.groups.length;
  const taken = new Int32Array(world.beds.length * groups);
  for (let person = 0; person < people.room; person++) {
    if (!hasBed(world, person)) continue;
    taken[people.unit[person] * groups + people.group[person]]++;
    checkPlacement(world, person);
  }
  return taken;
}

function hasBed(world: World, person: number): boolean {
  return isInBed(world, person) || world.people.stage[person] === STAGE.offered;
}

/** Where a person may be, seen from the file and not from the lines: bought beds take everybody. */
function checkPlacement(world: World, person: number): void {
  const { people, model } = world;
  const unit = model.scenario.estate.units[people.unit[person]];
  const line = people.list[person] % model.serviceLines;
  const fits = unit === undefined || unit.serviceLines.includes(line);
  promise("serviceLines", fits, () => `person ${person} of line ${line} has a bed of ${unit?.name}`);
  if (!world.away.has(person)) return;
  const isAway = unit === undefined || unit.catchment !== people.catchment[person];
  promise("away", isAway && isInBed(world, person), () => `person ${person} waits to come home, and is`);
}

/** How beds stood after the last event: some promises are about what one event may change. */
export class BedsBefore {
  readonly #inUse: Int32Array;
  readonly #taken: Int32Array;
  readonly #groups: number;

  constructor(world: World) {
    this.#groups = world.model.groups.length;
    this.#inUse = new Int32Array(world.beds.length);
    this.#taken = new Int32Array(world.beds.length * this.#groups);
    this.remember(world);
  }

  remember(world: World): void {
    world.beds.forEach((beds, unit) => {
      this.#inUse[unit] = beds.inUse;
      for (let group = 0; group < this.#groups; group++) this.#taken[this.#at(unit, group)] = beds.takenBy(group);
    });
  }

  /** Where beds are closing, no more are in use than before; and whoever took a bed left the ring fences theirs. */
  check(world: World): void {
    for (const beds of world.beds) {
      const { unit, inUse, capacity } = beds;
      const isKept = inUse <= Math.max(capacity, this.#inUse[unit]);
      promise("closingBeds", isKept, () => `unit ${unit}: ${inUse} of ${capacity} in use, ${this.#inUse[unit]} before`);
      this.#checkFences(world, beds);
    }
  }

  #checkFences(world: World, beds: UnitBeds): void {
    const { ringFence } = world.model.scenario.rules;
    for (const fence of ringFence) {
      if (!fence.units.includes(beds.unit) || !this.#outsiderTookBed(fence.groups, beds)) continue;
      const used = fence.groups.reduce((sum, group) => sum + beds.takenBy(group), 0);
      const borrowed =
        fence.borrowing === "whileNobodyWaits" && fence.groups.every((group) => beds.waitingOf(group) === 0);
      promise(
        "ringFences",
        borrowed || beds.free >= fence.beds - used,
        () => `unit ${beds.unit}: ${beds.free} free, ${used} of ${fence.beds} kept beds used`,
      );
    }
  }

  #outsiderTookBed(groups: readonly number[], beds: UnitBeds): boolean {
    for (let group = 0; group < this.#groups; group++) {
      const more = beds.takenBy(group) > this.#taken[this.#at(beds.unit, group)];
      if (more && !groups.includes(group)) return true;
    }
    return false;
  }

  #at(unit: number, group: number): number {
    return unit * this.#groups + group;
  }
}
