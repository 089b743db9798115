import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SeededDefect } from "./seeded-defects.js";

/** [milliseconds] */
const PATIENCE = 240_000;

/** The text with the defect in it.
 *  @throws Error unless what it replaces stands there exactly once */
export function withDefect(text: string, { name, file, before, after }: SeededDefect): string {
  const times = text.split(before).length - 1;
  if (times !== 1) throw new Error(`${name}: what it replaces stands ${times} times in ${file}`);
  return text.replace(before, () => after);
}

export interface DefectTrial {
  readonly defect: SeededDefect;
  /** Full names of the tests that failed, in the order of the file. */
  readonly failed: readonly string[];
  /** Whether the named test is one of them. */
  readonly found: boolean;
}

/** Runs the test file of a defect in a copy of the tree that has it, and takes it out again. */
export async function tryDefect(folder: string, defect: SeededDefect): Promise<DefectTrial> {
  const path = join(folder, defect.file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, withDefect(text, defect));
  try {
    const failed = await failedTests(folder, defect.testFile);
    return { defect, failed, found: failed.includes(defect.test) };
  } finally {
    writeFileSync(path, text);
  }
}

interface JsonReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}

async function failedTests(folder: string, testFile: string): Promise<readonly string[]> {
  const report = join(folder, "report.json");
  writeFileSync(report, '{ "testResults": [] }');
  await runTests(folder, [testFile, "--reporter=json", `--outputFile=${report}`]);
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as JsonReport;
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "failed")
    .map(({ ancestorTitles, title }) => [...ancestorTitles, title].join(" > "));
}

/** A defect may keep a test from ever ending: then everything that was started is ended, and nothing has failed. */
async function runTests(folder: string, words: readonly string[]): Promise<void> {
  const vitest = ["node_modules/vitest/vitest.mjs", "run", ...words];
  const child = spawn(process.execPath, vitest, { cwd: folder, stdio: "ignore", detached: true });
  const alarm = setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), PATIENCE);
  await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(alarm);
}
