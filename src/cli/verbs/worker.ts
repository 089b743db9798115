import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { UsageError } from "../../foundation/index.js";
import { counted } from "../../report/index.js";
import { PASSWORD, readAddress } from "../cluster/address.js";
import { ClusterWorker } from "../cluster/cluster-worker.js";
import { Connection } from "../cluster/connection.js";
import { sweepUp } from "../cluster/housekeeping.js";
import { clusterPackages } from "../cluster/packages.js";
import { type Interruption, onInterruption } from "../interruption.js";
import { wholeNumber } from "../option-values.js";
import { say, teller } from "../streams.js";

interface WorkerOptions {
  readonly cluster: string;
  readonly concurrency?: number;
  readonly patience: number;
  readonly clusterClean?: boolean;
  readonly quiet?: boolean;
}

const MILLISECONDS_PER_SECOND = 1_000;
const FIRST_PATIENCE = 15_000;

/** `worker`: lends this machine to studies on a cluster. */
export function addWorker(program: Command): void {
  program
    .command("worker")
    .description("compute for studies that are run with --cluster, until it is told to stop")
    .requiredOption(
      "--cluster <address>",
      `the Redis or Valkey of the studies, such as redis://host:6379; a password may stand in ${PASSWORD}`,
    )
    .option("--concurrency <n>", "threads (default: one for each core)", wholeNumber(1, 256))
    .option(
      "--patience <seconds>",
      "a worker that is not heard of for so long is taken for dead",
      wholeNumber(1, 3_600),
      15,
    )
    .option("--cluster-clean", "only remove everything that studies have left there, and end")
    .option("--quiet", "say only what goes wrong")
    .action((options: WorkerOptions) => (options.clusterClean ? clean(options) : work(options)));
}

async function work(options: WorkerOptions): Promise<void> {
  const { cluster, concurrency = availableParallelism(), patience } = options;
  const tell = teller(options);
  const interruption = onInterruption();
  const { signal } = interruption;
  try {
    const settings = { concurrency, patience: patience * MILLISECONDS_PER_SECOND, say };
    const worker = await ClusterWorker.open(cluster, settings, signal);
    if (worker === undefined) return;
    tell(`securebeds worker: ${readAddress(cluster, {}).shown}, ${counted(concurrency, "thread")}, ${worker.told}.`);
    await stopped(interruption);
    tell("securebeds worker: takes nothing more, and ends what it has begun.");
    const isClosed = await worker.close();
    const { batches, replications } = worker.done;
    tell(`securebeds worker: ${counted(replications, "replication")} in ${counted(batches, "batch", "batches")}.`);
    if (!isClosed) process.exit();
  } finally {
    interruption.release();
  }
}

function stopped({ signal }: Interruption): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** @throws UsageError where a study is under way */
async function clean(options: WorkerOptions): Promise<void> {
  const where = readAddress(options.cluster, process.env);
  const connection = new Connection(await clusterPackages(), where, say);
  try {
    await connection.ready(FIRST_PATIENCE);
    const removed = await sweepUp(connection.redis);
    if (removed === "somebody is at work")
      throw new UsageError(
        "--cluster-clean: a study is under way there, and would lose what it needs; let it end first",
      );
    teller(options)(`securebeds worker: ${counted(removed, "key")} removed from ${where.shown}.`);
  } finally {
    connection.close();
  }
}
