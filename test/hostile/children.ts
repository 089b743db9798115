import { spawn } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "tsup";
import type { Order, Report } from "./report.js";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BUILT = join(ROOT, "node_modules", ".securebeds-hostile");

/** The limit of the memory that holds objects. With the program itself a process then stays below 500 MB. [MB] */
const HEAP = 400;
/** A child that says nothing for so long hangs: no file may take a tenth of it. [ms] */
const SILENCE = 60_000;

/** What a child is made from: hostile files, or what is typed behind options. */
const ENTRIES = { child: "child.ts", options: "options-child.ts" } as const;

/** Puts a child and the sources it reads with into one file of its own: test files may be run beside one another. */
export async function buildChild(name: keyof typeof ENTRIES): Promise<void> {
  await build({
    config: false,
    entry: { [name]: join(ROOT, "test/hostile", ENTRIES[name]) },
    outDir: BUILT,
    format: "esm",
    outExtension: () => ({ js: ".mjs" }),
    silent: true,
  });
}

/** Reads hostile files in a process of its own.
 *  @throws Error when it hangs, crashes or has not enough memory, with the number of the file */
export function readHostile(
  order: Order | "options",
  onReport: (report: Report) => void = () => undefined,
): Promise<readonly Report[]> {
  return new Promise((resolve, reject) => {
    const words = [
      `--max-old-space-size=${HEAP}`,
      join(BUILT, order === "options" ? "options.mjs" : "child.mjs"),
      JSON.stringify(order),
    ];
    const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
    const reports: Report[] = [];
    let [begun, errors, rest] = ["", "", ""];
    let isSilent = false;
    const hang = () => {
      isSilent = true;
      child.kill("SIGKILL");
    };
    let timer = setTimeout(hang, SILENCE);
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      clearTimeout(timer);
      timer = setTimeout(hang, SILENCE);
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (!line.startsWith("{")) begun = line;
        else onReport(reports[reports.push(JSON.parse(line)) - 1]!);
      }
    });
    child.on("error", reject).on("close", (code) => {
      clearTimeout(timer);
      if (code === 0) return resolve(reports);
      const why = isSilent ? "hangs" : `ended with ${code}`;
      reject(
        new Error(`${why} at file ${begun} after ${reports.at(-1)?.name ?? "none"} was done: ${errors.slice(-2000)}`),
      );
    });
  });
}
