import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { built } from "../cli/built.js";
import { folderWith, securebeds, TINY } from "../cli/command.js";
import { endAll, NO_REDIS, startRedis, startWorker, WHY } from "./redis.js";

beforeAll(built);
afterAll(endAll);

/* How much memory a large design takes: `SECUREBEDS_CLUSTER_MANY=100000 npx vitest run test/cluster/many.test.ts`. A single study
 * holds the outputs of all its replications, whose quantiles are of everybody together; a design lets go of each point. */

const MANY = Number(process.env.SECUREBEDS_CLUSTER_MANY ?? 600);
const POINTS = MANY > 10_000 ? 200 : 6;
/** So short that the queue is what works: a week in a unit of two beds. */
const SHORT = TINY.replace("run: 2 years", "run: 7 days, followUp: 1 days")
  .replace(/study:\n[\s\S]*?atStart.*/, "study: { run: 7 days, followUp: 1 days, replications: 6 }")
  .replace("beds: 8", "beds: 2");
/** [bytes] */
const ROOM = 24_000_000;

/** Resident memory. [bytes] */
function memoryOf(pid: number | undefined): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1000;
}

test.skipIf(NO_REDIS || process.platform !== "linux")(
  `${MANY} replications at ${POINTS} points: ${MANY > 10_000 ? "neither coordinator, worker nor Redis takes more" : "Redis takes no more"} memory in the second half than in the first${WHY}`,
  async () => {
    const cwd = folderWith({ "short.yaml": SHORT });
    const redis = await startRedis(["--auto-aof-rewrite-min-size", "32mb"]);
    const line = new Redis(redis.port, { maxRetriesPerRequest: null });
    const worker = await startWorker(redis.url, { words: ["--concurrency", "2"] });
    const seen: { redis: number; worker: number; study: number; jobs: number }[] = [];
    let timer: NodeJS.Timeout | undefined;
    const look = async (pid: number | undefined) => {
      const info = await line.info("memory");
      const jobs = (await line.keys("securebeds:jobs-*")).length;
      const used = Number(/used_memory:(\d+)/.exec(info)?.[1]);
      const [theirs, ours] = [memoryOf(worker.child.pid), memoryOf(pid)];
      // A process that has just ended has none.
      if (theirs > 0 && ours > 0) seen.push({ redis: used, worker: theirs, study: ours, jobs });
    };
    const done = await securebeds(
      [
        ...["sweep", "short.yaml", "--vary", `estate.units.moorside.beds=1..${POINTS} step 1`],
        ...["--replications", `${MANY / POINTS}`, "--cluster", redis.url, "--json", "--quiet"],
      ],
      {
        cwd,
        meanwhile: (child) => {
          timer = setInterval(() => void look(child.pid).catch(() => undefined), MANY > 10_000 ? 1_000 : 50);
        },
      },
    );
    clearInterval(timer);
    line.disconnect();
    expect(done.code).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({ replications: MANY / POINTS, points: { length: POINTS } });
    const half = Math.floor(seen.length / 2);
    const most = (of: typeof seen, what: "redis" | "worker" | "study" | "jobs") =>
      Math.max(...of.map((each) => each[what]));
    const told = (["redis", "worker", "study", "jobs"] as const).map(
      (what) => `${what} ${most(seen.slice(0, half), what)} then ${most(seen.slice(half), what)}`,
    );
    console.log(`${MANY} replications, most of each half [bytes, keys]: ${told.join("; ")}`);
    expect(most(seen.slice(half), "redis")).toBeLessThan(most(seen.slice(0, half), "redis") + ROOM);
    expect(most(seen.slice(half), "jobs")).toBeLessThan(200);
    if (MANY <= 10_000) return;
    for (const what of ["worker", "study"] as const)
      expect(most(seen.slice(half), what)).toBeLessThan(most(seen.slice(0, half), what) + ROOM);
  },
  1_800_000,
);
