import { type EventId, type EventKind, NO_EVENT } from "../engine/index.js";
import { courtDate } from "./legal.js";
import { STAGE } from "./people.js";
import type { World } from "./world.js";

/** Does what comes next at once when nothing lies between, and otherwise when the delay is over. */
export function afterDelay(
  world: World,
  person: number,
  delay: number,
  kind: EventKind,
  act: (world: World, person: number) => void,
): void {
  if (delay === 0) act(world, person);
  else world.people.stageEvent[person] = at(world, kind, world.now + delay, person);
}

/** Puts the present stage of a stay on the calendar. */
export function scheduleStage(world: World, person: number): void {
  if (world.pressure?.takeOver(person)) return;
  const { people, kinds } = world;
  const stage = people.stage[person];
  const kind =
    stage === STAGE.stabilising ? kinds.planIsMade : stage === STAGE.treated ? kinds.treatmentEnds : kinds.exitOpens;
  people.stageEvent[person] = at(world, kind, people.stageEndsAt[person], person);
}

/** Puts the court date or the release date on the calendar, whichever the person's legal basis has, and the tribunal that
 *  will discharge the person. */
export function scheduleLegalClock(world: World, person: number): void {
  const { people, kinds } = world;
  const { clock } = world.basisOf(person);
  if (clock === "court") people.legalEvent[person] = at(world, kinds.courtDecides, courtDate(world, person), person);
  if (clock === "release")
    people.legalEvent[person] = at(world, kinds.releaseDateStrikes, people.releaseAt[person], person);
  if (people.tribunalAt[person] < world.horizon)
    people.tribunalEvent[person] = at(world, kinds.tribunalDischarges, people.tribunalAt[person], person);
}

/** In a bed at last: what the law has for people in hospital comes on top of what has been running. */
export function addHospitalClocks(world: World, person: number): void {
  const { people } = world;
  if (Math.min(people.decideBy[person], people.tribunalAt[person]) >= world.horizon) return;
  cancelLegalClock(world, person);
  scheduleLegalClock(world, person);
}

/** Puts an event on the calendar, unless it lies beyond everything anybody will look at. */
export function at(world: World, kind: EventKind, time: number, subject: number): EventId {
  return time < world.horizon ? world.simulation.schedule(kind, time, subject) : NO_EVENT;
}

/** Whoever waits for an onward place goes on waiting: no event stands for that. */
export function cancelStage(world: World, person: number): void {
  world.pressure?.letGo(person);
  world.simulation.cancel(world.people.stageEvent[person] as EventId);
  world.people.stageEvent[person] = NO_EVENT;
}

/** No review of this stay any more. */
export function cancelReview(world: World, person: number): void {
  world.simulation.cancel(world.people.reviewEvent[person] as EventId);
  world.people.reviewEvent[person] = NO_EVENT;
}

export function cancelLegalClock(world: World, person: number): void {
  world.simulation.cancel(world.people.legalEvent[person] as EventId);
  world.people.legalEvent[person] = NO_EVENT;
  world.simulation.cancel(world.people.tribunalEvent[person] as EventId);
  world.people.tribunalEvent[person] = NO_EVENT;
}

/** Recovery, death, getting worse and stale reports stop competing once a bed is found; so does death in the bed when it is
 *  left. */
export function cancelHealthClocks(world: World, person: number): void {
  const { people, simulation } = world;
  simulation.cancel(people.recoveryEvent[person] as EventId);
  simulation.cancel(people.deathEvent[person] as EventId);
  simulation.cancel(people.escalationEvent[person] as EventId);
  simulation.cancel(people.papersEvent[person] as EventId);
  people.recoveryEvent[person] = NO_EVENT;
  people.escalationEvent[person] = NO_EVENT;
  people.papersEvent[person] = NO_EVENT;
  people.deathEvent[person] = NO_EVENT;
}
