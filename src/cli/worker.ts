import { Replicator, sentError } from "../experiment/index.js";
import type { WorkerAnswer, WorkerOutputs, WorkerTask } from "./worker-task.js";

let ready: { readonly scenarioNumber: number; readonly replicator: Replicator } | undefined;

/** Runs replications on the thread it lives on, until it is told that they are not wanted any more. */
export function replicate(task: WorkerTask): WorkerAnswer {
  const outputs: WorkerOutputs[] = [];
  let replication = task.from;
  try {
    const replicator = replicatorFor(task);
    for (; replication <= task.to; replication++) {
      const found = ifWanted(replicator, replication, task);
      if (found === undefined) break;
      outputs.push(found);
    }
    return { kind: "done", outputs };
  } catch (error) {
    // A replicator that failed half way is not to be trusted with another replication.
    ready = undefined;
    return { kind: "failed", outputs, error: sentError(error, replication) };
  }
}

function ifWanted(
  replicator: Replicator,
  replication: number,
  { unwantedFrom }: WorkerTask,
): WorkerOutputs | undefined {
  const steps = replicator.steps(replication);
  while (Atomics.load(unwantedFrom, 0) > replication) {
    const step = steps.next();
    if (step.done) return step.value;
  }
  return undefined;
}

function replicatorFor({ scenario, scenarioNumber, limits }: WorkerTask): Replicator {
  if (ready?.scenarioNumber !== scenarioNumber)
    ready = { scenarioNumber, replicator: new Replicator(scenario, { limits }) };
  return ready.replicator;
}
