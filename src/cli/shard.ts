import { InvalidArgumentError } from "commander";
import { type Finished, type Runner, replicationsFor, worldOf } from "../experiment/index.js";
import { UsageError } from "../foundation/index.js";
import { visible } from "../report/index.js";
import type { Scenario } from "../scenario/index.js";

/** One of so many equal parts of a study. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const MOST_SHARDS = 100_000;

/** `3/20`: the third of twenty. */
export function shard(text: string): Shard {
  const [, number, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text.trim()) ?? []).map(Number);
  if (number >= 1 && number <= of && of <= MOST_SHARDS) return { number, of };
  throw new InvalidArgumentError("Expected which of how many, such as 3/20.");
}

/** The replications of a shard, which differ by one between shards at most; `from` after `to` where there are more shards
 *  than replications. */
export function stretchOf({ number, of }: Shard, replications: number): Stretch {
  const upTo = (shards: number) => Math.floor((replications * shards) / of);
  return { from: upTo(number - 1) + 1, to: upTo(number) };
}

/** How many replications a study has that is divided among machines, which do not hear of each other.
 *  @throws UsageError where that turns out only as they are run */
export function knownReplications(
  scenario: Scenario,
  { replications, precision }: { readonly replications?: number; readonly precision?: number },
  what: string,
): number {
  const asked = { ...(replications !== undefined && { replications }), ...(precision !== undefined && { precision }) };
  const rule = replicationsFor(scenario, asked);
  if (rule.kind === "fixed") return rule.count;
  throw new UsageError(
    `${what}: “${scenario.name}” runs until it is precise, and how many replications that takes is known only when all are there; give --replications with a number, the same for every shard and for merge`,
  );
}

/** Runs nothing: what it is asked for should have been kept.
 *  @param folder where nothing was found */
export class NothingRunner implements Runner {
  readonly parallel = 1;
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  run: Runner["run"] = async ({ scenario, from, to }) => {
    const { name, seed } = worldOf(scenario);
    const which = from === to ? `replication ${from}` : `replications ${from} to ${to}`;
    throw new UsageError(
      `${which} of “${name}”, seed ${seed}, are not in ${visible(this.#folder)}: that shard has not ended, or it ran other figures, another seed or another release. Run it again, or let securebeds run with the same options compute what is missing`,
    );
  };

  async close(): Promise<void> {}
}

/** Runs a stretch of replications into whatever keeps them. Answers how many came of it.
 *  @param onDone told how many are done so far */
export async function runStretch(
  runner: Runner,
  job: Parameters<Runner["run"]>[0],
  onDone: (done: number) => void,
  signal: AbortSignal,
): Promise<number> {
  let done = 0;
  const hear = (_finished: Finished): void => onDone(++done);
  if (job.from > job.to) return 0;
  return (await runner.run(job, hear, signal)).length;
}
