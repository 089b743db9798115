// What a cluster costs beside worker threads of the same machine, and how throughput grows with workers: node bench/cluster.mjs
// Needs dist/ (npm run build), redis-server, bullmq and ioredis. ROUNDS=3, REPLICATIONS=60, CORES=2.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const CLI = join(root, "dist/cli.js");
const ROUNDS = Number(process.env.ROUNDS ?? 3);
const REPLICATIONS = Number(process.env.REPLICATIONS ?? 60);
const CORES = Number(process.env.CORES ?? 2);
const PORT = 7392;
const url = `redis://127.0.0.1:${PORT}`;
const folder = mkdtempSync(join(tmpdir(), "securebeds-bench-"));
const children = [];

function start(name, words, ready) {
  const child = spawn(name, words, { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  return new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => {
        if (`${text}`.includes(ready)) resolve(child);
      });
    }
  });
}

/** Seconds on the clock on the wall, less what the command takes to start and to end. */
function timed(replications, ...more) {
  const scenario = join(root, "scenarios/england.yaml");
  const words = [CLI, "run", scenario, "--replications", `${replications}`, "--json", "--quiet", ...more];
  const began = performance.now();
  const out = execFileSync(process.execPath, words, { encoding: "utf8", maxBuffer: 1e9 });
  return { seconds: (performance.now() - began) / 1000, out };
}

function ended(child) {
  child.kill("SIGTERM");
  return new Promise((resolve) => child.once("exit", resolve));
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

try {
  await start("redis-server", ["--port", `${PORT}`, "--dir", folder, "--save", ""], "Ready to accept");
  const work = (threads) =>
    start(process.execPath, [CLI, "worker", "--cluster", url, "--concurrency", `${threads}`], "securebeds worker");
  const line = new Redis(PORT);
  const began = performance.now();
  for (let i = 0; i < 2000; i++) await line.ping();
  console.log(`round trip to Redis: ${((performance.now() - began) / 2000).toFixed(3)} ms`);
  line.disconnect();

  const worker = await work(CORES);
  timed(2 * CORES, "--cluster", url);
  const ratios = [];
  for (let round = 0; round < ROUNDS; round++) {
    const here = timed(REPLICATIONS, "--workers", `${CORES}`);
    const there = timed(REPLICATIONS, "--cluster", url);
    if (here.out !== there.out) throw new Error("the bytes differ");
    ratios.push(there.seconds / here.seconds);
    console.log(
      `${REPLICATIONS} replications: threads ${here.seconds.toFixed(1)} s, cluster ${there.seconds.toFixed(1)} s, ratio ${ratios.at(-1).toFixed(3)}`,
    );
  }
  console.log(`median ratio ${median(ratios).toFixed(3)}`);
  await ended(worker);

  // In turn, because a shared machine changes its speed.
  const times = Array.from({ length: CORES }, () => []);
  for (let round = 0; round < ROUNDS; round++) {
    const workers = [];
    for (const seen of times) {
      workers.push(await work(1));
      // A coordinator asks who is there now and then.
      await pause(4_000);
      seen.push(timed(REPLICATIONS, "--cluster", url).seconds);
    }
    await Promise.all(workers.map(ended));
  }
  for (const [place, seen] of times.entries()) {
    const grows = median(times[0].map((first, round) => first / seen[round]));
    console.log(
      `${place + 1} workers with a thread each: ${median(seen).toFixed(1)} s, ${grows.toFixed(2)} times one (${seen.map((each) => each.toFixed(1)).join(", ")} s)`,
    );
  }
} finally {
  for (const child of children) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
