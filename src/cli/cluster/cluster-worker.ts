import { hostname } from "node:os";
import type { Job, Worker } from "bullmq";
import type { Finished, Runner } from "../../experiment/index.js";
import { VERSION } from "../../foundation/index.js";
import { WorkerRunner } from "../worker-runner.js";
import { readAddress } from "./address.js";
import { type BatchJob, fieldOf } from "./batch.js";
import { Connection } from "./connection.js";
import { failureOf } from "./failure.js";
import { expireLater } from "./housekeeping.js";
import { EXPIRY, PREFIX, queueName, rowsKey } from "./keys.js";
import { clusterPackages, type Packages } from "./packages.js";
import { Presence, whoIsThere } from "./presence.js";
import { CRASHES, REFUSED } from "./refusal.js";
import { inWords, type Release, sameRelease, thisRelease } from "./release.js";
import { encodeRow, type Row } from "./row.js";
import { StudyCache } from "./study-cache.js";

export interface ClusterWorkerOptions {
  /** Batches at the same time, each on a thread of its own. */
  readonly concurrency: number;
  /** A worker that is not heard of for so long is taken for dead, and what it was at work on is given to another.
   *  [milliseconds] */
  readonly patience: number;
  readonly say: (text: string) => void;
  readonly release?: Release;
}

/** [milliseconds] */
const BETWEEN_HOUSEKEEPING = 60_000;
const AFTER_TROUBLE = 1_000;
/** How long one who is to go waits for a server that is away. [milliseconds] */
const LAST_PATIENCE = 3_000;
const BETWEEN_GLANCES = 100;
/** How long a question for work is left open. [seconds] */
const ASKING = 5;

/** Runs batches of whatever studies wait on a cluster. */
export class ClusterWorker {
  readonly #connection: Connection;
  readonly #worker: Worker<BatchJob>;
  readonly #presence: Presence;
  readonly #release: Release;
  readonly #say: (text: string) => void;
  readonly #studies: StudyCache;
  /** One for each thread, so that a batch has a thread to itself. */
  readonly #runners: Runner[];
  readonly #idle: Runner[];
  readonly #timer: NodeJS.Timeout;
  readonly #complained = new Set<string>();
  #batches = 0;
  #replications = 0;

  /** Waits until the cluster answers, for as long as it takes. Nothing when it is told to stop before.
   *  @throws UsageError where it lets nobody in, or a package is missing */
  static async open(
    address: string,
    options: ClusterWorkerOptions,
    signal: AbortSignal,
  ): Promise<ClusterWorker | undefined> {
    const where = readAddress(address, process.env);
    const packages = await clusterPackages();
    const connection = new Connection(packages, where, options.say);
    try {
      await connection.ready(undefined, signal);
    } catch (error) {
      connection.close();
      throw error;
    }
    if (!signal.aborted) return new ClusterWorker(packages, connection, options);
    connection.close();
    return undefined;
  }

  private constructor({ bullmq }: Packages, connection: Connection, options: ClusterWorkerOptions) {
    const { concurrency, patience, say, release = thisRelease() } = options;
    this.#connection = connection;
    this.#release = release;
    this.#say = say;
    this.#studies = new StudyCache(connection.redis);
    this.#runners = Array.from({ length: concurrency }, () => new WorkerRunner(1));
    this.#idle = [...this.#runners];
    this.#worker = new bullmq.Worker<BatchJob>(queueName(release), (job) => this.#do(job), {
      ...{ connection: connection.another(), prefix: PREFIX, concurrency },
      ...{ lockDuration: patience, stalledInterval: patience / 2, maxStalledCount: CRASHES - 1 },
      ...{ drainDelay: ASKING, runRetryDelay: AFTER_TROUBLE },
    });
    // What goes wrong between it and the server is told by the connection, and tried again.
    this.#worker.on("error", () => undefined);
    const name = `${hostname()}/${process.pid}`;
    this.#presence = new Presence(connection.redis, "worker", { name, release, slots: concurrency });
    this.#timer = setInterval(() => void this.#look().catch(() => undefined), BETWEEN_HOUSEKEEPING);
    void this.#look().catch(() => undefined);
  }

  /** What it is, for people. */
  get told(): string {
    return inWords(this.#release);
  }

  get done(): { readonly batches: number; readonly replications: number } {
    return { batches: this.#batches, replications: this.#replications };
  }

  /** Takes no more, finishes what it has begun, and goes. Where the server is away nobody could be told of it: then it goes
   *  sooner, and another worker does it again.
   *  @returns whether all is closed; where the server is away the queue's own timers wait for it without end */
  async close(): Promise<boolean> {
    clearInterval(this.#timer);
    const isClosed = await this.#unlessLost(this.#worker.close());
    if (!isClosed) this.#say("securebeds: the server is away; what was begun is left to other workers.");
    await Promise.all(this.#runners.map((runner) => runner.close()));
    this.#presence.fade();
    await this.#connection.briefly(() => this.#presence.end());
    this.#connection.close();
    return isClosed;
  }

  /** One batch. What comes of it is stored before the job is said to be done: whoever hears of the one finds the other. */
  async #do({ data }: Job<BatchJob>): Promise<void> {
    if (data?.release === undefined || !sameRelease(data.release, this.#release))
      throw new Error(this.#refusalOf(data));
    const study = await this.#studies.find(data.study);
    const runner = this.#idle.pop();
    if (runner === undefined) throw new Error("no thread is free");
    try {
      const row = await rowOf(runner, { ...study, from: data.from, to: data.to });
      await this.#connection.redis
        .multi()
        .hset(rowsKey(data.study), fieldOf(data), encodeRow(data.study, row))
        .pexpire(rowsKey(data.study), EXPIRY)
        .exec();
      this.#batches++;
      this.#replications += row.finished.length;
    } finally {
      this.#idle.push(runner);
    }
  }

  /** Waits for something that needs the server. False where that is away for too long. */
  async #unlessLost(work: Promise<void>): Promise<boolean> {
    let isOver = false;
    const over = work
      .catch(() => undefined)
      .then(() => {
        isOver = true;
      });
    for (let seen = performance.now(); !isOver; ) {
      if (this.#connection.isThere) seen = performance.now();
      else if (performance.now() - seen > LAST_PATIENCE) return false;
      await Promise.race([over, new Promise((resolve) => setTimeout(resolve, BETWEEN_GLANCES))]);
    }
    return true;
  }

  #refusalOf(data: BatchJob | undefined): string {
    const theirs = data?.release === undefined ? "nobody knows which release" : inWords(data.release);
    const text = `a job of ${theirs} is not for a worker of ${inWords(this.#release)}; install the same release for both`;
    this.#once(text);
    return `${REFUSED}${text}`;
  }

  /** Keeps what is in use from expiring, and says so where others wait for workers of another release. */
  async #look(): Promise<void> {
    if (!this.#connection.isThere) return;
    await expireLater(this.#connection.redis, this.#worker);
    for (const { release } of await whoIsThere(this.#connection.redis, "coordinator")) {
      if (sameRelease(release, this.#release)) continue;
      this.#once(
        `somebody waits for workers of ${inWords(release)}; this one is ${inWords(this.#release)} and leaves those jobs. Install securebeds@${release.version} for it`,
      );
    }
  }

  #once(complaint: string): void {
    if (this.#complained.has(complaint)) return;
    this.#complained.add(complaint);
    this.#say(`securebeds ${VERSION}: ${complaint}.`);
  }
}

/** Runs a batch; what ends it early is part of what comes of it. */
async function rowOf(runner: Runner, job: Parameters<Runner["run"]>[0]): Promise<Row> {
  const finished: Finished[] = [];
  const began = performance.now();
  const sorted = () => finished.sort((one, other) => one.replication - other.replication);
  try {
    await runner.run(job, (each) => void finished.push(each), undefined);
    return { finished: sorted(), took: performance.now() - began };
  } catch (error) {
    return { finished: sorted(), took: performance.now() - began, failure: failureOf(error, job.from) };
  }
}
