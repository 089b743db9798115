import type { Replicator } from "../experiment/index.js";
import type { Scenario } from "../scenario/index.js";

/** What a worker is asked: replications `from` to `to` of a scenario. */
export interface WorkerTask {
  readonly scenario: Scenario;
  /** Same number, same scenario: a worker keeps what it made ready for the last one. */
  readonly scenarioNumber: number;
  readonly from: number;
  readonly to: number;
}

export type WorkerOutputs = ReturnType<Replicator["replicate"]>;

/** What a worker answers: outputs in order of replication, or what went wrong where. Errors are told as plain data, because
 *  a thread's messages do not keep their class. */
export type WorkerAnswer =
  | { readonly kind: "done"; readonly outputs: readonly WorkerOutputs[] }
  | {
      readonly kind: "failed";
      readonly replication: number;
      readonly name: string;
      readonly message: string;
      readonly stack: string;
    };
