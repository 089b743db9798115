import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** File of the copy that names the mutant that lives; 0 is none. */
export const LIVING = "living-mutant";

/** Folder of the copy with one file for every test file that has run. */
export const REACHED = "reached-mutants";

/** Which mutants a test file reaches, as its tests run without any of them. */
export interface Reached {
  readonly file: string;
  /** Those that it reaches outside of its tests: while it is read, and in what is set up for several tests. */
  readonly around: readonly number[];
  /** By the id that Vitest gives a test. */
  readonly tests: Readonly<Record<string, { readonly mutants: readonly number[]; readonly milliseconds: number }>>;
}

/** A test file to run, or the named tests of it. */
export interface Asked {
  readonly file: string;
  readonly tests?: readonly string[];
}

export function readReached(folder: string): readonly Reached[] {
  const names = readdirSync(join(folder, REACHED)).sort();
  return names.map((name) => JSON.parse(readFileSync(join(folder, REACHED, name), "utf8")) as Reached);
}

/** The tests that reach a mutant, the file that takes the least time first. What is reached outside of tests may have been
 *  reached for all files at once, as they share what they import: then every file is asked as a whole. */
export function testsThatReach(mutant: number, all: readonly Reached[]): readonly Asked[] {
  if (all.some(({ around }) => around.includes(mutant))) return quickestFirst(all).map(({ file }) => ({ file }));
  const reaching = all.map(({ file, tests }) => {
    const those = Object.entries(tests).filter(([, { mutants }]) => mutants.includes(mutant));
    return { file, around: [], tests: Object.fromEntries(those) };
  });
  const some = reaching.filter(({ tests }) => Object.keys(tests).length > 0);
  return quickestFirst(some).map(({ file, tests }) => ({ file, tests: Object.keys(tests) }));
}

/** Files of which only some tests were asked, to be asked as a whole. */
export function notAskedInFull(asked: readonly Asked[], all: readonly Reached[]): readonly Asked[] {
  const sizes = new Map(all.map(({ file, tests }) => [file, Object.keys(tests).length]));
  return asked
    .filter(({ file, tests }) => tests !== undefined && tests.length < (sizes.get(file) ?? 0))
    .map(({ file }) => ({ file }));
}

function quickestFirst(files: readonly Reached[]): readonly Reached[] {
  return files.toSorted((a, b) => timeOf([a]) - timeOf([b]));
}

/** Milliseconds of everything that was recorded. */
export function timeOf(all: readonly Reached[]): number {
  return all.flatMap(({ tests }) => Object.values(tests)).reduce((sum, { milliseconds }) => sum + milliseconds, 0);
}
