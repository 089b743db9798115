import { Replicator } from "../experiment/index.js";
import type { WorkerAnswer, WorkerOutputs, WorkerTask } from "./worker-task.js";

let ready: { readonly scenarioNumber: number; readonly replicator: Replicator } | undefined;

/** Runs replications on the thread it lives on. */
export function replicate(task: WorkerTask): WorkerAnswer {
  const outputs: WorkerOutputs[] = [];
  let replication = task.from;
  try {
    const replicator = replicatorFor(task);
    for (; replication <= task.to; replication++) outputs.push(replicator.replicate(replication));
    return { kind: "done", outputs };
  } catch (error) {
    // A replicator that failed half way is not to be trusted with another replication.
    ready = undefined;
    const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: "failed", replication, name, message, stack: stack ?? message };
  }
}

function replicatorFor({ scenario, scenarioNumber }: WorkerTask): Replicator {
  if (ready?.scenarioNumber !== scenarioNumber) ready = { scenarioNumber, replicator: new Replicator(scenario) };
  return ready.replicator;
}
