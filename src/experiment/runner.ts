import type { Outputs } from "../observe/index.js";
import type { PolicyOverrides, Scenario } from "../scenario/index.js";
import type { Limits } from "./limits.js";

/** Replications to be run: those numbered `from` to `to`, both included. */
export interface Job {
  readonly scenario: Scenario;
  readonly from: number;
  readonly to: number;
  /** Functions, which cannot be sent to another thread; only runners that run one replication at a time are given any. */
  readonly policies?: PolicyOverrides | undefined;
  /** How far each replication may go; the usual ones where none are given. */
  readonly limits?: Limits | undefined;
}

/** A replication that is done. */
export interface Finished {
  readonly replication: number;
  readonly outputs: Outputs;
  /** It was there already and did not have to be computed. */
  readonly isKept?: boolean;
}

/** Something that runs replications, here or elsewhere, one at a time or many. What comes out is the same. */
export interface Runner {
  /** How many replications it runs at the same time. */
  readonly parallel: number;
  /** The outputs in order of replication; when the signal says stop, those that are finished, without gaps.
   *  @param onDone told after each replication, in whatever order they end
   *  @throws LimitError of the first replication that comes to a limit, when all before it are done and `onDone` was told */
  run(job: Job, onDone: (finished: Finished) => void, signal: AbortSignal | undefined): Promise<readonly Outputs[]>;
  close(): Promise<void>;
}
