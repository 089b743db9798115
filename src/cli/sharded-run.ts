import { worldOf } from "../experiment/index.js";
import { UsageError } from "../foundation/index.js";
import { counted, visible } from "../report/index.js";
import type { Scenario } from "../scenario/index.js";
import { type Ends, EXIT } from "./exit-codes.js";
import { FileKeeper } from "./file-keeper.js";
import { SystemRefusal } from "./refusals.js";
import { knownReplications, runStretch, type Shard, type Stretch, stretchOf } from "./shard.js";
import { say, teller } from "./streams.js";
import { keptIn, type StudyOptions, withExperiments } from "./study-options.js";

/** Runs one shard's replications of a study into the folder where all shards meet; nothing is told of them but that they are
 *  there.
 *  @throws UsageError, and LimitError of the first replication that comes to a limit */
export async function runShard(scenario: Scenario, shard: Shard, options: StudyOptions, ends: Ends): Promise<void> {
  const folder = keptIn(options);
  if (folder === undefined)
    throw new UsageError("--shard: shards meet in a folder; expected --out or --keep with its name, received neither");
  const stretch = stretchOf(shard, knownReplications(scenario, options, "--shard"));
  const planned = Math.max(0, stretch.to - stretch.from + 1);
  const step = `${scenario.name}, shard ${shard.number} of ${shard.of}`;
  const done = await withExperiments(options, ({ runner, limits, onProgress, signal }) => {
    const job = { scenario, limits, ...stretch };
    return runner === undefined
      ? Promise.resolve(0)
      : runStretch(runner, job, (count) => onProgress?.({ step, done: count, planned }), signal);
  });
  if (done < planned) {
    say(`securebeds: cancelled after ${done} of ${counted(planned, "replication")}.`);
    return ends(EXIT.cancelled);
  }
  await refuseUnlessKept(scenario, folder, stretch);
  const which = planned === 0 ? "no replication is left for it" : `replications ${stretch.from} to ${stretch.to}`;
  teller(options)(`${visible(step)}: ${which}, kept in ${visible(folder)}.`);
}

/** A study only says that its replications could not be kept; a shard has nothing else to show.
 *  @throws SystemRefusal */
async function refuseUnlessKept(scenario: Scenario, folder: string, { from, to }: Stretch): Promise<void> {
  const keeper = new FileKeeper(folder, say);
  for (let at = from; at <= to; at++) {
    const found = await keeper.find(worldOf(scenario), at, at);
    if (found.size === 0) throw new SystemRefusal(`--shard: replication ${at} could not be kept in ${folder}`);
  }
}
