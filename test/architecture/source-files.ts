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
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(SOURCES, path), "utf8") }));
}

/** The room a file lives in; none for files beside the rooms. */
export function roomOf(path: string): string | undefined {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : undefined;
}

/** The source file that a relative import means. */
export function targetOf(path: string, specifier: string): string {
  return posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts");
}
