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
import {
  differencesBetween,
  readScenario,
  type Scenario,
  type ScenarioSource,
  withoutPeople,
} from "../../scenario/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import { inputsOf } from "../inputs.js";
import { part, words } from "../option-values.js";
import { writeFiles } from "../out-folder.js";
import { print, say, teller, terminalLook } from "../streams.js";
import { type StudyOptions, sourceFrom, withExperiments, withStudyOptions } from "../study-options.js";

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
  const sources = [file, ...others].map((each) => sourceFrom(each, options));
  const [base, ...variants] = sources.map((source, place) => scenarioOf(source, place === 0 ? undefined : sources[0]));
  const { metrics, of } = options;
  const found = await withExperiments(options, (experiment) =>
    compare(base, variants, { ...experiment, ...(metrics && { metrics }), ...(of && { of }) }),
  );
  print(options.json ? renderJson(found) : renderTerminal(comparisonReport(found, "brief"), terminalLook()));
  if (options.out !== undefined) {
    const files = { ...filesOf(found, [base, ...variants]), "inputs.json": renderJson(inputsOf(sources, options)) };
    writeFiles(options.out, files, teller(options));
  }
  if (found.stopped !== "cancelled") return;
  const done = `${found.variants.length} of ${counted(variants.length, "variant")}`;
  say(`securebeds: cancelled; the figures rest on ${done}, and on as many replications as each says.`);
  ends(EXIT.cancelled);
}

/** What a variant changes is said against the base, whether it extends it or not. */
function scenarioOf(source: ScenarioSource, base: ScenarioSource | undefined): Scenario {
  const scenario = readScenario(source);
  return base === undefined ? scenario : { ...scenario, differences: differencesBetween(base, source) };
}

function filesOf(found: Comparison, scenarios: readonly Scenario[]): Readonly<Record<string, string>> {
  const full = comparisonReport(found, "full");
  return {
    "result.json": renderJson(found),
    "report.md": renderMarkdown(full),
    "report.txt": renderTerminal(full),
    "scenario.json": renderJson(scenarios.map(withoutPeople)),
    "comparison.csv": comparisonCsv(found),
  };
}
