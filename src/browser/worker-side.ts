import { Replicator, sentError } from "../experiment/index.js";
import { invariant } from "../foundation/index.js";
import type { FromWorker, Line, ToWorker } from "./worker-messages.js";

/** How long a worker goes on before it looks whether it is told to leave. [milliseconds] */
const SLICE = 25;

/** Runs replications in a Web Worker, one at a time, as the page asks for them. */
export function serve(line: Line): void {
  let task: Task | undefined;
  let ready: Replicator | undefined;
  let isLeaving = false;
  const replicate = async (replication: number): Promise<FromWorker> => {
    isLeaving = false;
    try {
      ready ??= replicatorFor(task);
      const outputs = await unlessLeaving(ready.steps(replication), () => isLeaving);
      return outputs === undefined ? { kind: "left", replication } : { kind: "done", replication, outputs };
    } catch (error) {
      // A replicator that failed half way is not to be trusted with another replication.
      ready = undefined;
      return { kind: "failed", error: sentError(error, replication) };
    }
  };
  line.onmessage = ({ data }) => {
    if (data.kind === "leave") isLeaving = true;
    else if (data.kind === "replicate") void replicate(data.replication).then((answer) => line.postMessage(answer));
    else {
      task = data;
      ready = undefined;
    }
  };
}

type Task = Extract<ToWorker, { readonly kind: "scenario" }>;

function replicatorFor(task: Task | undefined): Replicator {
  invariant(task !== undefined, () => "a worker is told of the scenario before it is asked for a replication");
  return new Replicator(task.scenario, { limits: task.limits });
}

async function unlessLeaving(steps: ReturnType<Replicator["steps"]>, isLeaving: () => boolean) {
  let until = performance.now() + SLICE;
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await turn();
    if (isLeaving()) return undefined;
    until = performance.now() + SLICE;
  }
}

/** Lets messages that have come be heard. A timer would wait for milliseconds. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
