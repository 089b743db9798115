import { Replicator, type Runner, study } from "../../src/experiment/index.js";
import { FIGURES, Fingerprint, type Outputs } from "../../src/observe/index.js";
import { readScenario, type Scenario } from "../../src/scenario/index.js";

/* What every engine runs, bundled into one script: nothing in this file may be Node's or a browser's own. */

/** A scenario as texts, the way a person has it. */
export interface World {
  readonly name: string;
  readonly text: string;
  /** Files that it names, by reference. */
  readonly files: Readonly<Record<string, string>>;
  /** What is changed in it, as by `--set`. */
  readonly set: readonly { readonly path: string; readonly value: string }[];
  /** Whether the result is wanted too: its intervals and theory take as long as a short replication. */
  readonly wantsResult: boolean;
}

export interface Asked {
  readonly worlds: readonly World[];
  readonly replications: number;
  /** Names of the numbers that the hash of the outputs covers; absent, all there are. */
  readonly numbers?: readonly string[];
}

/** What one engine makes of a world, as hashes: who did what when, the numbers of every replication, and the result. */
export interface Hashes {
  readonly name: string;
  readonly facts: string;
  readonly outputs: string;
  readonly result?: string;
}

/** Reads each world with the library's own reader, simulates it, and hashes what comes out. */
export async function hashWorlds({ worlds, ...asked }: Asked): Promise<readonly Hashes[]> {
  const found: Hashes[] = [];
  for (const world of worlds) found.push(await hashesOf(world, asked));
  return found;
}

async function hashesOf(world: World, { replications, numbers }: Omit<Asked, "worlds">): Promise<Hashes> {
  const { name, text, files, set, wantsResult } = world;
  const scenario = readScenario({
    name,
    text,
    set,
    read: (reference) => ({ name: reference, text: files[reference] }),
  });
  const listener = new Fingerprint();
  const replicator = new Replicator(scenario);
  const outputs = Array.from({ length: replications }, (_, i) => replicator.replicate(i + 1, { listener }));
  return {
    name,
    facts: listener.hex(),
    outputs: await hash(outputs.map((each) => written(each, numbers)).join("\n")),
    ...(wantsResult && { result: await resultHash(scenario, outputs) }),
  };
}

/** Of the whole result, words included, but for who computed it. */
async function resultHash(scenario: Scenario, outputs: readonly Outputs[]): Promise<string> {
  const {
    version: _,
    streamVersion: __,
    ...result
  } = await study(scenario, {
    replications: outputs.length,
    runner: answering(outputs),
  });
  return hash(JSON.stringify(result));
}

/** Has everything already. */
function answering(outputs: readonly Outputs[]): Runner {
  return {
    parallel: 1,
    async run({ from, to }) {
      return outputs.slice(from - 1, to);
    },
    async close() {},
  };
}

/** All numbers of a replication as text, a line for each name in the order of names. */
export function written(outputs: Outputs, names?: readonly string[]): string {
  const columns = columnsOf(outputs);
  return [...(names ?? columns.keys())]
    .sort()
    .map((name) => `${name} ${columns.get(name) ?? "is not there"}`)
    .join("\n");
}

/** The numbers of a replication by name: each figure in every scope, and each column of the people. */
export function columnsOf({ figures, ...tables }: Outputs): Map<string, string> {
  const columns = new Map<string, string>();
  FIGURES.forEach((name, place) => {
    columns.set(`figures.${name}`, textOf(figures.filter((_, at) => at % FIGURES.length === place)));
  });
  for (const [table, parts] of Object.entries(tables)) {
    for (const [name, column] of Object.entries(parts)) columns.set(`${table}.${name}`, textOf(column as Float64Array));
  }
  return columns;
}

/** The language says how a number is written, to the last bit; only of a zero the sign would be lost. */
function textOf(numbers: Iterable<number>): string {
  return Array.from(numbers, (value) => (Object.is(value, -0) ? "-0" : String(value))).join(",");
}

/** The first 16 hexadecimal digits of SHA-256, which every engine brings along. */
export async function hash(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
