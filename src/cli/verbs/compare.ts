import type { Command } from "commander";
import { type CompareOptions, type Comparison, compare } from "../../experiment/index.js";
import { UsageError } from "../../foundation/index.js";
import {
  comparisonCsv,
  comparisonReport,
  counted,
  renderJson,
  renderMarkdown,
  renderTerminal,
} from "../../report/index.js";
import { differencesBetween, type Scenario } from "../../scenario/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import { openScenario } from "../files.js";
import { part, words } from "../option-values.js";
import { writeFiles } from "../out-folder.js";
import { print, say, teller, terminalLook } from "../streams.js";
import { type StudyOptions, scenarioFrom, withExperiments, withStudyOptions } from "../study-options.js";

interface CompareVerbOptions extends StudyOptions {
  readonly metrics?: readonly string[];
  readonly of?: NonNullable<CompareOptions["of"]>;
}

/** `compare BASE VARIANT…`: what does this change do? */
export function addCompare(program: Command, ends: Ends): void {
  const command = program
    .command("compare")
    .description("what changes do: paired differences from the first file")
    .argument("<base>", "scenario file to compare with, or - for standard input")
    .argument("<variant...>", "scenario files");
  withStudyOptions(command)
    .option("--of <part>", "only a part: group=, unit=, catchment= or year= and a name, such as year=2035", part)
    .option("--metrics <ids>", "metrics to tell, such as bedWait.mean,returns", words)
    .action((base: string, variants: readonly string[], options: CompareVerbOptions) =>
      compareFiles(base, variants, options, ends),
    );
}

async function compareFiles(
  file: string,
  others: readonly string[],
  options: CompareVerbOptions,
  ends: Ends,
): Promise<void> {
  if (others.includes("-")) throw new UsageError("only the base can be read from standard input");
  const base = scenarioFrom(file, options);
  const variants = others.map((other) => variantFrom(other, file, options));
  const { metrics, of } = options;
  const found = await withExperiments(options, (experiment) =>
    compare(base, variants, { ...experiment, ...(metrics && { metrics }), ...(of && { of }) }),
  );
  if (options.out !== undefined) writeFiles(options.out, filesOf(found, [base, ...variants]), teller(options));
  print(options.json ? renderJson(found) : renderTerminal(comparisonReport(found, "brief"), terminalLook()));
  if (found.stopped !== "cancelled") return;
  const done = `${found.variants.length} of ${counted(variants.length, "variant")}`;
  say(`securebeds: cancelled; the figures rest on ${done}, and on as many replications as each says.`);
  ends(EXIT.cancelled);
}

/** What a variant changes is said against the base, whether it extends it or not. Standard input cannot be read twice. */
function variantFrom(file: string, base: string, options: CompareVerbOptions): Scenario {
  const scenario = scenarioFrom(file, options);
  if (base === "-") return scenario;
  const { set = [] } = options;
  return { ...scenario, differences: differencesBetween(openScenario(base, set), openScenario(file, set)) };
}

function filesOf(found: Comparison, scenarios: readonly Scenario[]): Readonly<Record<string, string>> {
  const full = comparisonReport(found, "full");
  return {
    "result.json": renderJson(found),
    "report.md": renderMarkdown(full),
    "report.txt": renderTerminal(full),
    "scenario.json": renderJson(scenarios),
    "comparison.csv": comparisonCsv(found),
  };
}
