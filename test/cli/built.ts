import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const DIST = join(ROOT, "dist");

const LOCK = join(ROOT, "node_modules", ".securebeds-build");
const BUILT_BY = `${LOCK}.by`;

/** Sees to it that `dist/` is what the sources say, building it once however many test files ask at the same time.
 *  `npm test` builds before, so that there is nothing to do then. */
export async function built(): Promise<void> {
  while (!(await taken())) await pause(200);
  try {
    if (isFresh()) return;
    execFileSync(process.execPath, [join(ROOT, "node_modules/tsup/dist/cli-default.js"), "--silent"], { cwd: ROOT });
    writeFileSync(BUILT_BY, String(process.ppid));
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

async function taken(): Promise<boolean> {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    // A build that was killed leaves its lock behind.
    if (Date.now() - modified(LOCK) > 180_000) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

/** Newer than every source, or built in this very run: sources may be edited while tests go on. */
function isFresh(): boolean {
  const dist = Math.min(modified(join(DIST, "cli.js")), modified(join(DIST, "index.d.ts")));
  if (dist === 0) return false;
  if (readOr(BUILT_BY, "") === String(process.ppid)) return true;
  const sources = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" }).filter((path) =>
    path.endsWith(".ts"),
  );
  const files = [...sources.map((path) => join(ROOT, "src", path)), join(ROOT, "tsup.config.ts")];
  return files.every((file) => modified(file) <= dist);
}

function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return otherwise;
  }
}
