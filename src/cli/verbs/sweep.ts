import type { Command } from "commander";
import { type SweepResult, sweep } from "../../experiment/index.js";
import { counted, renderJson, renderMarkdown, renderTerminal, sweepCsv, sweepReport } from "../../report/index.js";
import {
  combinationCount,
  combinations,
  MOST_POINTS,
  readAxes,
  readVariation,
  refuseImpossible,
} from "../../scenario/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import { metricIds, texts } from "../option-values.js";
import { writeFiles } from "../out-folder.js";
import { print, say, teller, terminalLook } from "../streams.js";
import { type StudyOptions, sourceFrom, withExperiments, withStudyOptions } from "../study-options.js";

interface SweepVerbOptions extends StudyOptions {
  readonly vary: readonly string[];
  readonly metric?: readonly string[];
  readonly csv?: boolean;
}

/** `sweep FILE`: what over a grid? */
export function addSweep(program: Command, ends: Ends): void {
  const command = program
    .command("sweep")
    .description("the scenario at every combination of some parameters' values")
    .argument("<file>", "scenario file, or - for standard input");
  withStudyOptions(command)
    .requiredOption(
      "--vary <path=values>",
      'such as "estate.units.moorside.beds=50..70 step 5" or "rules.pathway=treatAndReturn,fullRehabilitation"; may be given several times',
      texts,
    )
    .option("--metric <id>", "a metric to tell, such as bedWait.mean; may be given several times", metricIds)
    .option("--csv", "print a table, one row for each point and metric, instead of a report")
    .action((file: string, options: SweepVerbOptions) => sweepFile(file, options, ends));
}

async function sweepFile(file: string, options: SweepVerbOptions, ends: Ends): Promise<void> {
  const variation = readVariation(sourceFrom(file, options));
  const { found: axes, issues } = readAxes(options.vary);
  if (issues.length > 0) {
    refuseImpossible(variation, combinationCount(axes) > MOST_POINTS ? [] : combinations(axes), issues);
  }
  const { metric: metrics } = options;
  const result = await withExperiments(options, (experiment) =>
    sweep(variation, axes, { ...experiment, ...(metrics && { metrics }) }),
  );
  if (options.out !== undefined) writeFiles(options.out, filesOf(result), teller(options));
  print(told(result, options));
  if (result.stopped !== "cancelled") return;
  say(`securebeds: cancelled; ${result.points.length} of ${counted(result.planned, "point")} were done.`);
  ends(EXIT.cancelled);
}

function told(result: SweepResult, { json, csv }: SweepVerbOptions): string {
  if (json) return renderJson(result);
  return csv ? sweepCsv(result) : renderTerminal(sweepReport(result, "brief"), terminalLook());
}

function filesOf(result: SweepResult): Readonly<Record<string, string>> {
  const full = sweepReport(result, "full");
  return {
    "result.json": renderJson(result),
    "report.md": renderMarkdown(full),
    "report.txt": renderTerminal(full),
    "sweep.csv": sweepCsv(result),
  };
}
