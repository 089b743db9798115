import { writeSync } from "node:fs";
import { freePath } from "../../src/cli/option-values.js";
import { target } from "../../src/cli/target-text.js";
import { where } from "../../src/cli/where-text.js";
import { checkScenario, formatIssues, type Issue, readAxes, readRanges } from "../../src/scenario/index.js";
import { SMALL } from "../scenario/small.js";
import { type Typed, typed } from "./families/options.js";
import { mostMemory } from "./most-memory.js";
import type { Report } from "./report.js";
import { faultsIn } from "./verdict.js";

/* What somebody may type behind an option, read in a process of its own as hostile files are. */

const say = (words: string) => writeSync(1, `${words}\n`);

/** What came of it: understood, or complaints, or a refusal in words. */
type Answer = { readonly issues: readonly Issue[] } | { readonly refused: string };

function answer({ option, text }: Typed): Answer {
  if (option === "vary") return atMost(readAxes([text]));
  if (option === "between") return readRanges([text]);
  if (option === "set") {
    const equals = text.indexOf("=");
    const set = [{ path: text.slice(0, equals), value: text.slice(equals + 1) }];
    return checkScenario({ name: "small.yaml", text: SMALL, set });
  }
  try {
    ({ target, where: (words: string) => where(words), free: (words: string) => freePath(words) })[option](text);
    return { issues: [] };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "commander.invalidArgument")
      return { refused: error.message };
    throw error;
  }
}

function atMost(read: ReturnType<typeof readAxes>): Answer {
  const values = read.found.flatMap((axis) => axis.values);
  if (values.length > 1000) throw new Error(`${values.length} values`);
  if (new Set(values).size < values.length) throw new Error(`a value twice: ${values.slice(0, 5)}`);
  return read;
}

function faultsOf(typed: Typed): readonly string[] {
  try {
    const found = answer(typed);
    if ("refused" in found) return found.refused.length > 20 && found.refused.length < 1000 ? [] : [found.refused];
    formatIssues(found.issues);
    // An option has no lines: it stands in the place of the file.
    const placed = found.issues.map((issue) => ({ line: 1, column: 1, excerpt: "", ...issue }));
    const hostile = { what: typed.text, text: typed.text };
    return faultsIn({ name: "small.yaml", text: SMALL, hostile }, { accepted: placed.length === 0, issues: placed });
  } catch (error) {
    return [`crashed: ${error instanceof Error ? error.stack : error}`];
  }
}

const faults: string[] = [];
const families: Record<string, number> = Object.create(null);
let [files, slowest, slowestFile] = [0, 0, ""];
for (const one of typed()) {
  say(String(files++));
  families[one.option] = (families[one.option] ?? 0) + 1;
  const before = process.cpuUsage();
  const words = JSON.stringify(`--${one.option} ${one.text.slice(0, 120)}`);
  for (const fault of faultsOf(one))
    if (faults.length < 40) faults.push(`${files - 1} ${words}: ${fault.slice(0, 600)}`);
  const { user, system } = process.cpuUsage(before);
  if ((user + system) / 1e6 > slowest) [slowest, slowestFile] = [(user + system) / 1e6, words];
}
const memory = mostMemory();
const [accepted, simulated, examples] = [0, 0, []];
say(
  JSON.stringify({
    name: "options",
    files,
    accepted,
    simulated,
    slowest,
    slowestFile,
    memory,
    families,
    faults,
    examples,
  } satisfies Report),
);
