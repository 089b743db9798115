/** A bug of ours: a promise the program makes to itself was broken. Exit code 1. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** The caller asked for something that is not offered: which argument, what is allowed. Exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Somebody stopped the work; says how far it got. Exit code 130. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";
}

/** What a replication may have at most of: events in all, people on waiting lists, events in one minute. */
export type LimitName = "events" | "waiting" | "eventsInOneMinute";

/** Where a replication came to a limit. */
export interface ReachedLimit {
  readonly limit: LimitName;
  readonly most: number;
  readonly replication: number;
  /** The simulated day. */
  readonly date: string;
}

/** A replication would have gone on beyond a limit and was given up; says which, when, and what to change. Exit code 5. */
export class LimitError extends Error {
  override readonly name = "LimitError";
  readonly reached: ReachedLimit;

  constructor(message: string, reached: ReachedLimit) {
    super(message);
    this.reached = reached;
  }
}
