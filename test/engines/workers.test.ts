import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { WorkerRunner } from "../../src/cli/worker-runner.js";
import {
  type Finished,
  type Job,
  type Keeper,
  KeepingRunner,
  type Replicated,
  type Runner,
  replicate,
} from "../../src/experiment/index.js";
import type { Outputs } from "../../src/observe/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { built, DIST } from "../cli/built.js";
import { hash, written } from "./harness.js";
import { randomWorlds, SHORT } from "./worlds.js";

/* Eight workers, interrupted or not, on random scenarios; one to five, and killed commands, are in test/cli. */

const REPLICATIONS = 10;
const scenarios = randomWorlds(8, 4, SHORT, 1).map((world) => readScenario(world));
const open: WorkerRunner[] = [];

beforeAll(built, 600_000);
afterAll(async () => void (await Promise.all(open.map((each) => each.close()))));

const workers = (parallel: number) => {
  const made = new WorkerRunner(parallel, pathToFileURL(`${DIST}/worker.js`));
  open.push(made);
  return made;
};

const hashOf = ({ outputs }: Pick<Replicated, "outputs">) => hash(outputs.map((each) => written(each)).join("\n"));

/** Of all scenarios, one after the other on the same threads. */
async function hashes(runner?: Runner): Promise<readonly string[]> {
  const found: string[] = [];
  for (const scenario of scenarios) {
    found.push(await hashOf(await replicate(scenario, { replications: REPLICATIONS, ...(runner && { runner }) })));
  }
  return found;
}

/** Remembers the replications of one scenario. */
class Memory implements Keeper {
  readonly #kept = new Map<number, Outputs>();
  async find() {
    return this.#kept;
  }
  keep(_: unknown, replication: number, outputs: Outputs) {
    this.#kept.set(replication, outputs);
  }
  async close() {}
}

/** Does the first replications of a job and is then told to stop, as somebody's Ctrl-C might. */
class StoppedAfter implements Runner {
  readonly parallel: number;
  readonly #runner: Runner;
  readonly #most: number;
  #stop = () => {};

  constructor(runner: Runner, most: number) {
    this.parallel = runner.parallel;
    this.#runner = runner;
    this.#most = most;
  }

  /** @returns the signal that will say so */
  signal(): AbortSignal {
    const controller = new AbortController();
    this.#stop = () => controller.abort();
    return controller.signal;
  }

  async run(job: Job, onDone: (finished: Finished) => void): Promise<readonly Outputs[]> {
    const last = job.from + this.#most - 1;
    const done = await this.#runner.run({ ...job, to: Math.min(job.to, last) }, onDone, undefined);
    if (job.to > last) this.#stop();
    return done;
  }

  async close() {}
}

/** Stops a study after three replications, and asks again, as often as it takes.
 *  @returns the hash, and how often it was stopped */
async function interrupted(scenario: (typeof scenarios)[number], runner: Runner) {
  const stopped = new StoppedAfter(runner, 3);
  const keeping = new KeepingRunner(stopped, new Memory());
  for (let times = 0; ; times++) {
    const found = await replicate(scenario, {
      runner: keeping,
      replications: REPLICATIONS,
      signal: stopped.signal(),
    });
    if (found.stopped === "fixed number") return { hash: await hashOf(found), times };
  }
}

test("one thread or eight workers: one hash, interrupted or not", { timeout: 600_000 }, async () => {
  const truth = await hashes();
  expect(new Set(truth).size).toBe(scenarios.length);
  const eight = workers(8);
  expect(await hashes(eight)).toEqual(truth);
  for (const [i, scenario] of scenarios.entries()) {
    expect(await interrupted(scenario, eight)).toEqual({ hash: truth[i], times: 3 });
  }
});
