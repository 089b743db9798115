import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder.js";

const PRELOAD = new URL("./no-network.mjs", import.meta.url);

/** Notes of what programs did that they are not to do. */
export interface Watch {
  /** What makes a program be watched. */
  readonly env: Readonly<Record<string, string>>;
  /** Lines such as `worker net.connect`, in order; `watched` is said as each thread begins. */
  notes(): readonly string[];
}

/** Watches every Node program that gets this environment, in all of its threads. */
export function watch(): Watch {
  const file = join(temporaryFolder("notes"), "notes.txt");
  return {
    env: { NODE_OPTIONS: `--import ${PRELOAD.href}`, SECUREBEDS_NOTES: file },
    notes: () => (existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : []),
  };
}
