import { DESTINATIONS } from "../domain/index.js";
import { invariant } from "../foundation/index.js";
import { checkLawAndPapers } from "./invariants-of-law.js";
import { isInBed, STAGE } from "./people.js";
import { TREAT_AND_RETURN } from "./stay.js";
import type { World } from "./world.js";

/** Every promise the model makes about its state between two events. Looks at everybody, so it is for tests.
 *  @throws InvariantError with the promise that was broken */
export function checkInvariants(world: World): void {
  checkBeds(world);
  checkLists(world);
  checkPeople(world);
  checkCalendar(world);
}

/** Each held or occupied bed belongs to one person; no bed is free while somebody waits who may have it. */
function checkBeds(world: World): void {
  const taken = new Int32Array(world.beds.length);
  for (const person of everybody(world)) {
    if (isInBed(world, person) || world.people.stage[person] === STAGE.offered) taken[world.people.unit[person]]++;
  }
  world.beds.forEach((beds, unit) => {
    promise(taken[unit] === beds.inUse, () => `unit ${unit}: ${beds.inUse} beds in use by ${taken[unit]} people`);
    promise(beds.capacity >= 0, () => `unit ${unit}: ${beds.capacity} beds commissioned`);
    promise(beds.free === Math.max(0, beds.capacity - beds.inUse), () => `unit ${unit}: ${beds.free} free`);
    const waiting = world.model.listsOfUnit[unit].reduce((sum, list) => sum + world.lists[list].length, 0);
    promise(beds.free === 0 || waiting === 0, () => `unit ${unit}: ${beds.free} free beds while ${waiting} wait`);
  });
}

/** Lists hold exactly those who are listed, in the order of the rule, and nobody whose time is up. */
function checkLists(world: World): void {
  const { people } = world;
  const listed = new Int32Array(world.lists.length);
  for (const person of everybody(world)) if (people.stage[person] === STAGE.listed) listed[people.list[person]]++;
  world.lists.forEach((list, position) => {
    promise(
      list.length === listed[position],
      () => `list ${position}: ${list.length} long, ${listed[position]} listed`,
    );
    let before: number | undefined;
    for (const person of list) {
      const first = before;
      promise(people.stage[person] === STAGE.listed, () => `person ${person} stands in line unlisted`);
      promise(people.list[person] === position, () => `person ${person} stands on list ${position}`);
      promise(people.releaseAt[person] >= world.now, () => `person ${person} waits past the release date`);
      promise(people.courtAt[person] >= world.now, () => `person ${person} waits past the court date`);
      promise(first === undefined || world.comesBefore(first, person) < 0, () => `list ${position} is out of order`);
      before = person;
    }
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
  promise(people.stageEndsAt[person] >= now, () => `person ${person} has outstayed the present stage`);
  promise(!returning || basis.allowsReturn, () => `person ${person} is to be returned under ${basis.name}`);
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
