import { type Job, rebuiltError } from "../../experiment/index.js";
import { InvariantError, UsageError } from "../../foundation/index.js";
import type { Assignment } from "./assignment.js";
import { type Batch, batchOf, fieldOf } from "./batch.js";
import type { BatchSizes } from "./batch-sizes.js";
import type { Exchange } from "./exchange.js";
import { poisoned } from "./failure.js";
import { CRASHES, REFUSED, STALLED } from "./refusal.js";
import type { Row } from "./row.js";

/** A batch that comes to nothing so often, without a crash, does so by no accident. */
const MOST_TRIES = 5;

/** A job whose batches go out to workers and come back. */
export class JobAtWork {
  readonly #job: Job;
  readonly #exchange: Exchange;
  readonly #assignment: Assignment;
  readonly #sizes: BatchSizes;
  readonly #tries = new Map<string, number>();

  constructor(job: Job, exchange: Exchange, assignment: Assignment, sizes: BatchSizes) {
    this.#job = job;
    this.#exchange = exchange;
    this.#assignment = assignment;
    this.#sizes = sizes;
  }

  get isDone(): boolean {
    return this.#assignment.isDone;
  }

  /** Takes over what a coordinator that has gone had given out. */
  async adopt(): Promise<void> {
    const taken = this.#assignment.adopt(await this.#exchange.known());
    if (taken.length > 0) await this.look();
  }

  async giveOut(slots: number, most: number): Promise<void> {
    await this.#exchange.give(this.#assignment.next(this.#sizes, slots, most));
  }

  /** Fetches what was heard of.
   *  @param news by job, why it failed if it did */
  async collect(news: ReadonlyMap<string, string | undefined>): Promise<void> {
    const before = `${this.#exchange.name}-`;
    const reasons = new Map<string, string | undefined>();
    for (const [id, reason] of news) {
      const field = id.startsWith(before) ? id.slice(before.length) : "";
      if (this.#assignment.out.has(field)) reasons.set(field, reason);
    }
    await this.#takeIn(reasons);
  }

  /** Looks after everything that is out: what was heard may have been missed, and what waits may have been lost. */
  async look(): Promise<void> {
    const { done, gone } = await this.#exchange.look([...this.#assignment.out.values()]);
    await this.#takeIn(new Map(done.map((batch) => [fieldOf(batch), undefined])));
    await this.#exchange.give(gone);
  }

  async takeBack(): Promise<void> {
    await this.#exchange.takeBack([...this.#assignment.out.values()]);
  }

  async #takeIn(reasons: ReadonlyMap<string, string | undefined>): Promise<void> {
    const again: Batch[] = [];
    const unwanted: Batch[] = [];
    await this.#exchange.bring([...reasons.keys()], (field, row) => {
      if (row === undefined || row === "damaged") again.push(...this.#withoutRow(field, reasons.get(field)));
      else unwanted.push(...this.#hear(field, row));
    });
    await this.#exchange.give(again);
    await this.#exchange.takeBack(unwanted);
  }

  #hear(field: string, row: Row): readonly Batch[] {
    const { finished, failure, took } = row;
    this.#sizes.measured(finished.length, took);
    const error = failure && rebuiltError(failure, this.#job.scenario);
    return this.#assignment.hear(field, { finished, error });
  }

  /** Answers what is to be given out once more. */
  #withoutRow(field: string, reason: string | undefined): readonly Batch[] {
    const { name, seed } = this.#job.scenario;
    if (reason?.startsWith(REFUSED)) this.#assignment.giveUp(new UsageError(reason.slice(REFUSED.length)));
    else if (reason?.includes(STALLED)) {
      this.#assignment.crashed(field, (replication) => poisoned(name, seed, replication, CRASHES));
    } else if (this.#try(field) <= MOST_TRIES) return [batchOf(field) ?? []].flat();
    else this.#assignment.giveUp(new InvariantError(`batch ${field} came to nothing ${MOST_TRIES} times: ${reason}`));
    return [];
  }

  #try(field: string): number {
    const tries = (this.#tries.get(field) ?? 0) + 1;
    this.#tries.set(field, tries);
    return tries;
  }
}
