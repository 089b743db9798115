import { closeSync, openSync, readSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, sep } from "node:path";
import { METRIC_IDS } from "../experiment/index.js";
import { UsageError } from "../foundation/index.js";
import type { ScenarioSource, Setting } from "../scenario/index.js";
import { codeOf, guarded, withoutComplaint } from "./refusals.js";

/** Largest scenario file that is read. [bytes] */
const LARGEST = 5_000_000;
const LARGEST_WRITTEN = 200_000_000;
const STDIN = 0;

/** A scenario file that remembers what was fetched to complete it. */
export interface OpenedScenario extends ScenarioSource {
  /** By the reference that named it. */
  readonly fetched: ReadonlyMap<string, Fetched>;
}

interface Fetched {
  readonly name: string;
  readonly text: string;
  /** A census is about people. */
  readonly what: "scenario" | "census";
}

type ReadFile = NonNullable<ScenarioSource["read"]>;

/** A scenario file with what it takes to complete it: the files beside it, and the changes asked for. `-` is standard input.
 *  @throws UsageError when there is no such file or it is not one to read */
export function openScenario(argument: string, set: readonly Setting[]): OpenedScenario {
  if (argument === "-") {
    const text = readUpTo(STDIN, "standard input", LARGEST);
    return { name: "(standard input)", text, set, metrics: METRIC_IDS, ...remembering(reader(".", ".")) };
  }
  const path = existing(argument);
  const read = reader(dirname(path), dirname(argument));
  return { name: argument, text: readFile(path, argument), set, metrics: METRIC_IDS, ...remembering(read) };
}

/** Fetches every file once. */
function remembering(read: ReadFile): Pick<OpenedScenario, "read" | "fetched"> {
  const fetched = new Map<string, Fetched>();
  return {
    fetched,
    read: (reference, what) => {
      const found = fetched.get(reference) ?? { ...read(reference, what), what };
      fetched.set(reference, found);
      return found;
    },
  };
}

/** A file that the program wrote itself, such as a result. [at most 200 MB]
 *  @throws UsageError when it cannot be read */
export function readWritten(path: string): string {
  return readFile(existing(path), path, LARGEST_WRITTEN);
}

/** Another file that a verb reads, whole.
 *  @throws UsageError when there is no such file or it is not one to read */
export function openText(path: string): { readonly name: string; readonly text: string } {
  return { name: path, text: readFile(existing(path), path) };
}

/** Whether there is something of this name. What cannot be looked at may be there: saying no would have it overwritten.
 *  @throws SystemRefusal */
export function isThere(path: string): boolean {
  return guarded(path, () => statSync(path, { throwIfNoEntry: false })) !== undefined;
}

/** Before a long study, not after it.
 *  @throws UsageError when the file is there and nobody said that it may be replaced */
export function refuseOverwriting(path: string, force: boolean): void {
  if (!force && isThere(path))
    throw new UsageError(`${path} is there already and is left as it is; name another file, or say --force`);
}

/** Fetches what `extends` names, from the scenario's own folder and nowhere else. */
function reader(folder: string, shown: string): ReadFile {
  return (reference) => {
    if (isAbsolute(reference) || /[\0\\]|^[a-z]+:/i.test(reference)) {
      throw new UsageError(
        `Write the name of a file in the scenario's own folder, such as ${basename(reference) || "england.yaml"}.`,
      );
    }
    const name = join(shown, reference);
    const path = existing(join(folder, reference));
    const inside = relative(trueName(folder), path);
    if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      throw new UsageError(`${name} is outside the scenario's own folder; copy it there.`);
    }
    return { name, text: readFile(path, name) };
  };
}

function existing(path: string): string {
  if (path === "" || path.includes("\0") || !isThere(path)) {
    throw new UsageError(`there is no file ${path === "" ? "without a name" : path}`);
  }
  return trueName(path);
}

/** Where something that is there really is, whatever links lead to it.
 *  @throws SystemRefusal */
export function trueName(path: string): string {
  return guarded(path, () => realpathSync(path));
}

/** Looks before it opens: opening a pipe or a device could wait for ever. */
function readFile(path: string, shown: string, largest = LARGEST): string {
  const { size } = statOf(path, shown);
  if (size > largest) throw tooLarge(shown, largest);
  const file = guarded(shown, () => openSync(path, "r"));
  try {
    return readUpTo(file, shown, largest);
  } finally {
    withoutComplaint(() => closeSync(file));
  }
}

function tooLarge(shown: string, largest: number): UsageError {
  const what = largest === LARGEST ? "a scenario" : "a result";
  return new UsageError(`${shown} is larger than ${largest / 1_000_000} MB, and so not ${what}`);
}

function statOf(path: string, shown: string): { readonly size: number } {
  const found = guarded(shown, () => statSync(path));
  if (found.isDirectory()) throw new UsageError(`${shown} is a folder; name a scenario file in it`);
  if (!found.isFile()) throw new UsageError(`${shown} is not a regular file`);
  return found;
}

/** Reads no more than the limit, whatever the size was said to be. What is not UTF-8 shows as U+FFFD. */
function readUpTo(file: number, shown: string, largest: number): string {
  const buffer = Buffer.alloc(largest + 1);
  let length = 0;
  for (let read = 1; read > 0 && length < buffer.length; length += read) {
    read = guarded(shown, () => readChunk(file, buffer, length));
  }
  if (length > largest) throw tooLarge(shown, largest);
  return buffer.toString("utf8", 0, length);
}

function readChunk(file: number, buffer: Buffer, from: number): number {
  for (;;) {
    try {
      return readSync(file, buffer, from, buffer.length - from, null);
    } catch (error) {
      const code = codeOf(error);
      // Standard input that has nothing yet, and standard input that was closed.
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
