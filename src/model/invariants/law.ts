import type { EventId } from "../../engine/index.js";
import { courtDate } from "../legal.js";
import { staleFrom } from "../papers.js";
import { isInBed, STAGE } from "../people.js";
import type { World } from "../world.js";
import { type PromiseName, promise } from "./promises.js";

const NEVER = Number.POSITIVE_INFINITY;
/** Where the law is not followed day by day: what it has done is found out when the need returns. */
const ELSEWHERE: ReadonlySet<number> = new Set([STAGE.elsewhere, STAGE.inPrison, STAGE.inCommunity, STAGE.onward]);

/** What the law and the papers promise about one person between two events.
 *  @throws InvariantError with the promise that was broken */
export function checkLawAndPapers(world: World, person: number): void {
  checkDates(world, person);
  checkLimit(world, person);
  checkTribunal(world, person);
  checkPapers(world, person);
  checkEscalation(world, person);
}

/** A date is set only under a basis whose clock it is, and what is to come before anybody stops looking is on the calendar. */
function checkDates(world: World, person: number): void {
  const { people } = world;
  const { clock, name } = world.basisOf(person);
  promise("datesFit", clock === "court" || people.courtAt[person] === NEVER, () => `person ${person}: court, ${name}`);
  promise(
    "datesFit",
    clock === "release" || people.releaseAt[person] === NEVER,
    () => `person ${person}: release, ${name}`,
  );
  if (ELSEWHERE.has(people.stage[person])) return;
  const due = Math.min(courtDate(world, person), people.releaseAt[person]);
  promiseEvent("legalClock", world, person, people.legalEvent[person], due);
}

/** The court decides at the latest when the basis may last no longer, and only in a bed is there such a limit. */
function checkLimit(world: World, person: number): void {
  const { people, now } = world;
  const limit = isInBed(world, person) ? people.heldSince[person] + world.basisOf(person).longestMinutes : NEVER;
  const decideBy = people.decideBy[person];
  promise("limit", decideBy === limit && limit >= now, () => `person ${person}: by ${decideBy}, limit ${limit}`);
}

function checkTribunal(world: World, person: number): void {
  const { people, now } = world;
  const due = people.tribunalAt[person];
  const mayDischarge = isInBed(world, person) && world.basisOf(person).tribunalDischarges;
  promise("tribunal", due >= now && (mayDischarge || due === NEVER), () => `person ${person}: due at ${due}`);
  promiseEvent("tribunal", world, person, people.tribunalEvent[person], due);
}

/** Reports age on the list only, and nobody stands in line, or is offered a bed, with stale ones. */
function checkPapers(world: World, person: number): void {
  const { people, now } = world;
  const stage = people.stage[person];
  const event = people.papersEvent[person];
  const stale = staleFrom(world, person);
  if (stage === STAGE.listed) {
    promise("papers", stale >= now, () => `person ${person} stands in line with reports stale since ${stale}`);
    promiseEvent("papers", world, person, event, stale);
  } else if (stage === STAGE.papers)
    promise("papers", stale <= now, () => `person ${person} awaits new reports, the old ones last until ${stale}`);
  else promiseEvent("papers", world, person, event, NEVER);
}

function checkEscalation(world: World, person: number): void {
  const { people, simulation } = world;
  const waits = people.stage[person] === STAGE.listed || people.stage[person] === STAGE.papers;
  const pending = simulation.isPending(people.escalationEvent[person] as EventId);
  promise("escalation", waits || !pending, () => `person ${person} in stage ${people.stage[person]}`);
}

function promiseEvent(name: PromiseName, world: World, person: number, event: number, due: number): void {
  const wanted = due < world.horizon ? due : undefined;
  const pending = world.simulation.timeOf(event as EventId);
  promise(name, pending === wanted, () => `person ${person}: on the calendar for ${pending}, due at ${wanted}`);
}
