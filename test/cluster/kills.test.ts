import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { atLength } from "../at-length.js";
import { built, DIST } from "../cli/built.js";
import { folderWith, securebeds, TINY } from "../cli/command.js";
import { randomNumbers } from "../supply/random-numbers.js";
import { endAll, NO_REDIS, type RunningWorker, type Server, startRedis, startWorker, WHY } from "./redis.js";

beforeAll(built);
afterAll(endAll);

/* Workers, coordinator and Redis are killed at random moments, and started again with the same command. Seeds are fixed, so
 * that who is killed in which order is; when exactly is up to the machine. SECUREBEDS_CLUSTER_KILLS=50 kills that many. */

const KILLS = Number(process.env.SECUREBEDS_CLUSTER_KILLS ?? atLength(3, 50));
/** Between two kills at most. [milliseconds] */
const PAUSE = 1_500;
const WORKERS = 2;
/** A hundred batches or more, however fast the machine is. */
const LONG = TINY.replace("replications: 6", `replications: ${KILLS > 10 ? 200 : 60}`)
  .replace("beds: 8", "beds: 60")
  .replace("perYear: 40", "perYear: 300");

interface Coordinator {
  readonly child: ChildProcess;
  readonly ended: Promise<string | undefined>;
}

/** Starts the study, or goes on with it. What it printed is there if it was not killed. */
function coordinate(cwd: string, url: string, seed: string): Coordinator {
  const words = ["run", "long.yaml", "--seed", seed, "--json", "--keep", "runs", "--cluster", url];
  const child = spawn(process.execPath, [join(DIST, "cli.js"), ...words], { cwd, stdio: ["ignore", "pipe", "ignore"] });
  let out = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  return { child, ended: new Promise((resolve) => child.on("close", (code) => resolve(code === 0 ? out : undefined))) };
}

interface Scene {
  readonly cwd: string;
  readonly redis: Server;
  readonly workers: RunningWorker[];
  readonly random: () => number;
}

/** One study, with kills while it lasts. Answers what came of it and how many kills it took. */
async function played(scene: Scene, seed: string, most: number): Promise<{ out: string; kills: readonly string[] }> {
  const { cwd, redis, workers, random } = scene;
  const kills: string[] = [];
  let study = coordinate(cwd, redis.url, seed);
  let out: string | undefined;
  const over = () =>
    study.ended.then((text) => {
      out = text;
    });
  void over();
  for (;;) {
    await pause(200 + random() * PAUSE);
    if (out !== undefined) return { out, kills };
    if (study.child.exitCode !== null) return { out: (await study.ended) ?? "it ended badly", kills };
    if (kills.length >= most) {
      const text = await study.ended;
      return { out: text ?? "", kills };
    }
    const who = Math.floor(random() * (WORKERS + 2));
    if (who < WORKERS) {
      await workers[who]?.stop("SIGKILL");
      workers[who] = await startWorker(redis.url);
      kills.push("worker");
    } else if (who === WORKERS) {
      study.child.kill("SIGKILL");
      out = await study.ended;
      if (out !== undefined) return { out, kills };
      kills.push("coordinator");
      study = coordinate(cwd, redis.url, seed);
      void over();
    } else {
      await redis.kill();
      await pause(random() * 500);
      await redis.again();
      kills.push("Redis");
    }
  }
}

test.skipIf(NO_REDIS)(
  `${KILLS} kills at random moments of workers, coordinator and Redis: the bytes of a local run, nothing lost and nothing twice${WHY}`,
  async () => {
    const cwd = folderWith({ "long.yaml": LONG });
    const redis = await startRedis();
    const workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorker(redis.url)));
    const random = randomNumbers(7);
    const kills: string[] = [];
    for (let seed = 1; kills.length < KILLS; seed++) {
      const done = await played({ cwd, redis, workers, random }, `${seed}`, KILLS - kills.length);
      kills.push(...done.kills);
      const local = await securebeds(["run", "long.yaml", "--seed", `${seed}`, "--json"], { cwd });
      expect(done.out, `seed ${seed}, after ${done.kills.join(", ")}`).toBe(local.out);
    }
    const of = (who: string) => kills.filter((each) => each === who).length;
    console.log(`kills: ${of("worker")} of workers, ${of("coordinator")} of the coordinator, ${of("Redis")} of Redis`);
    expect(kills.length).toBe(KILLS);
    expect(existsSync(join(cwd, "runs"))).toBe(true);
    expect(
      readdirSync(join(cwd, "runs"), { recursive: true }).filter((name) => `${name}`.endsWith(".damaged")),
    ).toEqual([]);
  },
  1_800_000,
);
