import { DESTINATIONS } from "../domain/index.js";
import { NOBODY } from "../engine/index.js";
import { invariant } from "../foundation/index.js";
import { nextForUnit } from "./beds.js";
import { checkLawAndPapers } from "./invariants-of-law.js";
import { isInBed, STAGE } from "./people.js";
import { TREAT_AND_RETURN } from "./plans.js";
import type { World } from "./world.js";

/** Every promise the model makes about its state between two events. Looks at everybody, so it is for tests.
 *  @throws InvariantError with the promise that was broken */
export function checkInvariants(world: World): void {
  checkBeds(world);
  checkLists(world);
  checkPlaces(world);
  checkPeople(world);
  checkCalendar(world);
}

/** Each held or occupied bed belongs to one person; no bed is free while somebody waits who may have it. */
function checkBeds(world: World): void {
  const groups = world.model.groups.length;
  const taken = new Int32Array(world.beds.length * groups);
  const { people } = world;
  for (const person of everybody(world)) {
    if (isInBed(world, person) || people.stage[person] === STAGE.offered)
      taken[people.unit[person] * groups + people.group[person]]++;
  }
  world.beds.forEach((beds, unit) => {
    const ofUnit = taken.subarray(unit * groups, (unit + 1) * groups);
    const used = ofUnit.reduce((sum, people) => sum + people, 0);
    promise(used === beds.inUse, () => `unit ${unit}: ${beds.inUse} beds in use by ${used} people`);
    ofUnit.forEach((people, group) => {
      promise(people === beds.takenBy(group), () => `unit ${unit}: ${people} people of group ${group}`);
    });
    promise(beds.capacity >= 0, () => `unit ${unit}: ${beds.capacity} beds commissioned`);
    promise(beds.free === Math.max(0, beds.capacity - beds.inUse), () => `unit ${unit}: ${beds.free} free`);
    const person = beds.free > 0 ? nextForUnit(world, unit) : NOBODY;
    promise(person === NOBODY, () => `unit ${unit}: ${beds.free} free beds while person ${person} waits`);
  });
}

/** Lines hold exactly those who are listed and have waited long enough, in the order of the rule, and nobody whose time is
 *  up. */
function checkLists(world: World): void {
  const { people, lines } = world;
  const { lists, classes, classOfGroup, tierStarts } = world.model.placing;
  const listed = new Int32Array(lines.count);
  for (const person of everybody(world)) {
    if (people.stage[person] !== STAGE.listed) continue;
    const waited = world.now - people.listedAt[person];
    const tier = people.tier[person];
    promise(tierStarts[tier] <= waited, () => `person ${person} has not waited for tier ${tier}`);
    for (let reached = 0; reached <= tier; reached++)
      listed[(reached * lists + people.list[person]) * classes + classOfGroup[people.group[person]]]++;
  }
  listed.forEach((expected, position) => {
    const line = lines.line(position);
    promise(line.length === expected, () => `line ${position}: ${line.length} long, ${expected} expected`);
    let before: number | undefined;
    for (const person of line) {
      const first = before;
      promise(people.stage[person] === STAGE.listed, () => `person ${person} stands in line unlisted`);
      promise(people.releaseAt[person] >= world.now, () => `person ${person} waits past the release date`);
      promise(people.courtAt[person] >= world.now, () => `person ${person} waits past the court date`);
      promise(first === undefined || world.comesBefore(first, person) < 0, () => `line ${position} is out of order`);
      before = person;
    }
  });
}

/** Every onward place belongs to one person, and none is free while somebody waits for it. */
function checkPlaces(world: World): void {
  const { pools, lines, vacated } = world.places;
  const taken = new Int32Array(pools.length);
  for (const person of everybody(world)) if (world.people.place[person] >= 0) taken[world.people.place[person]]++;
  pools.forEach((pool, position) => {
    promise(pool.inUse === taken[position], () => `${pool.name}: ${pool.inUse} in use by ${taken[position]}`);
    const idle = vacated === 0 && pool.free > 0 && lines[position].length > 0;
    promise(!idle, () => `${pool.name}: ${pool.free} free places while ${lines[position].length} wait`);
  });
}

/** Everybody is somewhere, once, with a past that lies behind and a future that lies ahead. */
function checkPeople(world: World): void {
  const { people, now } = world;
  let present = 0;
  for (const person of everybody(world)) {
    present++;
    promise(
      people.identifiedAt[person] <= now || people.entry[person] > 0,
      () => `person ${person} is from the future`,
    );
    if (people.stage[person] === STAGE.listed)
      promise(people.listedAt[person] <= now, () => `person ${person} will have been listed`);
    if (isInBed(world, person)) checkPatient(world, person);
    checkLawAndPapers(world, person);
  }
  promise(present === people.present, () => `${people.present} people counted, ${present} found`);
}

function checkPatient(world: World, person: number): void {
  const { people, now } = world;
  const basis = world.basisOf(person);
  const planned = people.stage[person] !== STAGE.stabilising;
  const returning = planned && people.plan[person] === TREAT_AND_RETURN;
  promise(people.admittedAt[person] <= now, () => `person ${person} will have been admitted`);
  const hurried = world.pressure?.has(person) ?? false;
  promise(hurried || people.stageEndsAt[person] >= now, () => `person ${person} has outstayed the present stage`);
  promise(!returning || basis.allowsReturn, () => `person ${person} is to be returned under ${basis.name}`);
  const waitsForPlace = people.stage[person] === STAGE.ready && people.stageEndsAt[person] === Number.POSITIVE_INFINITY;
  promise(
    waitsForPlace === (world.places.awaitedBy(person) !== undefined),
    () =>
      `person ${person} ${waitsForPlace ? "waits for a place in no line" : "stands in line for a place, and does not wait"}`,
  );
  if (people.stage[person] !== STAGE.ready) return;
  const destination = people.destination[person];
  const onlyWayOut = DESTINATIONS[destination] === "community" && !basis.departures.some(opens);
  promise(
    basis.allows[destination] || onlyWayOut,
    () => `person ${person} may not leave for ${DESTINATIONS[destination]}`,
  );
  function opens(name: string): boolean {
    return world.groupOf(person).group.exits.destinations.some((share) => share.name === name && share.share > 0);
  }
}

/** Nothing that was put on the calendar is lost. */
function checkCalendar(world: World): void {
  const { scheduled, handled, cancelled, pending } = world.simulation.counts;
  promise(
    scheduled === handled + cancelled + pending,
    () => `${scheduled} scheduled, ${handled} handled, ${cancelled} cancelled, ${pending} pending`,
  );
}

function* everybody(world: World): Generator<number> {
  for (let person = 0; person < world.people.room; person++) {
    if (world.people.stage[person] !== STAGE.nowhere) yield person;
  }
}

function promise(holds: boolean, message: () => string): void {
  invariant(holds, message);
}
