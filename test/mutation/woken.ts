import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeEach } from "vitest";
import { LIVING, REACHED, type Reached } from "./reached.js";

/* Set up before every test file of a mutation run: wakes the one mutant that the folder names, or, if it names none, writes down
 * which test reaches which mutant. */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

declare global {
  var securebedsMutant: number | undefined;
  var securebedsReached: Set<number> | undefined;
}

const living = Number(readFileSync(join(ROOT, LIVING), "utf8"));
if (living > 0) globalThis.securebedsMutant = living;
else record();

function record(): void {
  const around = new Set<number>();
  const tests: Record<string, { mutants: number[]; milliseconds: number }> = {};
  let file = "";
  let since = 0;
  globalThis.securebedsReached = around;
  beforeEach(() => {
    globalThis.securebedsReached = new Set();
    since = performance.now();
  });
  afterEach(({ task }) => {
    file = task.file.filepath;
    tests[task.id] = { mutants: [...(globalThis.securebedsReached ?? [])], milliseconds: performance.now() - since };
    globalThis.securebedsReached = around;
  });
  afterAll(() => {
    const reached: Reached = { file, around: [...around], tests };
    mkdirSync(join(ROOT, REACHED), { recursive: true });
    writeFileSync(join(ROOT, REACHED, `${basename(file)}-${Object.keys(tests)[0]}.json`), JSON.stringify(reached));
  });
}
