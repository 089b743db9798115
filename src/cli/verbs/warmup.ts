import type { Command } from "commander";
import { type WarmUp, warmUp } from "../../experiment/index.js";
import { counted, renderJson, renderMarkdown, renderTerminal, warmUpCsv, warmUpReport } from "../../report/index.js";
import type { Scenario } from "../../scenario/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import { words } from "../option-values.js";
import { writeFiles } from "../out-folder.js";
import { print, say, teller, terminalLook } from "../streams.js";
import { type StudyOptions, scenarioFrom, withExperiments, withStudyOptions } from "../study-options.js";

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

async function warmUpOf(file: string, options: WarmUpVerbOptions, ends: Ends): Promise<void> {
  const scenario = scenarioFrom(file, options);
  const { metric } = options;
  const found = await withExperiments(options, (experiment) =>
    warmUp(scenario, { ...experiment, ...(metric !== undefined && { metrics: metric }) }),
  );
  if (options.out !== undefined) writeFiles(options.out, filesOf(found, scenario), teller(options));
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
    "scenario.json": renderJson(scenario),
    "series.csv": warmUpCsv(found),
  };
}
