import { readFileSync } from "node:fs";
import { WorkerRunner } from "../src/cli/worker-runner.js";
import { readScenario } from "../src/scenario/index.js";

/** Replications of a shipped scenario on worker threads, as `securebeds run` does them. Here the clock on the wall counts: the
 *  question is how long somebody waits. Threads are started and warm before it runs. */
const WORKERS = Number(process.env.WORKERS ?? 1);
const REPLICATIONS = Number(process.env.REPLICATIONS ?? 24);
const folder = process.env.SCENARIOS ?? "scenarios";
const scenario = readScenario({ name: "england.yaml", text: readFileSync(`${folder}/england.yaml`, "utf8") });
const runner = new WorkerRunner(WORKERS, new URL("./worker.mjs", import.meta.url));

const job = (from: number, to: number) => ({ scenario, policies: undefined, from, to });
await runner.run(job(1, 8 * WORKERS), () => undefined, undefined);
const start = performance.now();
await runner.run(job(101, 100 + REPLICATIONS), () => undefined, undefined);
const nanoseconds = (performance.now() - start) * 1e6;
await runner.close();
console.log(
  JSON.stringify({ name: "workers", nanosecondsPerUnit: nanoseconds / REPLICATIONS, replications: REPLICATIONS }),
);
