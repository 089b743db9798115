import { type Job, Replicator, type Runner } from "../../src/experiment/index.js";
import type { Outputs } from "../../src/observe/index.js";
import type { ScenarioFile } from "../../src/scenario/index.js";

/** M/M/c with a mean stay of ten days: load is a tenth of what comes in a day. */
export function queue(beds: number, load: number, more: Partial<ScenarioFile> = {}): ScenarioFile {
  return {
    format: "securebeds/scenario@1",
    name: "M/M/c",
    seed: 5,
    study: { run: "8 years", warmUp: "1 year", followUp: "2 years", replications: 10 },
    estate: { units: { ward: { beds } } },
    demand: { court: { from: "court", perYear: load * 36.525 } },
    stays: { rehabilitate: { exponential: { mean: 10 } } },
    ...more,
  };
}

/** Chance of waiting in M/M/c, Erlang's C from the plain sum of the textbook, sharing nothing with the program. */
export function chanceOfWaiting(c: number, load: number): number {
  if (load >= c) return 1;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < c; n++) {
    term *= load / n;
    sum += term;
  }
  const full = (term * load) / c / (1 - load / c);
  return full / (sum + full);
}

/** Mean wait in M/M/c. [days] */
export function meanWait(c: number, load: number, stay: number): number {
  return load >= c ? Number.POSITIVE_INFINITY : (chanceOfWaiting(c, load) * stay) / (c - load);
}

/** Runs replications one after the other without giving way, and counts them. */
export class CountingRunner implements Runner {
  readonly parallel = 1;
  replications = 0;
  readonly #known = new WeakMap<object, Replicator>();

  async run({ scenario, from, to }: Job, onDone: Parameters<Runner["run"]>[1]): Promise<readonly Outputs[]> {
    const replicator = this.#known.get(scenario) ?? new Replicator(scenario);
    this.#known.set(scenario, replicator);
    return Array.from({ length: to - from + 1 }, (_, i) => {
      this.replications++;
      const outputs = replicator.replicate(from + i);
      onDone({ replication: from + i, outputs });
      return outputs;
    });
  }

  async close(): Promise<void> {}
}
