import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { type ExperimentOptions, KeepingRunner, type Runner, SerialRunner } from "../experiment/index.js";
import { UsageError } from "../foundation/index.js";
import { counted, visible } from "../report/index.js";
import { isCensusInside, readScenario, type Scenario, type Setting } from "../scenario/index.js";
import { PASSWORD } from "./cluster/address.js";
import { ClusterRunner } from "./cluster/cluster-runner.js";
import { FileKeeper } from "./file-keeper.js";
import { type OpenedScenario, openScenario } from "./files.js";
import { onInterruption } from "./interruption.js";
import { folder, precision, seed, setting, wholeNumber } from "./option-values.js";
import { prepareFolder } from "./out-folder.js";
import { ProgressTeller } from "./progress.js";
import { NothingRunner } from "./shard.js";
import { say, teller } from "./streams.js";
import { WorkerRunner } from "./worker-runner.js";

/** What every verb that studies a scenario can be told. */
export interface StudyOptions {
  readonly set?: readonly Setting[];
  readonly seed?: string;
  readonly replications?: number;
  readonly precision?: number;
  readonly workers?: number;
  readonly mostEvents?: number;
  readonly mostWaiting?: number;
  readonly out?: string;
  /** False: nothing is kept. */
  readonly keep?: string | false;
  /** The tables of a census are kept beside the result too. */
  readonly keepCensus?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** Address of a cluster that computes. */
  readonly cluster?: string;
  readonly clusterClean?: boolean;
  /** The people of a census may go to the cluster. */
  readonly withCensusPeople?: boolean;
  /** Nothing is computed: everything must have been kept. */
  readonly onlyKept?: boolean;
}

export function withSet(command: Command): Command {
  return command.option("--set <path=value>", "change the scenario; may be given several times", setting);
}

export function withStudyOptions(command: Command): Command {
  return withMachineOptions(withSet(command))
    .option("--seed <seed>", "the seed (default: the scenario's)", seed)
    .option("--replications <n>", "exactly so many replications", wholeNumber(1, 100_000))
    .option("--precision <share>", "stop when intervals are within this share of the estimate, such as 5%", precision)
    .option("--out <dir>", "write result, report, scenario and tables into this folder")
    .option(
      "--keep <dir>",
      "keep finished replications here and compute only what is missing (default: DIR/runs of --out)",
      folder,
    )
    .option("--no-keep", "keep none")
    .option(
      "--keep-census",
      "let --out keep the tables of a census too, which are about people; else only their checksums",
    )
    .option(
      "--most-events <n>",
      "end where a replication has had so many events (default: 100,000,000)",
      wholeNumber(1, 999_999_999),
    )
    .option(
      "--most-waiting <n>",
      "end where so many people wait in a replication (default: 250,000)",
      wholeNumber(1, 999_999_999),
    );
}

/** How far a single replication may go. */
function limitsOf({ mostEvents, mostWaiting }: StudyOptions): Pick<ExperimentOptions, "limits"> {
  if (mostEvents === undefined && mostWaiting === undefined) return {};
  const limits = { ...(mostEvents && { events: mostEvents }), ...(mostWaiting && { waiting: mostWaiting }) };
  return { limits };
}

/** How the work is done and told; nothing here moves a figure. */
export function withMachineOptions(command: Command): Command {
  return command
    .option(
      "--workers <n>",
      "worker threads (default: one for each core); the figures do not depend on it",
      wholeNumber(1, 256),
    )
    .option(
      "--cluster <address>",
      `compute on the workers at this Redis or Valkey, such as redis://host:6379; a password may stand in ${PASSWORD}`,
    )
    .option(
      "--cluster-clean",
      "remove everything there at the end, of earlier studies too, unless another is under way",
    )
    .option(
      "--with-census-people",
      "let --cluster have the people of a census, whose dates may be those of real people",
    )
    .option("--json", "print the result as JSON instead of a report")
    .option("--quiet", "say nothing but the result");
}

/** A scenario file with the changes that the options ask for, not read yet.
 *  @throws UsageError */
export function sourceFrom(file: string, options: StudyOptions): OpenedScenario {
  const source = openScenario(file, seeded(options));
  if (options.out !== undefined && !options.keepCensus && isCensusInside(source)) throw new UsageError(WRITTEN_INSIDE);
  return source;
}

const WRITTEN_INSIDE =
  "the people of the census are written in the scenario itself, which --out keeps beside the result; put their tables into files of their own, or add --keep-census";

/** The scenario of a file with the changes that the options ask for.
 *  @throws ScenarioError, UsageError */
export function scenarioFrom(file: string, options: StudyOptions): Scenario {
  return readScenario(sourceFrom(file, options));
}

/** The folder in which finished replications are kept: the one that was named, or one in the folder for results. */
export function keptIn({ keep, out }: StudyOptions): string | undefined {
  if (keep !== undefined) return keep === false ? undefined : keep;
  return out === undefined ? undefined : join(out, "runs");
}

/** The changes that the options ask for, the seed among them. */
function seeded({ set = [], seed }: StudyOptions): readonly Setting[] {
  return seed === undefined ? set : [...set, { path: "seed", value: JSON.stringify(seed) }];
}

/** Lets experiments run as the options say, with progress and Ctrl-C, and tidies up behind them. */
export async function withExperiments<T>(
  options: StudyOptions,
  work: (experiment: ExperimentOptions & { readonly signal: AbortSignal }) => Promise<T>,
): Promise<T> {
  if (options.out !== undefined) prepareFolder(options.out);
  const { replications, precision } = options;
  const machine = await machineFor(options);
  const runner = keeping(machine, options);
  const { signal, release } = onInterruption();
  const teller = progressOnStderr(options);
  try {
    return await work({
      runner,
      signal,
      ...limitsOf(options),
      onProgress: (progress) => teller.tell(progress, machine.told),
      ...(replications === undefined ? {} : { replications }),
      ...(precision === undefined ? {} : { precision }),
    });
  } finally {
    teller.end();
    release();
    await runner.close();
  }
}

/** What computes, and who that is where it is not this machine. */
interface Machine extends Runner {
  readonly told?: string;
}

/** @throws UsageError where what is kept is to be told and no folder is named, or a cluster cannot be used */
async function machineFor(options: StudyOptions): Promise<Machine> {
  const {
    workers = availableParallelism(),
    onlyKept,
    cluster,
    clusterClean = false,
    withCensusPeople = false,
  } = options;
  if (onlyKept) return new NothingRunner(folderOfShards(options));
  if (cluster !== undefined) return ClusterRunner.open(cluster, { say, clean: clusterClean, withCensusPeople });
  if (clusterClean) throw new UsageError("--cluster-clean: expected --cluster with an address; received none");
  if (withCensusPeople)
    throw new UsageError("--with-census-people belongs to --cluster; nothing else here moves people");
  return workers === 1 ? new SerialRunner() : new WorkerRunner(workers);
}

function folderOfShards(options: StudyOptions): string {
  const folder = keptIn(options);
  if (folder === undefined) throw new UsageError("merge: expected --out or --keep with the folder of the shards");
  return folder;
}

/** Tells progress where errors go, or nobody. */
export function progressOnStderr({ quiet }: { readonly quiet?: boolean }): ProgressTeller {
  return new ProgressTeller({
    rewrites: process.stderr.isTTY,
    width: process.stderr.columns ?? 80,
    write: (text) => void (quiet ? undefined : process.stderr.write(text)),
    now: Date.now,
  });
}

/** A runner that keeps what it computes, where something is to be kept; on closing it says how much it found. */
function keeping(runner: Runner, options: StudyOptions): Runner {
  const folder = keptIn(options);
  if (folder === undefined) return runner;
  const keeper = new KeepingRunner(runner, new FileKeeper(folder, say));
  return {
    get parallel() {
      return keeper.parallel;
    },
    run: (...job) => keeper.run(...job),
    close: async () => {
      await keeper.close();
      const { found, computed } = keeper;
      if (found === 0) return;
      const did = computed === 0 ? "none had to be computed" : `${counted(computed, "other")} computed`;
      teller(options)(`Found in ${visible(folder)}: ${counted(found, "replication")}; ${did}.`);
    },
  };
}
