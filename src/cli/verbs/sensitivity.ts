import { type Command, InvalidArgumentError } from "commander";
import type { z as Zod } from "zod";
import {
  planSensitivity,
  type SensitivityMethod,
  type SensitivityOptions,
  type SensitivityResult,
  sensitivity,
} from "../../experiment/index.js";
import {
  counted,
  renderJson,
  renderMarkdown,
  renderTerminal,
  sensitivityCsv,
  sensitivityReport,
} from "../../report/index.js";
import {
  type Figures,
  readFigures,
  readRanges,
  readVariation,
  refuseImpossible,
  type ScenarioSource,
  type UncertainFigure,
  uncertainFigures,
  type Variation,
} from "../../scenario/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import { inputsOf } from "../inputs.js";
import { metricIds, texts, wholeNumber } from "../option-values.js";
import { writeFiles } from "../out-folder.js";
import type { Ready } from "../ready.js";
import { print, say, teller, terminalLook } from "../streams.js";
import { type StudyOptions, sourceFrom, withExperiments, withStudyOptions } from "../study-options.js";

interface SensitivityVerbOptions extends StudyOptions {
  readonly method?: SensitivityMethod;
  readonly vary?: readonly string[];
  readonly metric?: readonly string[];
  readonly trajectories?: number;
  readonly levels?: number;
  readonly rows?: number;
  readonly csv?: boolean;
}

/** `sensitivity FILE`: which assumption matters? */
export function addSensitivity(program: Command, ends: Ends): void {
  const command = program
    .command("sensitivity")
    .description("which uncertain figures the results turn on")
    .argument("<file>", "scenario file, or - for standard input");
  withStudyOptions(command)
    .option("--method <method>", "tornado, morris or sobol (default: tornado)", method)
    .option(
      "--vary <path=from..to>",
      "such as access.accepted=60%..90%; may be given several times (default: every figure that the file gives from and to for)",
      texts,
    )
    .option(
      "--metric <id>",
      "a metric to explain; may be given several times (default: those of the targets)",
      metricIds,
    )
    .option("--trajectories <r>", "morris: random walks (default: 10)", wholeNumber(2, 10_000))
    .option("--levels <p>", "morris: values that each figure takes, an even number (default: 4)", wholeNumber(2, 100))
    .option("--rows <n>", "sobol: rows of the design, a power of two (default: 64)", wholeNumber(4, 16_384))
    .option("--csv", "print a table, one row for each metric and figure, instead of a report")
    .action((file: string, options: SensitivityVerbOptions) => sensitivityOf(file, options, ends));
}

const METHODS = ["tornado", "morris", "sobol"] as const satisfies readonly SensitivityMethod[];

/** What a sensitivity analysis is asked besides its scenario; the analysis itself refuses numbers out of range. */
export const SENSITIVITY_QUESTION = (z: typeof Zod) =>
  z.strictObject({
    method: z.enum(METHODS).optional(),
    vary: z.array(z.string()).readonly().optional(),
    metric: z.array(z.string()).readonly().optional(),
    trajectories: z.int().optional(),
    levels: z.int().optional(),
    rows: z.int().optional(),
  });

type Question = Zod.infer<ReturnType<typeof SENSITIVITY_QUESTION>>;

/** @throws ScenarioError with every mistake in what is to be varied */
function understood(source: ScenarioSource, question: Question) {
  const variation = readVariation(source);
  return {
    variation,
    figures: figuresToVary(variation, readFigures(source), question.vary),
    wishes: wishesOf(question),
  };
}

/** An analysis that has been read and can be simulated.
 *  @throws ScenarioError with every mistake in what is to be varied */
export function readySensitivity(source: ScenarioSource, question: Question): Ready<SensitivityResult> {
  const { variation, figures, wishes } = understood(source, question);
  return (experiment) => sensitivity(variation, figures, { ...experiment, ...wishes });
}

function method(text: string): SensitivityMethod {
  const found = METHODS.find((each) => each === text);
  if (found !== undefined) return found;
  throw new InvalidArgumentError("Expected tornado, morris or sobol.");
}

async function sensitivityOf(file: string, options: SensitivityVerbOptions, ends: Ends): Promise<void> {
  const source = sourceFrom(file, options);
  const question = questionOf(options);
  const { variation, figures, wishes } = understood(source, question);
  const { cost } = planSensitivity(variation([]), figures, { ...wishes, ...replicationsOf(options) });
  teller(options)(costInWords(options.method ?? "tornado", figures, cost));
  const result = await withExperiments(options, (experiment) =>
    sensitivity(variation, figures, { ...experiment, ...wishes }),
  );
  if (options.out !== undefined) {
    const inputs = inputsOf([source], options, question);
    writeFiles(options.out, { ...filesOf(result), "inputs.json": renderJson(inputs) }, teller(options));
  }
  print(told(result, options));
  if (result.stopped !== "cancelled") return;
  say(`securebeds: cancelled; ${result.cost.points} of ${counted(result.planned.points, "point")} were done.`);
  ends(EXIT.cancelled);
}

function questionOf({ method, vary, metric, trajectories, levels, rows }: SensitivityVerbOptions): Question {
  return { method, vary, metric, trajectories, levels, rows };
}

/** @throws ScenarioError with every mistake in what is to be varied */
function figuresToVary(
  variation: Variation,
  figures: Figures,
  vary: readonly string[] | undefined,
): readonly UncertainFigure[] {
  if (vary === undefined) return uncertainFigures(figures).found;
  const ranges = readRanges(vary);
  const ends = ranges.found.flatMap(({ path, from, to }) => [[{ path, value: from }], [{ path, value: to }]]);
  refuseImpossible(variation, ends, ranges.issues);
  const uncertain = uncertainFigures(figures, ranges.found);
  refuseImpossible(variation, [], uncertain.issues);
  return uncertain.found;
}

function wishesOf({ method, metric, trajectories, levels, rows }: Question): SensitivityOptions {
  return {
    ...(method && { method }),
    ...(metric && { metrics: metric }),
    ...(trajectories !== undefined && { trajectories }),
    ...(levels !== undefined && { levels }),
    ...(rows !== undefined && { rows }),
  };
}

function replicationsOf({ replications }: StudyOptions): SensitivityOptions {
  return replications === undefined ? {} : { replications };
}

function costInWords(
  method: SensitivityMethod,
  figures: readonly UncertainFigure[],
  { points, replications, runs }: SensitivityResult["cost"],
): string {
  const parts = [
    counted(figures.length, "uncertain figure"),
    counted(points, "point"),
    counted(replications, "replication"),
  ];
  const text = `${method}: ${parts[0]}, ${parts[1]} with ${parts[2]} each, ${counted(runs, "simulation")} at most.`;
  return text.replaceAll("\u00a0", " ");
}

function told(result: SensitivityResult, { json, csv }: SensitivityVerbOptions): string {
  if (json) return renderJson(result);
  return csv ? sensitivityCsv(result) : renderTerminal(sensitivityReport(result, "brief"), terminalLook());
}

function filesOf(result: SensitivityResult): Readonly<Record<string, string>> {
  const full = sensitivityReport(result, "full");
  return {
    "result.json": renderJson(result),
    "report.md": renderMarkdown(full),
    "report.txt": renderTerminal(full),
    "sensitivity.csv": sensitivityCsv(result),
  };
}
