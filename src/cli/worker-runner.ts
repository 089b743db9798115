import { Tinypool } from "tinypool";
import { type Finished, type Job, type Runner, rebuiltError } from "../experiment/index.js";
import { InvariantError, LimitError } from "../foundation/index.js";
import { Stop } from "./worker-stop.js";
import type { WorkerAnswer, WorkerOutputs, WorkerTask } from "./worker-task.js";

/** Batches for each worker in a job. */
const BATCHES_PER_WORKER = 6;
/** Of what is left at most so much for each worker in one batch: batches become shorter, so that nobody waits long for the last. */
const SHARE_OF_THE_REST = 1 / 2;
const LARGEST_BATCH = 16;
/** A replication on which so many threads crash is given up. */
const MOST_CRASHES = 3;
/** Threads are kept until the runner is closed: a search for beds asks for many short jobs. [milliseconds] */
const FOR_EVER = 2 ** 31 - 1;

/** A thread that ended without an answer. */
interface Crash {
  readonly kind: "crashed";
  readonly why: string;
}

/** What came of a task: its outputs, and what went wrong after them. */
interface Asked {
  readonly outputs: readonly WorkerOutputs[];
  readonly error?: Error | undefined;
}

/** Runs replications on worker threads. What comes out is what a `SerialRunner` gives, to the bit: every replication is
 *  worked out on its own, and they are handed back in their order. */
export class WorkerRunner implements Runner {
  readonly parallel: number;
  readonly #pool: Tinypool;
  readonly #watched = new WeakSet<object>();
  readonly #numbers = new WeakMap<Job["scenario"], number>();
  readonly #waiting = new Set<(why: unknown) => void>();
  #scenarios = 0;

  /** @param parallel worker threads, 1 or more
   *  @param entry the worker's compiled file, by default the one beside this file */
  constructor(parallel: number, entry: URL = new URL("./worker.js", import.meta.url)) {
    this.parallel = parallel;
    this.#pool = new Tinypool({
      filename: entry.href,
      name: "replicate",
      runtime: "worker_threads",
      minThreads: 0,
      maxThreads: parallel,
      idleTimeout: FOR_EVER,
    });
    // Troubles of a thread that has no task; those of a task reach whoever asked for it. The pool replaces no thread that
    // fails before it can begin, so that when the last one has gone whoever waits would wait for ever.
    this.#pool.on("error", (error) => {
      if (this.#pool.threads.length === 0) for (const give of this.#waiting) give(error);
    });
  }

  async run(
    job: Job,
    onDone: (finished: Finished) => void,
    signal: AbortSignal | undefined,
  ): Promise<readonly WorkerOutputs[]> {
    if (signal?.aborted) return [];
    const stop = new Stop(signal);
    const tasks = this.#tasksOf(job, stop.unwantedFrom);
    const answers = tasks.map((task) => this.#outputsOf(task, onDone, stop));
    try {
      await Promise.all(answers);
      return finished(tasks, await Promise.allSettled(answers));
    } catch (error) {
      if (!(error instanceof LimitError)) stop.atOnce();
      const settled = await Promise.allSettled(answers);
      if (signal?.aborted) return finished(tasks, settled);
      throw error instanceof LimitError ? firstLimit(settled, error) : error;
    } finally {
      stop.release();
    }
  }

  async #outputsOf(
    task: WorkerTask,
    onDone: (finished: Finished) => void,
    stop: Stop,
  ): Promise<readonly WorkerOutputs[]> {
    const tell = (outputs: readonly WorkerOutputs[]): void => {
      for (const [place, each] of outputs.entries()) onDone({ replication: task.from + place, outputs: each });
    };
    const { outputs, error } = await this.#ask(task, stop.kill);
    tell(outputs);
    if (error instanceof LimitError) stop.from(error.reached.replication);
    if (error !== undefined) throw error;
    return outputs;
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  /** A thread that crashes is replaced, and its replications are run again, each alone, so that one that crashes every
   *  time is known by its number and takes no other with it. */
  async #ask(task: WorkerTask, signal: AbortSignal, crashes = 0): Promise<Asked> {
    const answer = await this.#answerTo(task, signal);
    if (answer.kind === "done") return answer;
    if (answer.kind === "failed") return { outputs: answer.outputs, error: rebuiltError(answer.error, task.scenario) };
    if (signal.aborted || crashes + 1 >= MOST_CRASHES) throw gaveUp(task, answer.why);
    const again = await Promise.all(oneByOne(task).map((single) => this.#ask(single, signal, crashes + 1)));
    const first = again.findIndex(({ outputs }) => outputs.length === 0);
    const whole = first < 0 ? again : again.slice(0, first);
    return { outputs: whole.flatMap(({ outputs }) => outputs), error: again[first]?.error };
  }

  #answerTo(task: WorkerTask, signal: AbortSignal): Promise<WorkerAnswer | Crash> {
    return new Promise((resolve) => {
      const crash = (error: unknown): void => {
        this.#waiting.delete(crash);
        resolve({ kind: "crashed", why: error instanceof Error ? error.message : String(error) });
      };
      const answered = (answer: WorkerAnswer): void => {
        this.#waiting.delete(crash);
        resolve(answer);
      };
      this.#waiting.add(crash);
      this.#pool.run(task, { signal }).then(answered, crash);
      this.#watchThreads();
    });
  }

  /** The pool hears of a thread that fails but not of one that simply ends, and would wait for it without end. Threads
   *  that it ends itself are no longer among its own by then. */
  #watchThreads(): void {
    for (const thread of this.#pool.threads) {
      if (this.#watched.has(thread)) continue;
      this.#watched.add(thread);
      thread.once("exit", () => {
        if (this.#pool.threads.includes(thread)) thread.emit("error", new Error("its thread ended"));
      });
    }
  }

  #tasksOf({ scenario, from, to, limits }: Job, unwantedFrom: Int32Array): readonly WorkerTask[] {
    const scenarioNumber = this.#numberOf(scenario);
    const tasks: WorkerTask[] = [];
    const sizes = batchSizes(to - from + 1, this.parallel);
    for (let first = from, i = 0; first <= to; first += sizes[i++]) {
      tasks.push({ scenario, scenarioNumber, limits, unwantedFrom, from: first, to: first + sizes[i] - 1 });
    }
    return tasks;
  }

  #numberOf(scenario: Job["scenario"]): number {
    const number = this.#numbers.get(scenario) ?? ++this.#scenarios;
    this.#numbers.set(scenario, number);
    return number;
  }
}

function oneByOne({ from, to, ...task }: WorkerTask): readonly WorkerTask[] {
  return Array.from({ length: to - from + 1 }, (_, place) => ({ ...task, from: from + place, to: from + place }));
}

function gaveUp({ scenario: { name, seed }, from, to }: WorkerTask, why: string): InvariantError {
  const which = from === to ? `replication ${from}` : `replications ${from} to ${to}`;
  return new InvariantError(
    `${which} of “${name}”, seed ${seed}: ${MOST_CRASHES} threads in a row crashed on it, the last with: ${why}`,
  );
}

/** What was done before the first gap. */
function finished(
  tasks: readonly WorkerTask[],
  answers: readonly PromiseSettledResult<readonly WorkerOutputs[]>[],
): readonly WorkerOutputs[] {
  const found: WorkerOutputs[] = [];
  for (const [place, { from, to }] of tasks.entries()) {
    const answer = answers[place];
    const outputs = answer.status === "fulfilled" ? answer.value : [];
    found.push(...outputs);
    if (outputs.length < to - from + 1) break;
  }
  return found;
}

/** Of several limits that were come to at the same time, that of the first replication. */
function firstLimit(answers: readonly PromiseSettledResult<unknown>[], known: LimitError): LimitError {
  const limits = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  return limits
    .filter((each): each is LimitError => each instanceof LimitError)
    .reduce((one, other) => (other.reached.replication < one.reached.replication ? other : one), known);
}

function batchSizes(replications: number, parallel: number): readonly number[] {
  const most = Math.min(LARGEST_BATCH, Math.floor(replications / (parallel * BATCHES_PER_WORKER)));
  const sizes: number[] = [];
  for (let left = replications; left > 0; left -= sizes[sizes.length - 1]) {
    sizes.push(Math.max(1, Math.min(most, Math.floor((left / parallel) * SHARE_OF_THE_REST))));
  }
  return sizes;
}
