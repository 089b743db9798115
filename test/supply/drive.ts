import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { DIST } from "../cli/built.js";

const DRIVE = fileURLToPath(new URL("./drive.mjs", import.meta.url));

/** How one command ended. */
export interface Done {
  readonly words: readonly string[];
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs commands of the built program one after the other, in one process. It is not waited for in a way that would hold up the others. */
export function drive(
  cwd: string,
  env: Readonly<Record<string, string>>,
  commands: readonly (readonly string[])[],
): Promise<readonly Done[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [DRIVE, DIST, JSON.stringify(commands)], {
      cwd,
      env: { ...process.env, ...env },
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (text) => {
      out += text;
    });
    child.stderr.on("data", (text) => {
      err += text;
    });
    child
      .on("error", reject)
      .on("close", (code) => (code === 0 ? resolve(JSON.parse(out)) : reject(new Error(`${code}: ${err}`))));
  });
}
