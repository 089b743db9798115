import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Hashes, World } from "./harness.js";
import { randomWorlds, SHORT, SHORTEST, shippedWorlds } from "./worlds.js";

const GOLDENS = fileURLToPath(new URL("./goldens.json", import.meta.url));
const WORLDS = fileURLToPath(new URL("./golden-worlds.jsonl", import.meta.url));

/** What a stream version promises, for some scenarios. */
export interface Goldens {
  readonly streamVersion: number;
  /** Why the hashes are what they are, the newest last. */
  readonly history: readonly { readonly streamVersion: number; readonly release: string; readonly why: string }[];
  /** Names of the numbers that the hashes of outputs cover; numbers that came later are not promised yet. */
  readonly numbers: readonly string[];
  /** By name of the scenario, the hashes of its facts and of its outputs. */
  readonly worlds: Readonly<Record<string, string>>;
}

export function readGoldens(): Goldens {
  return JSON.parse(readFileSync(GOLDENS, "utf8"));
}

export function writeGoldens(goldens: Goldens): void {
  writeFileSync(GOLDENS, `${JSON.stringify(goldens, null, 2)}\n`);
}

/** The scenarios, frozen as texts: neither a change of a shipped file nor of what draws random ones moves a hash. */
export function readWorlds(): readonly World[] {
  const lines = readFileSync(WORLDS, "utf8").trimEnd().split("\n");
  const [files, ...worlds] = lines.map((line) => JSON.parse(line));
  const of = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, files[name]]));
  return worlds.map((world) => ({ ...world, files: of(world.files) }));
}

/** Freezes 50 random scenarios and all that are shipped now; a file that several extend is kept once, in the first line. */
export function freezeWorlds(): void {
  const worlds = [...randomWorlds(50, 50, SHORT, Infinity), ...shippedWorlds(SHORTEST, Infinity)];
  const files = Object.assign({}, ...worlds.map((world) => world.files));
  const lines = [files, ...worlds.map((world) => ({ ...world, files: Object.keys(world.files), wantsResult: false }))];
  writeFileSync(WORLDS, `${lines.map((line) => JSON.stringify(line)).join("\n")}\n`);
}

/** By name, the hashes of facts and outputs. */
export function golden(found: readonly Hashes[]): Goldens["worlds"] {
  return Object.fromEntries(found.map(({ name, facts, outputs }) => [name, `${facts} ${outputs}`]));
}

/** Scenarios of both that no longer give what they gave. */
export function movedIn(before: Goldens["worlds"], now: Goldens["worlds"]): readonly string[] {
  return Object.keys(before).filter((name) => name in now && now[name] !== before[name]);
}

/** What to do where a hash has moved. */
export function advice(moved: readonly string[], streamVersion: number): string {
  return `${moved.length} scenarios no longer give the figures that stream version ${streamVersion} promises: ${moved.slice(0, 5).join(", ")}${moved.length > 5 ? ", …" : ""}.
Find out why. If it was not meant, mend it. If it was, raise STREAM_VERSION in src/foundation/version.ts by one,
and say why: npm run goldens -- --why "a sentence that somebody whose figures have changed will understand"`;
}

interface Wish {
  /** The program's own. */
  readonly streamVersion: number;
  readonly release: string;
  readonly why: string;
  /** All numbers that there are now, which the new hashes cover. */
  readonly numbers: readonly string[];
  /** What is found now, of the numbers promised before and of all there are. */
  readonly asPromised: Goldens["worlds"];
  readonly now: Goldens["worlds"];
  /** Rewrite them although the stream version stands, as where goldens themselves were wrong. */
  readonly isForced: boolean;
}

/** Goldens with what is found now, and a further line of history.
 *  @throws Error where nobody says why, the stream version went down, or figures moved and it was not raised */
export function refreshed(before: Goldens | undefined, wish: Wish): Goldens {
  const { streamVersion, release, why, numbers, now, isForced } = wish;
  if (why.trim() === "") throw new Error('say why: npm run goldens -- --why "…"');
  const last = before?.streamVersion ?? 0;
  if (streamVersion < last) throw new Error(`the stream version went down, from ${last} to ${streamVersion}`);
  const moved = movedIn(before?.worlds ?? {}, wish.asPromised);
  if (streamVersion === last && moved.length > 0 && !isForced) throw new Error(advice(moved, last));
  const history = [...(before?.history ?? []), { streamVersion, release, why: why.trim() }];
  return { streamVersion, history, numbers, worlds: now };
}
