import { type Finished, type Job, unbroken } from "../experiment/index.js";
import type { LimitError } from "../foundation/index.js";
import type { Outputs } from "../observe/index.js";

/** A job on its way: which replication is next, what is done, and when that is all. */
export class RunningJob {
  readonly job: Job;
  /** Settles when everything that is wanted is done, when the job is stopped, or when a replication fails. */
  readonly done: Promise<readonly Outputs[]>;
  readonly #onDone: (finished: Finished) => void;
  readonly #outputs = new Map<number, Outputs>();
  #next: number;
  /** The last replication that anybody wants. */
  #last: number;
  #limit: LimitError | undefined;
  #resolve: (outputs: readonly Outputs[]) => void = () => {};
  #reject: (error: Error) => void = () => {};

  constructor(job: Job, onDone: (finished: Finished) => void) {
    this.job = job;
    this.#onDone = onDone;
    this.#next = job.from;
    this.#last = job.to;
    this.done = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    if (job.to < job.from) this.#resolve([]);
  }

  get isWaiting(): boolean {
    return this.#next <= this.#last;
  }

  take(): number {
    return this.#next++;
  }

  finish(replication: number, outputs: Outputs): void {
    if (replication > this.#last) return;
    this.#outputs.set(replication, outputs);
    this.#onDone({ replication, outputs });
    this.#settle();
  }

  /** What comes before a replication that came to a limit is still wanted. */
  limit(error: LimitError): void {
    if (error.reached.replication > this.#last) return;
    this.#limit = error;
    this.#last = error.reached.replication - 1;
    this.#settle();
  }

  fail(error: Error): void {
    this.#last = Number.NEGATIVE_INFINITY;
    this.#reject(error);
  }

  /** Nothing more is wanted; what is done without a gap is the answer. */
  stop(): void {
    this.#last = Number.NEGATIVE_INFINITY;
    this.#resolve(unbroken(this.job, this.#outputs));
  }

  #settle(): void {
    const done = unbroken(this.job, this.#outputs);
    if (done.length < this.#last - this.job.from + 1) return;
    if (this.#limit === undefined) this.#resolve(done);
    else this.#reject(this.#limit);
  }
}
