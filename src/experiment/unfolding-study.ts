import type { Outputs } from "../observe/index.js";
import type { Scenario } from "../scenario/index.js";
import { type ExperimentOptions, replicateToLimit } from "./replications.js";
import type { Result } from "./result.js";
import type { Finished, Runner } from "./runner.js";
import { SerialRunner } from "./serial-runner.js";
import { resultOf } from "./study.js";

/** A result is told again when it rests on so many times the replications of the last. */
const WORTH_TELLING = 1.1;

/** A study as it unfolds: a result over the first replications, over more of them, and so on, with narrowing intervals; the
 *  last is what `study` gives. Whoever is slow to ask misses results, not replications. Leaving the loop stops the study.
 *
 *  ```ts
 *  for await (const { replications, metrics } of unfoldingStudy(scenario)) {
 *    show(replications, metrics["bedWait.mean"]);
 *  }
 *  ```
 *
 *  A precision is judged some replications at a time, so that the last result may rest on a few less than the one before.
 *  All but the last have `stopped: "cancelled"`: they are what would be known if the study were stopped there.
 *  @throws CancelledError when the signal stops it before there were two replications */
export async function* unfoldingStudy(
  scenario: Scenario,
  options: ExperimentOptions = {},
): AsyncGenerator<Result, void> {
  const leaving = new AbortController();
  const signal = options.signal === undefined ? leaving.signal : AbortSignal.any([options.signal, leaving.signal]);
  const tap = new Tap(options.runner ?? new SerialRunner());
  const study = tap.endsWith(replicateToLimit(scenario, { ...options, signal, runner: tap }));
  try {
    for (let told = 1; await tap.moreThan(told * WORTH_TELLING); ) {
      const outputs = tap.unbroken();
      told = outputs.length;
      yield resultOf(scenario, options.policies, { outputs, stopped: "cancelled" });
    }
    yield resultOf(scenario, options.policies, (await study).found);
  } finally {
    leaving.abort();
    await study.catch(() => undefined);
  }
}

/** Hears what a runner finishes. */
class Tap implements Runner {
  readonly parallel: number;
  readonly #runner: Runner;
  readonly #outputs = new Map<number, Outputs>();
  #unbroken: Outputs[] = [];
  #hasEnded = false;
  #wake: () => void = () => undefined;

  constructor(runner: Runner) {
    this.parallel = runner.parallel;
    this.#runner = runner;
  }

  run: Runner["run"] = (job, onDone, signal) => {
    const hear = (finished: Finished): void => {
      this.#outputs.set(finished.replication, finished.outputs);
      onDone(finished);
      this.#wake();
    };
    return this.#runner.run(job, hear, signal);
  };

  async close(): Promise<void> {
    await this.#runner.close();
  }

  /** The same work; when it has ended there is nothing more to wait for. */
  endsWith<T>(work: Promise<T>): Promise<T> {
    const end = (): void => {
      this.#hasEnded = true;
      this.#wake();
    };
    work.then(end, end);
    return work;
  }

  /** Replications from the first to the last before a gap. */
  unbroken(): readonly Outputs[] {
    for (let next = this.#outputs.get(1 + this.#unbroken.length); next !== undefined; ) {
      this.#unbroken.push(next);
      next = this.#outputs.get(1 + this.#unbroken.length);
    }
    return [...this.#unbroken];
  }

  /** Waits until more are done; false when the work has ended. */
  async moreThan(count: number): Promise<boolean> {
    while (!this.#hasEnded && this.unbroken().length <= count) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return !this.#hasEnded;
  }
}
