import type { Command } from "commander";
import type { z as Zod } from "zod";
import { type WarmUp, warmUp } from "../../experiment/index.js";
import { counted, renderJson, renderMarkdown, renderTerminal, warmUpCsv, warmUpReport } from "../../report/index.js";
import { readScenario, type Scenario, type ScenarioSource, withoutPeople } from "../../scenario/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import { inputsOf } from "../inputs.js";
import { words } from "../option-values.js";
import { writeFiles } from "../out-folder.js";
import type { Ready } from "../ready.js";
import { print, say, teller, terminalLook } from "../streams.js";
import { type StudyOptions, sourceFrom, withExperiments, withStudyOptions } from "../study-options.js";

interface WarmUpVerbOptions extends StudyOptions {
  readonly metric?: readonly string[];
}

/** `warmup FILE`: how long until the start is forgotten? */
export function addWarmUp(program: Command, ends: Ends): void {
  const command = program
    .command("warmup")
    .description("how long until the start is forgotten")
    .argument("<file>", "scenario file, or - for standard input");
  withStudyOptions(command)
    .option("--metric <ids>", "series to look at: waiting.mean, beds.occupied, beds.open, occupancy.mean", words)
    .action((file: string, options: WarmUpVerbOptions) => warmUpOf(file, options, ends));
}

/** What is asked besides the scenario. */
export const WARM_UP_QUESTION = (z: typeof Zod) =>
  z.strictObject({ metric: z.array(z.string()).readonly().optional() });

/** @throws ScenarioError with every mistake in the file */
export function readyWarmUp(
  source: ScenarioSource,
  question: Zod.infer<ReturnType<typeof WARM_UP_QUESTION>>,
): Ready<WarmUp> {
  return searched(readScenario(source), question);
}

function searched(
  scenario: Scenario,
  { metric: metrics }: Zod.infer<ReturnType<typeof WARM_UP_QUESTION>>,
): Ready<WarmUp> {
  return (experiment) => warmUp(scenario, { ...experiment, ...(metrics && { metrics }) });
}

async function warmUpOf(file: string, options: WarmUpVerbOptions, ends: Ends): Promise<void> {
  const source = sourceFrom(file, options);
  const scenario = readScenario(source);
  const question = { metric: options.metric };
  const found = await withExperiments(options, searched(scenario, question));
  if (options.out !== undefined) {
    const inputs = inputsOf([source], options, question);
    writeFiles(options.out, { ...filesOf(found, scenario), "inputs.json": renderJson(inputs) }, teller(options));
  }
  print(options.json ? renderJson(found) : renderTerminal(warmUpReport(found, "brief"), terminalLook()));
  if (found.stopped !== "cancelled") return;
  say(`securebeds: cancelled after ${counted(found.replications, "replication")}; the figures rest on those.`);
  ends(EXIT.cancelled);
}

function filesOf(found: WarmUp, scenario: Scenario): Readonly<Record<string, string>> {
  const full = warmUpReport(found, "full");
  return {
    "result.json": renderJson(found),
    "report.md": renderMarkdown(full),
    "report.txt": renderTerminal(full),
    "scenario.json": renderJson(withoutPeople(scenario)),
    "series.csv": warmUpCsv(found),
  };
}
