import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SeededDefect } from "./seeded-defects.js";

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
export function tryDefect(folder: string, defect: SeededDefect): DefectTrial {
  const path = join(folder, defect.file);
  const text = readFileSync(path, "utf8");
  writeFileSync(path, withDefect(text, defect));
  try {
    const failed = failedTests(folder, defect.testFile);
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

function failedTests(folder: string, testFile: string): readonly string[] {
  const report = join(folder, "report.json");
  const words = ["node_modules/vitest/vitest.mjs", "run", testFile, "--reporter=json", `--outputFile=${report}`];
  writeFileSync(report, '{ "testResults": [] }');
  spawnSync(process.execPath, words, { cwd: folder, stdio: "ignore", timeout: 600_000 });
  const { testResults } = JSON.parse(readFileSync(report, "utf8")) as JsonReport;
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "failed")
    .map(({ ancestorTitles, title }) => [...ancestorTitles, title].join(" > "));
}
