import type { EventId } from "../engine/index.js";
import { invariant } from "../foundation/index.js";
import { courtDate } from "./legal.js";
import { staleFrom } from "./papers.js";
import { isInBed, STAGE } from "./people.js";
import type { World } from "./world.js";

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
  invariant(
    clock === "court" || people.courtAt[person] === NEVER,
    () => `person ${person}: a court date under ${name}`,
  );
  invariant(
    clock === "release" || people.releaseAt[person] === NEVER,
    () => `person ${person}: a release under ${name}`,
  );
  const stage = people.stage[person];
  if (ELSEWHERE.has(stage)) return;
  const due = Math.min(courtDate(world, person), people.releaseAt[person]);
  promiseOnCalendar(world, person, people.legalEvent[person], due, "the court or the release date");
}

/** The court decides at the latest when the basis may last no longer, and only in a bed is there such a limit. */
function checkLimit(world: World, person: number): void {
  const { people, now } = world;
  const limit = isInBed(world, person) ? people.heldSince[person] + world.basisOf(person).longestMinutes : NEVER;
  invariant(people.decideBy[person] === limit, () => `person ${person}: to be decided by ${people.decideBy[person]}`);
  invariant(limit >= now, () => `person ${person} is held under ${world.basisOf(person).name} beyond its limit`);
}

function checkTribunal(world: World, person: number): void {
  const { people, now } = world;
  const due = people.tribunalAt[person];
  const mayDischarge = isInBed(world, person) && world.basisOf(person).tribunalDischarges;
  invariant(mayDischarge || due === NEVER, () => `person ${person} awaits a tribunal that cannot discharge`);
  invariant(due >= now, () => `person ${person} should have been discharged by a tribunal`);
  promiseOnCalendar(world, person, people.tribunalEvent[person], due, "the tribunal");
}

/** Reports age on the list only, and nobody stands in line, or is offered a bed, with stale ones. */
function checkPapers(world: World, person: number): void {
  const { people, now } = world;
  const stage = people.stage[person];
  const event = people.papersEvent[person];
  if (stage === STAGE.listed) {
    invariant(staleFrom(world, person) >= now, () => `person ${person} stands in line with stale reports`);
    promiseOnCalendar(world, person, event, staleFrom(world, person), "the reports going stale");
  } else if (stage === STAGE.papers)
    invariant(staleFrom(world, person) <= now, () => `person ${person} awaits new reports while the old ones last`);
  else promiseOnCalendar(world, person, event, NEVER, "the reports");
}

function checkEscalation(world: World, person: number): void {
  const { people, simulation } = world;
  const waits = people.stage[person] === STAGE.listed || people.stage[person] === STAGE.papers;
  const pending = simulation.isPending(people.escalationEvent[person] as EventId);
  invariant(waits || !pending, () => `person ${person} is to grow worse without waiting`);
}

function promiseOnCalendar(world: World, person: number, event: number, due: number, what: string): void {
  const wanted = due < world.horizon ? due : undefined;
  const pending = world.simulation.timeOf(event as EventId);
  invariant(pending === wanted, () => `person ${person}: ${what} on the calendar for ${pending}, due at ${wanted}`);
}
