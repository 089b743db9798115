import type { Command } from "commander";
import { type BedsResult, type ExperimentOptions, findBeds } from "../../experiment/index.js";
import { UsageError } from "../../foundation/index.js";
import {
  type BedsStudy,
  bedCurveFigure,
  bedsReport,
  curveCsv,
  renderJson,
  renderMarkdown,
  renderTerminal,
} from "../../report/index.js";
import { readScenario, type Scenario, type Target } from "../../scenario/index.js";
import type { Ends } from "../exit-codes.js";
import type { OpenedScenario } from "../files.js";
import { inputsOf } from "../inputs.js";
import { writeFiles } from "../out-folder.js";
import { print, teller, terminalLook } from "../streams.js";
import { type StudyOptions, sourceFrom, withExperiments, withStudyOptions } from "../study-options.js";
import { target } from "../target-text.js";

interface BedsOptions extends StudyOptions {
  readonly target?: Target;
}

/** `beds FILE…`: how many beds meet this target? */
export function addBeds(program: Command, _ends: Ends): void {
  const command = program
    .command("beds")
    .description("how many beds meet a target")
    .argument("<file...>", "scenario files, or - for standard input");
  withStudyOptions(command)
    .option("--target <target>", 'such as "bedWait.within28 >= 85%" (default: the study.targets of each file)', target)
    .action((files: readonly string[], options: BedsOptions) => beds(files, options));
}

async function beds(files: readonly string[], options: BedsOptions): Promise<void> {
  const sources = files.map((file) => sourceFrom(file, options));
  const questions = sources.flatMap((source) => questionsOf(source, options));
  const studies = await withExperiments(options, async (experiment) => {
    const found: BedsStudy[] = [];
    for (const question of questions) found.push(await answer(question, experiment));
    return found;
  });
  print(options.json ? renderJson(plain(studies)) : renderTerminal(bedsReport(studies, "brief"), terminalLook()));
  if (options.out === undefined) return;
  const written = { ...(await filesOf(studies)), "inputs.json": renderJson(inputsOf(sources, options)) };
  writeFiles(options.out, written, teller(options));
}

interface Question {
  readonly scenario: Scenario;
  readonly target: Target;
}

function questionsOf(source: OpenedScenario, options: BedsOptions): readonly Question[] {
  const scenario = readScenario(source);
  const targets = options.target === undefined ? scenario.study.targets : [options.target];
  if (targets.length > 0) return targets.map((each) => ({ scenario, target: each }));
  throw new UsageError(`${source.name} has no study.targets; give one, such as --target "bedWait.within28 >= 85%"`);
}

async function answer({ scenario, target }: Question, experiment: ExperimentOptions): Promise<BedsStudy> {
  const result = await findBeds(scenario, target, experiment);
  return result.governed === undefined ? { scenario, result } : { scenario, result, governed: result.governed };
}

async function filesOf(studies: readonly BedsStudy[]): Promise<Readonly<Record<string, string>>> {
  const full = bedsReport(studies, "full");
  const figure = await bedCurveFigure(studies);
  const scenarios = [...new Set(studies.map(({ scenario }) => scenario))];
  return {
    "result.json": renderJson(plain(studies)),
    "report.md": renderMarkdown(full),
    "report.txt": renderTerminal(full),
    "scenario.json": renderJson(scenarios.length === 1 ? scenarios[0] : scenarios),
    "curve.csv": curveCsv(studies.flatMap(resultsOf)),
    ...(figure !== undefined && { "curve.svg": figure }),
  };
}

function resultsOf({ result, governed }: BedsStudy): readonly BedsResult[] {
  return governed === undefined ? [result] : [result, governed];
}

/** One question gives its result as it is, several a list of them. */
function plain(studies: readonly BedsStudy[]): object {
  const results = studies.map(({ result }) => result);
  return results.length === 1
    ? results[0]
    : { format: "securebeds/beds-comparison@1", version: results[0].version, results };
}
