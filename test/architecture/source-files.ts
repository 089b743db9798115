import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { fileURLToPath } from "node:url";

export const SOURCES = fileURLToPath(new URL("../../src/", import.meta.url));

export interface SourceFile {
  /** From `src/`, with slashes: `engine/calendar.ts`. */
  readonly path: string;
  readonly text: string;
}

export function readSources(): readonly SourceFile[] {
  return readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(SOURCES, path), "utf8") }));
}

/** The room a file lives in; none for files beside the rooms. */
export function roomOf(path: string): string | undefined {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : undefined;
}

/** The source files that a relative import may mean: with elements in it, or without. */
export function targetsOf(path: string, specifier: string): readonly string[] {
  const file = posix.join(posix.dirname(path), specifier).replace(/\.js$/, "");
  return [`${file}.ts`, `${file}.tsx`];
}
