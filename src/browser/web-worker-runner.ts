import { type Finished, type Job, type Runner, rebuiltError } from "../experiment/index.js";
import { InvariantError, LimitError, UsageError } from "../foundation/index.js";
import type { Outputs } from "../observe/index.js";
import { RunningJob } from "./running-job.js";
import type { FromWorker, ToWorker } from "./worker-messages.js";

export interface WebWorkerOptions {
  /** Web Workers, 1 or more; by default one for each core that the browser tells of. */
  readonly workers?: number;
  /** The text of the engine's script; workers are started from it, so that no file has to be found. */
  readonly engine: string;
}

/** A worker, and what it is busy with. */
interface Slot {
  readonly worker: Worker;
  job?: RunningJob;
  replication: number;
  /** What it was told of last. */
  scenario?: Job["scenario"];
  limits?: Job["limits"];
}

/** Runs replications in Web Workers. What comes out is what a `SerialRunner` gives, to the bit. Jobs may run beside each
 *  other: the one that was asked for last goes first, as somebody is looking at it. */
export class WebWorkerRunner implements Runner {
  readonly parallel: number;
  readonly #address: string;
  readonly #slots: Slot[] = [];
  readonly #jobs: RunningJob[] = [];

  /** @throws UsageError for a number of workers that cannot be */
  constructor({ engine, workers = navigator.hardwareConcurrency || 1 }: WebWorkerOptions) {
    if (!(Number.isInteger(workers) && workers >= 1))
      throw new UsageError(`workers: expected a whole number, 1 or more, received ${workers}`);
    this.parallel = workers;
    this.#address = URL.createObjectURL(new Blob([engine], { type: "text/javascript" }));
  }

  async run(
    job: Job,
    onDone: (finished: Finished) => void,
    signal: AbortSignal | undefined,
  ): Promise<readonly Outputs[]> {
    if (signal?.aborted) return [];
    const running = new RunningJob(job, onDone);
    const stop = (): void => running.stop();
    signal?.addEventListener("abort", stop);
    this.#jobs.push(running);
    this.#handOut();
    try {
      return await running.done;
    } finally {
      signal?.removeEventListener("abort", stop);
      this.#jobs.splice(this.#jobs.indexOf(running), 1);
      this.#leave(running);
    }
  }

  async close(): Promise<void> {
    for (const { worker, job } of this.#slots.splice(0)) {
      worker.terminate();
      job?.stop();
    }
    for (const job of [...this.#jobs]) job.stop();
    URL.revokeObjectURL(this.#address);
  }

  #handOut(): void {
    for (const job of [...this.#jobs].reverse()) {
      while (job.isWaiting) {
        const slot = this.#idleSlot();
        if (slot === undefined) return;
        give(slot, job);
      }
    }
  }

  #idleSlot(): Slot | undefined {
    const idle = this.#slots.find(({ job }) => job === undefined);
    if (idle !== undefined || this.#slots.length >= this.parallel) return idle;
    const slot: Slot = { worker: new Worker(this.#address), replication: 0 };
    slot.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(slot, data);
    slot.worker.onerror = (event) => this.#bury(slot, event.message);
    this.#slots.push(slot);
    return slot;
  }

  #hear(slot: Slot, answer: FromWorker): void {
    const { job } = slot;
    delete slot.job;
    if (job !== undefined && answer.kind === "done") job.finish(answer.replication, answer.outputs);
    if (job !== undefined && answer.kind === "failed") {
      const error = rebuiltError(answer.error, job.job.scenario);
      if (error instanceof LimitError) job.limit(error);
      else job.fail(error);
    }
    this.#handOut();
  }

  /** A worker that fails outside a replication, or cannot be started, is replaced at the next job. */
  #bury(slot: Slot, why: string): void {
    slot.worker.terminate();
    this.#slots.splice(this.#slots.indexOf(slot), 1);
    slot.job?.fail(
      new InvariantError(`replication ${slot.replication}: its worker failed: ${why || "no reason given"}`),
    );
  }

  /** Workers that are busy with what nobody waits for any more. */
  #leave(running: RunningJob): void {
    for (const slot of this.#slots) if (slot.job === running) tell(slot, { kind: "leave" });
  }
}

function give(slot: Slot, running: RunningJob): void {
  const { scenario, limits } = running.job;
  if (slot.scenario !== scenario || slot.limits !== limits) tell(slot, { kind: "scenario", scenario, limits });
  slot.scenario = scenario;
  slot.limits = limits;
  slot.job = running;
  slot.replication = running.take();
  tell(slot, { kind: "replicate", replication: slot.replication });
}

function tell({ worker }: Slot, message: ToWorker): void {
  worker.postMessage(message);
}
