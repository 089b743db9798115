import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import { ClusterRunner } from "../src/cli/cluster/cluster-runner.js";
import { whoIsThere } from "../src/cli/cluster/presence.js";
import { type Runner, SerialRunner, sweep } from "../src/experiment/index.js";
import { readAxes, readScenario, readVariation } from "../src/scenario/index.js";
import { type Costs, playOnCluster } from "./cluster-model.js";
import { uniform } from "./draws.js";

/* What a replication costs worker, Redis and coordinator, measured on the cluster at CLUSTER, and what comes of it with 1 to
 * 1,000 workers, simulated. */

const CLUSTER = process.env.CLUSTER ?? "";
const [FEW, MANY] = (process.env.REPLICATIONS ?? "20,60").split(",").map(Number);
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const WORKERS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
/** The national study that a cluster is for. */
const DESIGN = { points: 200, replications: 500 };

const folder = process.env.SCENARIOS ?? "scenarios";
const source = { name: "england.yaml", text: readFileSync(`${folder}/england.yaml`, "utf8") };
const variation = readVariation(source);
const line = new Redis(CLUSTER, { maxRetriesPerRequest: null });

/** What so many replications, as one point of a design, took of the processors. [microseconds] */
async function spent(runner: Runner, replications: number): Promise<{ coordinator: number; redis: number }> {
  const { found } = readAxes(["access.accepted=0.75"]);
  const [ours, theirs] = [process.cpuUsage(), await redisTime()];
  await sweep(variation, found, { runner, replications });
  const { user, system } = process.cpuUsage(ours);
  return { coordinator: user + system, redis: (await redisTime()) - theirs };
}

async function redisTime(): Promise<number> {
  const text = await line.info("cpu");
  const of = (what: string) => Number(new RegExp(`^used_cpu_${what}:([\\d.]+)`, "m").exec(text)?.[1]) * 1e6;
  return of("user") + of("sys");
}

/** What each replication more costs, so that what a study costs once is not in it. */
async function costOfOne(runner: Runner): Promise<{ coordinator: number; redis: number }> {
  const rounds: { coordinator: number; redis: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const few = await spent(runner, FEW);
    const many = await spent(runner, MANY);
    const each = (what: "coordinator" | "redis") => (many[what] - few[what]) / (MANY - FEW);
    rounds.push({ coordinator: each("coordinator"), redis: each("redis") });
  }
  const middle = (what: "coordinator" | "redis") => median(rounds.map((round) => round[what]));
  return { coordinator: middle("coordinator"), redis: middle("redis") };
}

/** How long replications take on one thread. [microseconds] */
async function replicationTimes(): Promise<readonly number[]> {
  const times: number[] = [];
  let began = performance.now();
  const note = (): void => {
    const now = performance.now();
    times.push((now - began) * 1000);
    began = now;
  };
  await new SerialRunner().run({ scenario: readScenario(source), from: 1, to: FEW }, note, undefined);
  return times.slice(2);
}

async function roundTrip(): Promise<number> {
  const began = performance.now();
  for (let i = 0; i < 2_000; i++) await line.ping();
  return ((performance.now() - began) * 1000) / 2_000;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

function exponential(purpose: string, mean: number): () => number {
  const chance = uniform(purpose);
  return () => -Math.log(1 - chance()) * mean;
}

const trip = await roundTrip();
const times = await replicationTimes();
// This program is another build than the workers, but of the same sources.
const [{ release }] = await whoIsThere(line, "worker");
const runner = await ClusterRunner.open(CLUSTER, { say: console.error, release });
await spent(runner, FEW);
const { coordinator, redis } = await costOfOne(runner);
await runner.close();
line.disconnect();

const ms = (microseconds: number) => `${(microseconds / 1000).toPrecision(3)} ms`;
const mean = times.reduce((sum, each) => sum + each, 0) / times.length;
console.log(
  `england.yaml, each replication: worker ${ms(mean)}, coordinator ${ms(coordinator)}, Redis ${ms(redis)}; round trip ${ms(trip)}`,
);
console.log(
  `no more than ${(1e6 / coordinator).toFixed(0)} a second through one coordinator, ${(1e6 / redis).toFixed(0)} through one Redis`,
);

const pick = uniform("replication");
const costs: Costs = {
  worker: () => times[Math.floor(pick() * times.length)],
  redis: exponential("redis", redis),
  coordinator: exponential("coordinator", coordinator),
  // A worker asks for the next batch as it tells of the last.
  trip: () => trip,
};
console.log(
  `\n${DESIGN.points} points of ${DESIGN.replications} replications, simulated\nworkers   a second   times one   of ideal   workers busy   coordinator   Redis   hours`,
);
const one = playOnCluster(1, DESIGN, costs).perSecond;
for (const workers of WORKERS) {
  const { perSecond, busy, seconds } = playOnCluster(workers, DESIGN, costs);
  const share = (of: number) => `${(100 * of).toFixed(1)} %`;
  const cells = [workers, perSecond.toFixed(1), (perSecond / one).toFixed(1), share(perSecond / one / workers)];
  const busyCells = [share(busy.workers), share(busy.coordinator), share(busy.redis), (seconds / 3600).toFixed(2)];
  const widths = [7, 11, 12, 11, 15, 14, 8, 8];
  console.log([...cells, ...busyCells].map((cell, place) => `${cell}`.padStart(widths[place])).join(""));
}
