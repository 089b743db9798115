import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DIST } from "../cli/built.js";

export type Code = "ENOSPC" | "EROFS" | "EACCES" | "EMFILE" | "EIO";

/** Which calls are to fail: the first of them, and every so many after it. */
export interface Faults {
  readonly code: Code;
  /** All calls after it fail too, as on a disk that stays full. */
  readonly stays: boolean;
  readonly from: number;
  readonly every: number;
}

export interface FaultJob {
  /** What the folder holds to begin with. */
  readonly files: Readonly<Record<string, string>>;
  /** Commands that are given in it before. */
  readonly before: readonly (readonly string[])[];
  readonly words: readonly string[];
  readonly faults: readonly Faults[];
}

export type FileState = "old" | "new" | "kept" | "unfinished" | "GONE" | "OTHER";

export interface Disturbed {
  readonly kind: "disturbed";
  readonly fault: { readonly code: Code; readonly stays: boolean; readonly at: number; readonly call: string };
  readonly code: number | "thrown";
  readonly err: string;
  readonly out: "nothing" | "all" | "something else";
  readonly files: Readonly<Record<string, FileState>>;
  /** The same command once more, on a disk that is sound. */
  readonly again: {
    readonly isSame: boolean;
    readonly err: string;
    readonly files: Readonly<Record<string, FileState>>;
  };
}

type Line = Disturbed | { readonly kind: "before" | "undisturbed"; readonly code: number; readonly err: string };

/** Gives a command with one failing call after the other and answers what became of each. */
export async function everyCall({ files, ...job }: FaultJob): Promise<readonly Disturbed[]> {
  const folder = mkdtempSync(join(tmpdir(), "securebeds-faults-"));
  const template = mkdtempSync(join(tmpdir(), "securebeds-faults-"));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(template, name), text);
    writeFileSync(join(folder, "job.json"), JSON.stringify({ ...job, dist: DIST.replace(/\/$/, ""), template }));
    const lines = await linesOf(
      fileURLToPath(new URL("command-with-faults.js", import.meta.url)),
      join(folder, "job.json"),
    );
    const wrong = lines.find((line) => line.kind !== "disturbed" && line.code !== 0);
    if (wrong !== undefined) throw new Error(`${wrong.kind}: ${JSON.stringify(wrong)}`);
    return lines.flatMap((line) => (line.kind === "disturbed" ? [line] : []));
  } finally {
    for (const each of [folder, template]) rmSync(each, { recursive: true, force: true });
  }
}

function linesOf(script: string, job: string): Promise<readonly Line[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, job], { stdio: ["ignore", "pipe", "pipe"] });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", reject).on("close", (code) => {
      if (code !== 0) reject(new Error(`ended with ${code}: ${err}`));
      else
        resolve(
          out
            .trim()
            .split("\n")
            .map((line): Line => JSON.parse(line)),
        );
    });
  });
}
