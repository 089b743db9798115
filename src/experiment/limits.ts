import { LimitError, type LimitName, type ReachedLimit } from "../foundation/index.js";

/** How far a single replication may go, so that a scenario that would never end ends. A replication that comes to a limit is
 *  given up; those before it count. */
export interface Limits {
  /** Events handled; 1 or more. Default: 100,000,000, some minutes of work. */
  readonly events?: number;
  /** People on waiting lists at the same time; 1 or more. Default: 250,000, three times all prisoners of England and Wales. It
   *  is looked at every 1,000 events. */
  readonly waiting?: number;
}

export const USUAL_LIMITS: Required<Limits> = { events: 100_000_000, waiting: 250_000 };

/** Events between two looks at who is waiting. */
export const EVENTS_BETWEEN_LOOKS = 1_000;

const NUMBER = new Intl.NumberFormat("en-GB");

/** What the limits are called and what may be wrong with a scenario that comes to one. */
const WORDS: Readonly<Record<LimitName, { readonly what: string; readonly advice: string }>> = {
  events: {
    what: "events in a replication",
    advice:
      "Look for stays, reviews or returns that are far too short, shorten the run, or raise the limit (--most-events, limits.events)",
  },
  waiting: {
    what: "people waiting at once",
    advice:
      "Far more people are referred than there are beds for: look at perYear, growth and beds, shorten the run, or raise the limit (--most-waiting, limits.waiting)",
  },
  eventsInOneMinute: {
    what: "events in one minute",
    advice: "Look for stays, delays and intervals of 0 days that follow each other in a circle",
  },
};

/** A replication has come to a limit. */
export function limitError(reached: ReachedLimit): LimitError {
  return new LimitError(`${inWords(reached)}. ${WORDS[reached.limit].advice}.`, reached);
}

export const PARTIAL = "This result is partial:";

/** For the result over the replications before it. */
export function limitWarning(reached: ReachedLimit): string {
  const { limit, replication } = reached;
  const rest = `the figures rest on the ${replication === 2 ? "replication" : "replications"} before it alone, and those that go as far are missing from them`;
  return `${PARTIAL} ${inWords(reached)}; ${rest}. ${WORDS[limit].advice}.`;
}

function inWords({ limit, most, replication, date }: ReachedLimit): string {
  return `replication ${NUMBER.format(replication)} came on ${date} to the limit of ${NUMBER.format(most)} for ${WORDS[limit].what}`;
}
