import type { Outputs } from "../observe/index.js";
import type { Limits } from "./limits.js";
import { Replicator } from "./replicator.js";
import type { Finished, Job, Runner } from "./runner.js";

/** Runs one replication after the other on the thread that asks, giving way now and then so that it can be stopped. */
export class SerialRunner implements Runner {
  readonly parallel = 1;
  #replicator: Replicator | undefined;
  #scenario: Job["scenario"] | undefined;
  #policies: Job["policies"];
  #limits: Limits | undefined;

  async run(
    job: Job,
    onDone: (finished: Finished) => void,
    signal: AbortSignal | undefined,
  ): Promise<readonly Outputs[]> {
    const replicator = this.#replicatorFor(job);
    const outputs: Outputs[] = [];
    for (let replication = job.from; replication <= job.to && !signal?.aborted; replication++) {
      const found = await unlessStopped(replicator.steps(replication), signal);
      if (found === undefined) break;
      outputs.push(found);
      onDone({ replication, outputs: found });
      await breathe();
    }
    return outputs;
  }

  async close(): Promise<void> {}

  #replicatorFor({ scenario, policies, limits }: Job): Replicator {
    const isKnown = this.#scenario === scenario && this.#policies === policies && this.#limits === limits;
    if (this.#replicator === undefined || !isKnown) this.#replicator = new Replicator(scenario, { policies, limits });
    this.#scenario = scenario;
    this.#policies = policies;
    this.#limits = limits;
    return this.#replicator;
  }
}

/** What the steps come to; nothing when the signal stopped them on the way. */
async function unlessStopped(
  steps: ReturnType<Replicator["steps"]>,
  signal: AbortSignal | undefined,
): Promise<Outputs | undefined> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await breathe();
    if (signal?.aborted) return undefined;
  }
}

/** Lets whatever else waits for the thread have a turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
