import type { Command } from "commander";
import type { z as Zod } from "zod";
import { type SweepResult, sweep } from "../../experiment/index.js";
import { counted, renderJson, renderMarkdown, renderTerminal, sweepCsv, sweepReport } from "../../report/index.js";
import {
  combinationCount,
  combinations,
  MOST_POINTS,
  readAxes,
  readVariation,
  refuseImpossible,
  type ScenarioSource,
} from "../../scenario/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import { inputsOf } from "../inputs.js";
import { metricIds, texts } from "../option-values.js";
import { writeFiles } from "../out-folder.js";
import type { Ready } from "../ready.js";
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

/** What a sweep is asked besides its scenario. */
export const SWEEP_QUESTION = (z: typeof Zod) =>
  z.strictObject({
    vary: z.array(z.string()).readonly(),
    metric: z.array(z.string()).readonly().optional(),
  });

/** A sweep that has been read and can be simulated.
 *  @throws ScenarioError with every wrong path and value */
export function readySweep(
  source: ScenarioSource,
  { vary, metric: metrics }: Zod.infer<ReturnType<typeof SWEEP_QUESTION>>,
): Ready<SweepResult> {
  const variation = readVariation(source);
  const { found: axes, issues } = readAxes(vary);
  if (issues.length > 0) {
    refuseImpossible(variation, combinationCount(axes) > MOST_POINTS ? [] : combinations(axes), issues);
  }
  return (experiment) => sweep(variation, axes, { ...experiment, ...(metrics && { metrics }) });
}

async function sweepFile(file: string, options: SweepVerbOptions, ends: Ends): Promise<void> {
  const source = sourceFrom(file, options);
  const question = { vary: options.vary, ...(options.metric && { metric: options.metric }) };
  const result = await withExperiments(options, readySweep(source, question));
  if (options.out !== undefined) {
    const inputs = inputsOf([source], options, question);
    writeFiles(options.out, { ...filesOf(result), "inputs.json": renderJson(inputs) }, teller(options));
  }
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
