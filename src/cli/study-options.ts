import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { type ExperimentOptions, SerialRunner } from "../experiment/index.js";
import { readScenario, type Scenario, type Setting } from "../scenario/index.js";
import { openScenario } from "./files.js";
import { onInterruption } from "./interruption.js";
import { precision, seed, setting, wholeNumber } from "./option-values.js";
import { prepareFolder } from "./out-folder.js";
import { ProgressTeller } from "./progress.js";
import { WorkerRunner } from "./worker-runner.js";

/** What every verb that studies a scenario can be told. */
export interface StudyOptions {
  readonly set?: readonly Setting[];
  readonly seed?: string;
  readonly replications?: number;
  readonly precision?: number;
  readonly workers?: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export function withSet(command: Command): Command {
  return command.option("--set <path=value>", "change the scenario; may be given several times", setting);
}

export function withStudyOptions(command: Command): Command {
  return withSet(command)
    .option("--seed <seed>", "the seed (default: the scenario's)", seed)
    .option("--replications <n>", "exactly so many replications", wholeNumber(1, 100_000))
    .option("--precision <share>", "stop when intervals are within this share of the estimate, such as 5%", precision)
    .option(
      "--workers <n>",
      "worker threads (default: one for each core); the figures do not depend on it",
      wholeNumber(1, 256),
    )
    .option("--out <dir>", "write result, report, scenario and tables into this folder")
    .option("--json", "print the result as JSON instead of a report")
    .option("--quiet", "say nothing but the result");
}

/** The scenario of a file with the changes that the options ask for.
 *  @throws ScenarioError, UsageError */
export function scenarioFrom(file: string, options: StudyOptions): Scenario {
  return readScenario(openScenario(file, seeded(options)));
}

/** The changes that the options ask for, the seed among them. */
export function seeded({ set = [], seed }: StudyOptions): readonly Setting[] {
  return seed === undefined ? set : [...set, { path: "seed", value: JSON.stringify(seed) }];
}

/** Lets experiments run as the options say, with progress and Ctrl-C, and tidies up behind them. */
export async function withExperiments<T>(
  options: StudyOptions,
  work: (experiment: ExperimentOptions & { readonly signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  if (options.out !== undefined) prepareFolder(options.out);
  const { workers = availableParallelism(), replications, precision } = options;
  const runner = workers === 1 ? new SerialRunner() : new WorkerRunner(workers);
  const { signal, release } = onInterruption();
  const teller = new ProgressTeller({
    rewrites: process.stderr.isTTY,
    write: (text) => void (options.quiet ? undefined : process.stderr.write(text)),
    now: Date.now,
  });
  try {
    return await work({
      runner,
      signal,
      onProgress: (progress) => teller.tell(progress),
      ...(replications === undefined ? {} : { replications }),
      ...(precision === undefined ? {} : { precision }),
    });
  } finally {
    teller.end();
    release();
    await runner.close();
  }
}
