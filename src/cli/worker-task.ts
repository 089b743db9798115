import type { Limits, Replicator, SentError } from "../experiment/index.js";
import type { Scenario } from "../scenario/index.js";

/** What a worker is asked: replications `from` to `to` of a scenario. */
export interface WorkerTask {
  readonly scenario: Scenario;
  /** Same number, same scenario: a worker keeps what it made ready for the last one. */
  readonly scenarioNumber: number;
  readonly from: number;
  readonly to: number;
  readonly limits?: Limits | undefined;
  /** Shared between threads: the first replication that nobody wants any more, and all after it. */
  readonly unwantedFrom: Int32Array;
}

export type WorkerOutputs = ReturnType<Replicator["replicate"]>;

/** What a worker answers: outputs in order of replication, fewer where the rest is not wanted any more, or what went wrong
 *  where, with what was done before. */
export type WorkerAnswer =
  | { readonly kind: "done"; readonly outputs: readonly WorkerOutputs[] }
  | { readonly kind: "failed"; readonly outputs: readonly WorkerOutputs[]; readonly error: SentError };
