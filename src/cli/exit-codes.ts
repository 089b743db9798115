/** What the command's exit code says. */
export const EXIT = {
  fine: 0,
  /** A mistake of ours; the command to reproduce it is printed. */
  ourFault: 1,
  usage: 2,
  invalidScenario: 3,
  /** Only with `run --check-targets`. */
  targetNotMet: 4,
  /** Only of `verify`: the result does not come out again. */
  notConfirmed: 4,
  /** A replication came to a limit: a result is over those before it, if there were enough. */
  limitReached: 5,
  cancelled: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a verb says how it ended when that is not simply fine. */
export type Ends = (code: ExitCode) => void;
