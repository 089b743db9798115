import { InvariantError } from "../foundation/index.js";
import type { Scenario } from "../scenario/index.js";

/** A replication in which a promise of the program was broken: a bug of ours, which the same seed and replication show again. */
export class ReplicationFailed extends InvariantError {
  /** Seed of the scenario, and which of its replications. */
  readonly seed: string;
  readonly replication: number;

  constructor(
    message: string,
    { seed, replication }: { readonly seed: string; readonly replication: number },
    cause?: unknown,
  ) {
    super(message, { cause });
    this.seed = seed;
    this.replication = replication;
  }
}

/** What went wrong in a replication, with its address where that is nobody's fault but ours. */
export function ofReplication(error: unknown, { name, seed }: Scenario, replication: number): unknown {
  if (!(error instanceof InvariantError)) return error;
  const message = `replication ${replication} of “${name}”, seed ${seed}, ${error.message}`;
  return new ReplicationFailed(message, { seed, replication }, error);
}
