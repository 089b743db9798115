import type { Outputs } from "../observe/index.js";
import { Replicator } from "./replicator.js";
import type { Finished, Job, Runner } from "./runner.js";

/** Runs one replication after the other on the thread that asks, giving way between them so that it can be stopped. */
export class SerialRunner implements Runner {
  readonly parallel = 1;
  #replicator: Replicator | undefined;
  #scenario: Job["scenario"] | undefined;
  #policies: Job["policies"];

  async run(
    job: Job,
    onDone: (finished: Finished) => void,
    signal: AbortSignal | undefined,
  ): Promise<readonly Outputs[]> {
    const replicator = this.#replicatorFor(job);
    const outputs: Outputs[] = [];
    for (let replication = job.from; replication <= job.to; replication++) {
      if (signal?.aborted) break;
      const found = replicator.replicate(replication);
      outputs.push(found);
      onDone({ replication, outputs: found });
      await breathe();
    }
    return outputs;
  }

  async close(): Promise<void> {}

  #replicatorFor({ scenario, policies }: Job): Replicator {
    const isKnown = this.#scenario === scenario && this.#policies === policies;
    if (this.#replicator === undefined || !isKnown) this.#replicator = new Replicator(scenario, { policies });
    this.#scenario = scenario;
    this.#policies = policies;
    return this.#replicator;
  }
}

/** Lets whatever else waits for the thread have a turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
