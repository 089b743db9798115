import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { type Batch, type BatchJob, batchOf, fieldOf, jobId } from "./batch.js";
import { EXPIRY, openKey, rowsKey, scenarioKey } from "./keys.js";
import type { Release } from "./release.js";
import { decodeRow, type Row } from "./row.js";
import { type Study, type WrittenStudy, writeStudy } from "./study-text.js";

/** Rows that are fetched together: they may be large. */
const FETCHED_TOGETHER = 16;

/** What a coordinator gives out of one study, and what it gets back. */
export class Exchange {
  readonly #redis: Redis;
  readonly #queue: Queue;
  readonly #release: Release;
  readonly #study: WrittenStudy;
  #isStored = false;

  constructor(redis: Redis, queue: Queue, release: Release, study: Study) {
    this.#redis = redis;
    this.#queue = queue;
    this.#release = release;
    this.#study = writeStudy(study);
  }

  get name(): string {
    return this.#study.name;
  }

  /** Gives batches out. One that waits already, or that somebody is at work on, is not given out a second time. */
  async give(batches: readonly Batch[]): Promise<void> {
    if (batches.length === 0) return;
    const first = this.#redis.multi();
    if (!this.#isStored) first.set(scenarioKey(this.name), this.#study.text, "PX", EXPIRY);
    await first
      .hset(openKey(this.name), ...batches.flatMap((batch) => [fieldOf(batch), ""]))
      .pexpire(openKey(this.name), EXPIRY)
      .pexpire(scenarioKey(this.name), EXPIRY)
      .exec();
    this.#isStored = true;
    await this.#queue.addBulk(batches.map((batch) => this.#jobOf(batch)));
    const last = this.#redis.pipeline();
    for (const batch of batches) last.pexpire(this.#jobKey(batch), EXPIRY);
    await last.exec();
  }

  /** Batches that were given out, or done, and that nobody has fetched. */
  async known(): Promise<readonly Batch[]> {
    const [open, rows] = await Promise.all([
      this.#redis.hkeys(openKey(this.name)),
      this.#redis.hkeys(rowsKey(this.name)),
    ]);
    return [...new Set([...open, ...rows])].flatMap((field) => batchOf(field) ?? []);
  }

  /** Of these batches, those that are done and those that nobody will ever do, because the server has lost them or another
   *  coordinator has fetched them. */
  async look(batches: readonly Batch[]): Promise<{ readonly done: readonly Batch[]; readonly gone: readonly Batch[] }> {
    const asked = this.#redis.pipeline();
    for (const batch of batches) asked.exists(this.#jobKey(batch));
    const queued = (await asked.exec()) ?? [];
    // Asked after the jobs: a worker writes the row first, and only then is the job done.
    const rows = new Set(await this.#redis.hkeys(rowsKey(this.name)));
    const isDone = (batch: Batch) => rows.has(fieldOf(batch));
    const gone = batches.filter((batch, place) => queued[place]?.[1] === 0 && !isDone(batch));
    if (gone.length > 0) this.#isStored = false;
    return { done: batches.filter(isDone), gone };
  }

  /** What was said of these batches, where something was.
   *  @param take told of each; `damaged` where it cannot be believed */
  async bring(
    fields: readonly string[],
    take: (field: string, row: Row | "damaged" | undefined) => void,
  ): Promise<void> {
    for (let at = 0; at < fields.length; at += FETCHED_TOGETHER) {
      const some = fields.slice(at, at + FETCHED_TOGETHER);
      const rows = await this.#redis.hmgetBuffer(rowsKey(this.name), ...some);
      for (const [place, field] of some.entries()) {
        const bytes = rows[place];
        take(field, bytes === null ? undefined : (decodeRow(this.name, bytes) ?? "damaged"));
      }
      await this.forget(some);
    }
  }

  async forget(fields: readonly string[]): Promise<void> {
    if (fields.length === 0) return;
    await this.#redis
      .pipeline()
      .hdel(rowsKey(this.name), ...fields)
      .hdel(openKey(this.name), ...fields)
      .exec();
  }

  /** Takes batches back that nobody is at work on yet. */
  async takeBack(batches: readonly Batch[]): Promise<void> {
    const removed = await Promise.all(
      batches.map(async (batch) => ((await this.#queue.remove(jobId(this.name, batch))) === 1 ? [fieldOf(batch)] : [])),
    );
    await this.forget(removed.flat());
  }

  #jobOf({ from, to }: Batch) {
    const data: BatchJob = { study: this.name, from, to, release: this.#release };
    const opts = { jobId: jobId(this.name, data), removeOnComplete: true, removeOnFail: true, attempts: 1 };
    return { name: "batch", data, opts };
  }

  #jobKey(batch: Batch): string {
    return this.#queue.toKey(jobId(this.name, batch));
  }
}
