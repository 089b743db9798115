import { DESTINATIONS } from "../../domain/index.js";
import type { EventId } from "../../engine/index.js";
import { EVENT_COLUMNS, isInBed, LUCK_WIDTH, STAGE } from "../people.js";
import { TREAT_AND_RETURN } from "../plans.js";
import { LUCK, SHARE_PURPOSES } from "../purposes.js";
import type { World } from "../world.js";
import { checkLawAndPapers } from "./law.js";
import { checkWaitForPlace } from "./places.js";
import { promise } from "./promises.js";

const SHARES = new Set(SHARE_PURPOSES.map((purpose) => LUCK[purpose]));
/** Everybody is somewhere, once, with a past that lies behind and a future that lies ahead. */
export function checkPeople(world: World): void {
  const { people } = world;
  const names = new Set<number>();
  let present = 0;
  for (let person = 0; person < people.room; person++) {
    if (people.stage[person] === STAGE.nowhere) continue;
    present++;
    names.add(people.number[person] * world.model.groups.length + people.group[person]);
    checkPerson(world, person);
  }
  promise("headCount", present === people.present, () => `${people.present} people counted, ${present} found`);
  promise("onceOnly", names.size === present, () => `${present} people with ${names.size} names`);
}

function checkPerson(world: World, person: number): void {
  const { people, now } = world;
  const begun = people.identifiedAt[person] <= now || people.entry[person] > 0;
  promise("pastBehind", begun, () => `person ${person} is identified at ${people.identifiedAt[person]}`);
  if (people.stage[person] === STAGE.listed || people.stage[person] === STAGE.papers)
    promise("pastBehind", people.listedAt[person] <= now, () => `person ${person} will have been listed`);
  if (isInBed(world, person)) {
    checkPatient(world, person);
    checkMovedOn(world, person);
  }
  checkLawAndPapers(world, person);
}

/** The stage of a stay ends by an event, unless that lies beyond what anybody looks at. */
function checkMovedOn(world: World, person: number): void {
  const { people, simulation, horizon } = world;
  const stage = people.stage[person];
  if (world.pressure?.has(person) === true) return;
  const due = people.stageEndsAt[person];
  const wanted = due < horizon ? due : undefined;
  const pending = simulation.timeOf(people.stageEvent[person] as EventId);
  promise("movedOn", pending === wanted, () => `person ${person} in stage ${stage}, due at ${wanted}, not ${pending}`);
}

/** Nothing is to happen to whoever has gone. */
export function checkGone({ people, simulation }: World, person: number): void {
  if (people.stage[person] !== STAGE.nowhere) return;
  for (const event of EVENT_COLUMNS) {
    const isPending = simulation.isPending(people[event][person] as EventId);
    promise("goneSilent", !isPending, () => `place ${person} is empty, and its ${event} is pending`);
  }
}

function checkPatient(world: World, person: number): void {
  const { people, now } = world;
  const basis = world.basisOf(person);
  const planned = people.stage[person] !== STAGE.stabilising;
  const returning = planned && people.plan[person] === TREAT_AND_RETURN;
  promise("pastBehind", people.admittedAt[person] <= now, () => `person ${person} will have been admitted`);
  const hurried = world.pressure?.has(person) ?? false;
  promise("futureAhead", hurried || people.stageEndsAt[person] >= now, () => `person ${person} outstays a stage`);
  promise("returnAllowed", !returning || basis.allowsReturn, () => `person ${person}, held under ${basis.name}`);
  checkWaitForPlace(world, person);
  if (people.stage[person] === STAGE.ready) checkDestination(world, person);
}

/** Where the law leaves no way out that the file knows, people go home. */
function checkDestination(world: World, person: number): void {
  const basis = world.basisOf(person);
  const destination = world.people.destination[person];
  const { destinations } = world.groupOf(person).group.exits;
  const opens = (name: string) => destinations.some((share) => share.name === name && share.share > 0);
  const onlyWayOut = DESTINATIONS[destination] === "community" && !basis.departures.some(opens);
  promise(
    "destinationAllowed",
    basis.allows[destination] || onlyWayOut,
    () => `person ${person}, held under ${basis.name}, is to leave for ${DESTINATIONS[destination]}`,
  );
}

/** What chance has decided about a person who has just come in. */
export function checkLuck({ people }: World, person: number): void {
  for (let purpose = 0; purpose < LUCK_WIDTH; purpose++) {
    const luck = people.luck[person * LUCK_WIDTH + purpose];
    const fits = SHARES.has(purpose) ? luck < 1 : luck === Number.POSITIVE_INFINITY || Math.floor(luck) === luck;
    promise("luck", luck >= 0 && fits, () => `person ${person}, purpose ${purpose}: ${luck}`);
  }
}
