import { EventFailed, LimitReached } from "../engine/index.js";
import { dateAfter, daysFromMinutes, InvariantError, UsageError } from "../foundation/index.js";
import { WrongAnswer } from "../policy/index.js";
import { isAboutPerson } from "./events/index.js";
import type { World } from "./world.js";

/** So many events in one minute that it would never end. */
export class TooMuchAtOnce extends Error {
  /** [minutes] */
  readonly time: number;
  /** So many were allowed. */
  readonly most: number;

  constructor(cause: LimitReached) {
    super(cause.message, { cause });
    this.time = cause.time;
    this.most = cause.most;
  }
}

/** Does something with a world; what goes wrong is told with the simulated time, the event and the person.
 *  @throws UsageError where a policy of the caller's own gave an impossible answer in the middle of an event; TooMuchAtOnce;
 *  InvariantError where we erred; everything else as it is thrown */
export function placed<T>(world: World, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof LimitReached) throw new TooMuchAtOnce(error);
    if (error instanceof EventFailed) throw ofEvent(world, error);
    if (error instanceof InvariantError)
      throw new InvariantError(`${timeOf(world)}: ${error.message}`, { cause: error });
    throw error;
  }
}

function ofEvent(world: World, failed: EventFailed): Error {
  const { cause, event, subject } = failed;
  if (cause instanceof WrongAnswer) return new UsageError(cause.message, { cause: failed });
  const whose = isAboutPerson(event) ? ` of ${nameOf(world, subject)}` : "";
  const why = cause instanceof Error ? cause.message : String(cause);
  return new InvariantError(`${timeOf(world)}, event “${event}”${whose}: ${why}`, { cause: failed });
}

function timeOf({ now, model }: World): string {
  return `minute ${now} (${dateAfter(model.scenario.start, Math.floor(daysFromMinutes(now)))})`;
}

/** As in traces. */
function nameOf({ people, model }: World, person: number): string {
  const number = people.number[person];
  const { name } = model.groups[people.group[person]].group;
  return number < 0 ? `${name}-start-${-number}` : `${name}-${number}`;
}
