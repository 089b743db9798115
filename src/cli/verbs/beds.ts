import { type Command, InvalidArgumentError } from "commander";
import {
  type BedsOptions,
  type BedsPlace,
  type BedsResult,
  type BedsTarget,
  everyPlace,
  findBeds,
} from "../../experiment/index.js";
import { CancelledError, UsageError } from "../../foundation/index.js";
import {
  type BedsStudy,
  bedCurveFigure,
  bedsReport,
  counted,
  curveCsv,
  marginalCsv,
  renderJson,
  renderMarkdown,
  renderTerminal,
  unitBedsCsv,
} from "../../report/index.js";
import { readScenario, type Scenario, withoutPeople } from "../../scenario/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import type { OpenedScenario } from "../files.js";
import { inputsOf } from "../inputs.js";
import { confidence, difference, wholeNumber } from "../option-values.js";
import { writeFiles } from "../out-folder.js";
import { ScenarioCopy } from "../scenario-copy.js";
import { print, say, teller, terminalLook } from "../streams.js";
import { type StudyOptions, sourceFrom, withExperiments, withStudyOptions } from "../study-options.js";
import { targets } from "../target-text.js";
import { type Where, where } from "../where-text.js";

interface BedsVerbOptions extends StudyOptions {
  readonly target?: readonly BedsTarget[];
  readonly where?: Where;
  readonly allocate?: boolean;
  readonly confidence?: number;
  readonly within?: number;
  readonly delta?: number;
  readonly marginal?: boolean;
  readonly write?: string;
  readonly force?: boolean;
}

/** `beds FILE…`: how many beds meet these targets, and where? */
export function addBeds(program: Command, ends: Ends): void {
  const command = program
    .command("beds")
    .description("how many beds meet a target")
    .argument("<file...>", "scenario files, or - for standard input");
  withStudyOptions(command)
    .option(
      "--target <target>",
      'such as "bedWait.within28 >= 85%" or "bedWait.mean of catchment North <= 30 days"; several are kept at once (default: the study.targets of each file)',
      targets,
    )
    .option(
      "--where <places>",
      'where beds may change: all, names such as "catchment:North" or "unit:a,unit:b", or catchment or unit for each in turn',
      where,
    )
    .option("--allocate", "each place of --where gets what it needs, instead of one number shared out as today")
    .option("--confidence <share>", "how certain the answer must be (default: 95%)", confidence)
    .option("--within <beds>", "the answer may be so many beds above the fewest", wholeNumber(1, 100_000))
    .option("--delta <difference>", "difference from a target that does not matter, such as 0.5%", difference)
    .option("--no-marginal", "leave out what one more bed would change, place by place")
    .option("--write <file>", "write a copy of the scenario file with the beds of the answer", fileName)
    .option("--force", "let --write replace a file")
    .action((files: readonly string[], options: BedsVerbOptions) => beds(files, options, ends));
}

function fileName(text: string): string {
  if (text.trim() !== "" && text.length <= 4096) return text;
  throw new InvalidArgumentError("Expected the name of a file, such as more-beds.yaml.");
}

async function beds(files: readonly string[], options: BedsVerbOptions, ends: Ends): Promise<void> {
  const sources = files.map((file) => sourceFrom(file, options));
  const questions = sources.flatMap((source) => questionsOf(source, options));
  const copy = copyFor(files, questions, options);
  const { found, cancelled } = await withExperiments(options, (experiment) => answers(questions, experiment));
  print(options.json ? renderJson(plain(found)) : renderTerminal(bedsReport(found, "brief"), terminalLook()));
  if (options.out !== undefined) {
    const written = { ...(await filesOf(found)), "inputs.json": renderJson(inputsOf(sources, options)) };
    writeFiles(options.out, written, teller(options));
  }
  if (cancelled) {
    say(`securebeds: cancelled after ${counted(found.length, "answer")} of ${questions.length}.`);
    ends(EXIT.cancelled);
  } else if (copy !== undefined) writeCopy(copy, found[0], options);
}

interface Question {
  readonly scenario: Scenario;
  readonly targets: readonly BedsTarget[];
  readonly options: BedsOptions;
}

/** One question for a file, or one for each place where each is asked about in turn. */
function questionsOf(source: OpenedScenario, options: BedsVerbOptions): readonly Question[] {
  const scenario = readScenario(source);
  const asked = options.target ?? scenario.study.targets;
  if (asked.length === 0)
    throw new UsageError(`${source.name} has no study.targets; give one, such as --target "bedWait.within28 >= 85%"`);
  const places = options.where ?? "all";
  const inTurn = typeof places === "string" && places !== "all" && !options.allocate;
  const groups = inTurn ? eachPlace(scenario, places).map((place) => [place]) : [listOf(scenario, places)];
  return groups.map((group) => ({
    scenario,
    targets: options.allocate ? asked : asked.map((target) => aboutPlace(target, group)),
    options: { where: group, ...given(options) },
  }));
}

function listOf(scenario: Scenario, places: Where): "all" | readonly BedsPlace[] {
  return places === "unit" || places === "catchment" ? eachPlace(scenario, places) : places;
}

function eachPlace(scenario: Scenario, scope: BedsPlace["scope"]): readonly BedsPlace[] {
  const { catchments, units } = scenario.estate;
  return everyPlace(scenario, scope).filter(
    ({ name }) => scope === "unit" || units.some(({ catchment }) => catchments[catchment].name === name),
  );
}

function given({ allocate, confidence, within, delta, marginal }: BedsVerbOptions): BedsOptions {
  return {
    ...(allocate !== undefined && { allocate }),
    ...(confidence !== undefined && { confidence }),
    ...(within !== undefined && { within }),
    ...(delta !== undefined && { delta }),
    ...(marginal === false && { noMarginal: true }),
  };
}

/** Who asks about the beds of one place means the people of that place, unless the target says whom it means. */
function aboutPlace(target: BedsTarget, places: "all" | readonly BedsPlace[]): BedsTarget {
  if (places === "all" || places.length !== 1 || target.of !== undefined) return target;
  return { ...target, of: places[0] };
}

async function answers(questions: readonly Question[], experiment: BedsOptions) {
  const found: BedsStudy[] = [];
  for (const { scenario, targets, options } of questions) {
    try {
      const result = await findBeds(scenario, targets, { ...experiment, ...options });
      found.push(
        result.governed === undefined ? { scenario, result } : { scenario, result, governed: result.governed },
      );
    } catch (error) {
      // What is answered is kept.
      if (!(error instanceof CancelledError) || found.length === 0) throw error;
      return { found, cancelled: true };
    }
  }
  return { found, cancelled: false };
}

function copyFor(
  files: readonly string[],
  questions: readonly Question[],
  { write, force = false, set = [] }: BedsVerbOptions,
): ScenarioCopy | undefined {
  if (write === undefined) {
    if (force) throw new UsageError("--force belongs to --write; name the file to write");
    return undefined;
  }
  if (questions.length !== 1) throw new UsageError("--write: one file and one question, so that there is one answer");
  if (files[0] === "-") throw new UsageError("--write: expected a scenario file by name, received standard input");
  if (set.length > 0)
    throw new UsageError(
      "--write copies the file as it is, without what --set changes; write the change into the file",
    );
  return new ScenarioCopy(files[0], write, force);
}

function writeCopy(copy: ScenarioCopy, { scenario, result, governed }: BedsStudy, options: BedsVerbOptions): void {
  const { answer } = governed ?? result;
  if (answer.kind !== "found") say("securebeds: there is no number of beds to write, so no file was written.");
  else teller(options)(`Written: ${copy.write(scenario, answer.unitBeds)}, with ${counted(answer.beds, "bed")}.`);
}

async function filesOf(studies: readonly BedsStudy[]): Promise<Readonly<Record<string, string>>> {
  const full = bedsReport(studies, "full");
  const figure = await bedCurveFigure(studies);
  const scenarios = [...new Set(studies.map(({ scenario }) => scenario))].map(withoutPeople);
  const results = studies.flatMap(resultsOf);
  return {
    "result.json": renderJson(plain(studies)),
    "report.md": renderMarkdown(full),
    "report.txt": renderTerminal(full),
    "scenario.json": renderJson(scenarios.length === 1 ? scenarios[0] : scenarios),
    "curve.csv": curveCsv(results),
    "marginal.csv": marginalCsv(results),
    "beds.csv": unitBedsCsv(results),
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
    : {
        format: "securebeds/beds-comparison@1",
        version: results[0].version,
        streamVersion: results[0].streamVersion,
        results,
      };
}
