import type { Outputs } from "../observe/index.js";
import { type Keeper, worldOf } from "./keeper.js";
import type { Finished, Job, Runner } from "./runner.js";
import { unbroken } from "./unbroken.js";

/** A runner that computes only what is not kept already, and keeps what it computes, replication by replication. What comes
 *  out is what the runner behind it would give. Jobs with functions are never kept: nothing tells one function from
 *  another. Closes the runner and the keeper when it is closed. */
export class KeepingRunner implements Runner {
  readonly #runner: Runner;
  readonly #keeper: Keeper;
  #found = 0;
  #computed = 0;

  constructor(runner: Runner, keeper: Keeper) {
    this.#runner = runner;
    this.#keeper = keeper;
  }

  get parallel(): number {
    return this.#runner.parallel;
  }

  /** Replications that did not have to be computed, so far. */
  get found(): number {
    return this.#found;
  }

  /** Replications that were computed, so far. */
  get computed(): number {
    return this.#computed;
  }

  async run(
    job: Job,
    onDone: (finished: Finished) => void,
    signal: AbortSignal | undefined,
  ): Promise<readonly Outputs[]> {
    if (job.policies !== undefined) return this.#runner.run(job, onDone, signal);
    if (signal?.aborted) return [];
    const world = worldOf(job.scenario);
    const done = new Map(await this.#keeper.find(world, job.from, job.to));
    this.#found += done.size;
    for (const [replication, outputs] of done) onDone({ replication, outputs, isKept: true });
    const hear = (finished: Finished): void => {
      const { replication, outputs } = finished;
      this.#computed++;
      done.set(replication, outputs);
      this.#keeper.keep(world, replication, outputs);
      onDone(finished);
    };
    for (const gap of gapsIn(job, new Set(done.keys()))) {
      if (!signal?.aborted) await this.#runner.run({ ...job, ...gap }, hear, signal);
    }
    return unbroken(job, done);
  }

  async close(): Promise<void> {
    try {
      await this.#keeper.close();
    } finally {
      await this.#runner.close();
    }
  }
}

/** Stretches of a job that are not done. */
function gapsIn(
  { from, to }: Job,
  done: ReadonlySet<number>,
): readonly { readonly from: number; readonly to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  for (let replication = from; replication <= to; replication++) {
    if (done.has(replication)) continue;
    const last = gaps[gaps.length - 1];
    if (last?.to === replication - 1) last.to = replication;
    else gaps.push({ from: replication, to: replication });
  }
  return gaps;
}
