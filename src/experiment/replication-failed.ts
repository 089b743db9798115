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

/** Does what a replication consists of; what fails in it that is nobody's fault but ours is told with its address.
 *  @throws ReplicationFailed, and everything else as it is thrown */
export function asReplication<T>({ name, seed }: Scenario, replication: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof InvariantError)) throw error;
    const message = `replication ${replication} of “${name}”, seed ${seed}, ${error.message}`;
    throw new ReplicationFailed(message, { seed, replication }, error);
  }
}
