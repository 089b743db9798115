import type { Command } from "commander";
import { limitWarning, type Result, study } from "../../experiment/index.js";
import { UsageError } from "../../foundation/index.js";
import {
  counted,
  dictionaryCsv,
  renderJson,
  renderMarkdown,
  renderTerminal,
  resultTables,
  runReport,
} from "../../report/index.js";
import { readScenario, type Scenario, withoutPeople } from "../../scenario/index.js";
import { type Ends, EXIT } from "../exit-codes.js";
import { inputsOf } from "../inputs.js";
import { confidence, minutes } from "../option-values.js";
import { writeFiles } from "../out-folder.js";
import { knownReplications, type Shard, shard } from "../shard.js";
import { runShard } from "../sharded-run.js";
import { print, say, teller, terminalLook } from "../streams.js";
import { type StudyOptions, sourceFrom, withExperiments, withStudyOptions } from "../study-options.js";

export interface RunOptions extends StudyOptions {
  readonly checkTargets?: boolean;
  readonly twoClasses?: boolean;
  readonly parquet?: boolean;
  /** True where the option stands alone. */
  readonly untilDecided?: number | true;
  readonly minutes?: number;
  readonly shard?: Shard;
}

const CONFIDENCE = 0.95;
const MILLISECONDS_PER_MINUTE = 60_000;

/** `run FILE`: what happens under this scenario? */
export function addRun(program: Command, ends: Ends): void {
  const command = program
    .command("run")
    .description("what happens under this scenario")
    .argument("<file>", "scenario file, or - for standard input");
  withRunOptions(command)
    .option("--shard <i/n>", "run only the i-th of n parts into the folder of --out or --keep, for merge", shard)
    .option(
      "--until-decided [confidence]",
      "run until every target is known to be met or missed (default: 95%)",
      confidence,
    )
    .option("--minutes <n>", "stop after so many minutes; what is done by then is a valid result", minutes)
    .action((file: string, options: RunOptions) => runFile(file, options, ends));
}

/** What run and merge can be told. */
export function withRunOptions(command: Command): Command {
  return withStudyOptions(command)
    .option("--two-classes", "show people from prison beside those from court and hospital")
    .option("--parquet", "write the tables of --out as Parquet too")
    .option("--check-targets", "end with exit code 4 unless every target of the scenario is met");
}

/** Runs a scenario as the options say and tells what came of it.
 *  @throws ScenarioError, UsageError */
export async function runFile(file: string, options: RunOptions, ends: Ends): Promise<void> {
  const source = sourceFrom(file, options);
  const scenario = readScenario(source);
  if (options.shard !== undefined) return runShard(scenario, refusingWhatEnds(options), options, ends);
  if (options.onlyKept) knownReplications(scenario, options, "merge");
  if (options.checkTargets && scenario.study.targets.length === 0) {
    throw new UsageError(`--check-targets: ${file} has no study.targets`);
  }
  if (options.parquet && options.out === undefined) {
    throw new UsageError("--parquet writes files; expected --out with a folder for them; received no --out");
  }
  const result = await withExperiments(options, (experiment) => study(scenario, asLongAs(options, experiment)));
  const { twoClasses = false } = options;
  const report = runReport(result, scenario, "brief", { twoClasses });
  print(options.json ? renderJson(result) : renderTerminal(report, terminalLook()));
  if (options.out !== undefined) {
    const files = {
      ...filesOf(result, scenario),
      ...(await tablesOf(result, scenario, options)),
      "inputs.json": renderJson(inputsOf([source], options)),
    };
    writeFiles(options.out, files, teller(options));
  }
  if (result.limit !== undefined) {
    say(`securebeds: ${limitWarning(result.limit)}`);
    ends(EXIT.limitReached);
  } else if (result.stopped === "cancelled") {
    say(`securebeds: cancelled after ${counted(result.replications, "replication")}; the figures rest on those.`);
    ends(EXIT.cancelled);
  } else if (options.checkTargets) checkTargets(result, ends);
}

/** @throws UsageError for what only who has all replications can do */
function refusingWhatEnds({ shard, untilDecided, checkTargets }: RunOptions): Shard {
  const other = untilDecided !== undefined ? "--until-decided" : checkTargets ? "--check-targets" : undefined;
  if (other !== undefined || shard === undefined)
    throw new UsageError(
      `${other}: a shard has only some of the replications; leave it out${checkTargets ? ", and give it to merge" : ""}`,
    );
  return shard;
}

/** What ends the study beside what ends every study: a decision, or the clock. */
function asLongAs<T extends { readonly signal: AbortSignal }>({ untilDecided, minutes }: RunOptions, experiment: T) {
  const decide = untilDecided === true ? CONFIDENCE : untilDecided;
  const signals = minutes === undefined ? [] : [AbortSignal.timeout(minutes * MILLISECONDS_PER_MINUTE)];
  return {
    ...experiment,
    signal: AbortSignal.any([experiment.signal, ...signals]),
    ...(decide !== undefined && { decide }),
  };
}

function filesOf(result: Result, scenario: Scenario): Readonly<Record<string, string>> {
  const full = runReport(result, scenario, "full");
  return {
    "result.json": renderJson(result),
    "report.md": renderMarkdown(full),
    "report.txt": renderTerminal(full),
    "scenario.json": renderJson(withoutPeople(scenario)),
  };
}

/** The tables for people who compute, and what their columns mean. */
async function tablesOf(
  result: Result,
  scenario: Scenario,
  { parquet = false }: RunOptions,
): Promise<Readonly<Record<string, string | Uint8Array>>> {
  const files: Record<string, string | Uint8Array> = {};
  for (const table of resultTables(result, scenario)) {
    files[`${table.name}.csv`] = table.csv();
    if (parquet) files[`${table.name}.parquet`] = await table.parquet();
  }
  return { ...files, "dictionary.csv": dictionaryCsv() };
}

/** A target that the figures cannot tell is not met either: a check must not pass by being imprecise. */
function checkTargets({ targets }: Result, ends: Ends): void {
  const open = targets.filter(({ verdict }) => verdict !== "met");
  if (open.length === 0) return;
  const named = open.map(
    ({ metric, verdict }) => `${metric} ${verdict === "missed" ? "is missed" : "is too close to call"}`,
  );
  say(`securebeds: ${named.join(", ")}`);
  ends(EXIT.targetNotMet);
}
