import { ReplicationFailed, type SentError, sentError } from "../../experiment/index.js";
import type { InvariantError } from "../../foundation/index.js";

/** What ended a batch, to be sent on; where it does not say in which replication, its first stands for it. */
export function failureOf(error: unknown, first: number): SentError {
  return sentError(error, error instanceof ReplicationFailed ? error.replication : first);
}

/** A replication during which worker after worker went without a word. */
export function poisoned(name: string, seed: string, replication: number, crashes: number): InvariantError {
  return new ReplicationFailed(
    `replication ${replication} of “${name}”, seed ${seed}: ${crashes} workers in a row crashed on it; all others were run`,
    { seed, replication },
  );
}
