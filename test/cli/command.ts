import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder.js";
import { DIST } from "./built.js";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CommandOptions {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with the child once it runs. */
  readonly meanwhile?: (child: ChildProcess) => void;
}

/** Runs the real command in a process of its own and waits for it to end. */
export function securebeds(words: readonly string[], options: CommandOptions): Promise<Ended> {
  const { cwd, input, env = {}, meanwhile } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(DIST, "cli.js"), ...words], { cwd, env: { ...process.env, ...env } });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", reject).on("close", (code) => resolve({ code, out, err }));
    child.stdin.on("error", () => undefined).end(input ?? "");
    meanwhile?.(child);
  });
}

/** A unit small enough to be simulated in a moment. */
export const TINY = `format: securebeds/scenario@1
name: Tiny
study:
  run: 2 years
  replications: 6
  targets: [{ metric: bedWait.within28, atLeast: 10% }]
atStart: { stationary: { occupancy: 80%, waiting: 1 } }
estate: { units: { moorside: { beds: 8 } } }
demand:
  sentenced:
    perYear: 40
    stays: { rehabilitate: { exponential: { mean: 80 } } }
`;

/** A new folder with files in it, until the file of tests is through. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
