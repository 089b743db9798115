import { hostname } from "node:os";
import type { Queue, QueueEvents } from "bullmq";
import type { Finished, Job, Runner } from "../../experiment/index.js";
import { UsageError } from "../../foundation/index.js";
import { type Address, readAddress } from "./address.js";
import { Assignment } from "./assignment.js";
import { askedAtOnce, BatchSizes, mostOut } from "./batch-sizes.js";
import { Connection } from "./connection.js";
import { Exchange } from "./exchange.js";
import { clearStudies, expireLater, sweepUp } from "./housekeeping.js";
import { JobAtWork } from "./job-at-work.js";
import { PREFIX, queueName } from "./keys.js";
import { Mailbox } from "./mailbox.js";
import { clusterPackages, type Packages } from "./packages.js";
import { Presence } from "./presence.js";
import { type Release, thisRelease } from "./release.js";
import { Workers } from "./workers.js";

type Outputs = Finished["outputs"];

/** A cluster that does not answer at the very start is more likely written wrongly than away. [milliseconds] */
const FIRST_PATIENCE = 15_000;
/** What was not heard of is asked for. [milliseconds] */
const BETWEEN_LOOKS = 3_000;

const HAS_PEOPLE =
  "this scenario starts from a census, whose people would lie on the cluster's server for as long as the study takes, with dates that may be those of real people; add --with-census-people where that is meant";

export interface ClusterOptions {
  /** Told of what goes wrong, and right again. */
  readonly say: (text: string) => void;
  /** Leave nothing in Redis, even of what was not finished. */
  readonly clean?: boolean;
  /** The people of a census may go there. */
  readonly withCensusPeople?: boolean;
  readonly release?: Release;
}

/** Runs replications on the workers of a cluster. What comes out is what a `SerialRunner` gives, to the bit: every replication
 *  is worked out on its own, and they are handed back in their order. */
export class ClusterRunner implements Runner {
  readonly #connection: Connection;
  readonly #queue: Queue;
  readonly #events: QueueEvents;
  readonly #release: Release;
  readonly #workers: Workers;
  readonly #presence: Presence;
  readonly #clean: boolean;
  readonly #withCensusPeople: boolean;
  readonly #sizes = new BatchSizes();
  readonly #mailboxes = new Set<Mailbox>();
  readonly #exchanges = new WeakMap<Job["scenario"], Exchange>();
  /** Names of all studies that something was given out of. */
  readonly #studies = new Set<string>();
  #isUnfinished = false;

  /** @throws UsageError where the address is none, the packages are missing, or nobody answers there */
  static async open(address: string, options: ClusterOptions): Promise<ClusterRunner> {
    const where = readAddress(address, process.env);
    const packages = await clusterPackages();
    const connection = new Connection(packages, where, options.say);
    try {
      await connection.ready(FIRST_PATIENCE);
      const release = options.release ?? thisRelease();
      const last = await connection.redis.xrevrange(`${PREFIX}:${queueName(release)}:events`, "+", "-", "COUNT", 1);
      const runner = new ClusterRunner(packages, connection, where, last[0]?.[0] ?? "0-0", { ...options, release });
      await runner.#workers.look();
      return runner;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  private constructor(
    { bullmq }: Packages,
    connection: Connection,
    where: Address,
    lastEvent: string,
    { say, clean = false, withCensusPeople = false, release }: ClusterOptions & { readonly release: Release },
  ) {
    this.#connection = connection;
    this.#release = release;
    this.#clean = clean;
    this.#withCensusPeople = withCensusPeople;
    const name = queueName(release);
    this.#queue = new bullmq.Queue(name, { connection: connection.redis, prefix: PREFIX });
    this.#events = new bullmq.QueueEvents(name, {
      ...{ connection: connection.another(), prefix: PREFIX, lastEventId: lastEvent },
    });
    // What goes wrong between them and the server is told by the connection, and tried again.
    this.#queue.on("error", () => undefined);
    this.#events.on("error", () => undefined);
    this.#events.on("completed", ({ jobId }) => this.#hear(jobId));
    this.#events.on("failed", ({ jobId, failedReason }) => this.#hear(jobId, failedReason));
    const me = { name: `${hostname()}/${process.pid}`, release, slots: 0 };
    this.#presence = new Presence(connection.redis, "coordinator", me);
    this.#workers = new Workers(connection, where.shown, release, say);
  }

  get parallel(): number {
    return askedAtOnce(this.#workers.slots);
  }

  /** Who works, for progress. */
  get told(): string {
    return this.#workers.told;
  }

  async run(
    job: Job,
    onDone: (finished: Finished) => void,
    signal: AbortSignal | undefined,
  ): Promise<readonly Outputs[]> {
    if (job.policies !== undefined) throw new UsageError("Policies are functions, which cannot be sent to a cluster.");
    if (job.scenario.atStart.kind === "census" && !this.#withCensusPeople) throw new UsageError(HAS_PEOPLE);
    const assignment = new Assignment(job, onDone);
    const mailbox = new Mailbox();
    this.#mailboxes.add(mailbox);
    const work = new JobAtWork(job, this.#exchangeOf(job), assignment, this.#sizes);
    try {
      await unlessStopped(this.#work(work, mailbox, signal), signal);
    } finally {
      this.#mailboxes.delete(mailbox);
    }
    if (!signal?.aborted) return assignment.result();
    this.#isUnfinished = true;
    await this.#connection.briefly(() => work.takeBack());
    return assignment.unbroken();
  }

  async close(): Promise<void> {
    this.#workers.close();
    this.#presence.fade();
    await this.#connection.briefly(async () => {
      await this.#presence.end();
      if (this.#clean || !this.#isUnfinished) await clearStudies(this.#connection.redis, this.#studies);
      if (this.#clean) await sweepUp(this.#connection.redis);
      else await expireLater(this.#connection.redis, this.#queue);
    });
    this.#connection.close();
    await Promise.allSettled([this.#events.close(), this.#queue.close()]);
  }

  async #work(work: JobAtWork, mailbox: Mailbox, signal: AbortSignal | undefined): Promise<void> {
    await work.adopt();
    for (let looked = performance.now(); !work.isDone && !signal?.aborted; ) {
      const slots = this.#workers.slots;
      await work.giveOut(slots, mostOut(slots));
      const news = await mailbox.take(BETWEEN_LOOKS, signal);
      await work.collect(news);
      if (performance.now() - looked < BETWEEN_LOOKS) continue;
      await work.look();
      looked = performance.now();
    }
  }

  #hear(jobId: string, reason?: string): void {
    for (const mailbox of this.#mailboxes) mailbox.put(jobId, reason);
  }

  #exchangeOf({ scenario, limits }: Job): Exchange {
    const known = this.#exchanges.get(scenario);
    if (known !== undefined) return known;
    const made = new Exchange(this.#connection.redis, this.#queue, this.#release, { scenario, limits });
    this.#exchanges.set(scenario, made);
    this.#studies.add(made.name);
    return made;
  }
}

/** What is asked of a server that is away is answered when it is back; who stops does not wait for that. */
function unlessStopped(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve();
    signal.addEventListener("abort", stop, { once: true });
    if (signal.aborted) stop();
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
