import { type ChildProcess, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Queue, QueueEvents } from "bullmq";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { STREAM_VERSION } from "../../src/foundation/index.js";
import { built, DIST, ROOT } from "../cli/built.js";
import { folderWith, securebeds, TINY } from "../cli/command.js";
import { endAll, freePort, NO_REDIS, type Server, startRedis, startWorker, until, WHY } from "./redis.js";

const POISON = new URL("./poison.mjs", import.meta.url).href;
/** Work for some seconds. */
const LONG = TINY.replace("replications: 6", "replications: 400")
  .replace("beds: 8", "beds: 80")
  .replace("perYear: 40", "perYear: 400");

beforeAll(built);

describe.skipIf(NO_REDIS)(`a worker${WHY}`, () => {
  let redis: Server;
  let line: Redis;
  let cwd = "";
  beforeEach(async () => {
    redis = await startRedis();
    line = new Redis(redis.port, { maxRetriesPerRequest: null });
    line.on("error", () => undefined);
    cwd = folderWith({ "tiny.yaml": TINY, "long.yaml": LONG });
  });
  afterEach(async () => {
    line.disconnect();
    await endAll();
  });
  const run = (...more: readonly string[]) => [
    "run",
    "tiny.yaml",
    "--cluster",
    redis.url,
    "--quiet",
    "--json",
    ...more,
  ];
  /** The queue that the only worker there is takes from. */
  const queue = async () => {
    const [sign = ""] = await line.keys("securebeds:worker:*");
    const { version, streamVersion, build } = JSON.parse((await line.get(sign)) ?? "").release;
    return `jobs-${version}-${streamVersion}-${build}`;
  };

  test("of another release takes nothing, and all are told so; a job that is put before it all the same is refused", async () => {
    const other = otherRelease();
    const worker = await startWorker(redis.url, { dist: other });
    const waits = securebeds(run(), {
      cwd,
      meanwhile: (child) => toldToEndOnceItSays(child, "no worker that could do this"),
    });
    const name = await queue();
    const own = { connection: { port: redis.port }, prefix: "securebeds" };
    const [jobs, events] = [new Queue(name, own), new QueueEvents(name, { ...own, lastEventId: "0-0" })];
    const refused = new Promise((resolve) => events.on("failed", ({ failedReason }) => resolve(failedReason)));
    const release = { version: "0.1.0", streamVersion: 1, build: "" };
    await jobs.add("batch", { study: "x", from: 1, to: 1, release }, { removeOnFail: true });
    expect(await refused).toMatch(
      /^refused: a job of securebeds 0\.1\.0, streams 1, .* is not for a worker of securebeds 0\.2\.0/,
    );
    await Promise.all([jobs.close(), events.close()]);
    const { code, err } = await waits;
    expect(code).toBe(130);
    expect(err).toMatch(
      new RegExp(
        `workers of another release are at redis:.* \\(securebeds 0\\.2\\.0, streams ${STREAM_VERSION}, .*; they take nothing of this one \\(securebeds 0\\.1\\.0`,
      ),
    );
    await worker.stop("SIGTERM");
    expect(worker.said()).toContain("0 replications in 0 batches".replace(/(\d) /g, "$1\u00a0"));
    rmSync(other, { recursive: true });
  });

  test("that a replication kills, three times, costs that replication alone: it is named, with its seed, and the rest is done", async () => {
    const poisoned = { env: { NODE_OPTIONS: `--import ${POISON}`, SECUREBEDS_POISON: "4" } };
    let isOver = false;
    let deaths = 0;
    const alwaysAWorker = (async () => {
      while (!isOver) {
        const { child } = await startWorker(redis.url, poisoned);
        await until(() => isOver || child.signalCode !== null, 60_000);
        if (child.signalCode !== null) deaths++;
      }
    })();
    const ended = await securebeds(run("--keep", "runs"), { cwd });
    isOver = true;
    await alwaysAWorker;
    expect(ended.code).toBe(1);
    expect(ended.err).toContain(
      "replication 4 of “Tiny”, seed 2021: 3 workers in a row crashed on it; all others were run",
    );
    expect(deaths).toBe(3);
    // Where it does not kill, only that one has to be computed.
    const here = await securebeds(["run", "tiny.yaml", "--keep", "runs", "--json", "--workers", "1"], { cwd });
    expect(here.err.replace(/\u00a0/g, " ")).toContain("Found in runs: 5 replications; 1 other computed");
  });

  test("that is told to end finishes its batch and leaves the rest, which another does; nothing is done twice", async () => {
    const first = await startWorker(redis.url);
    const study = securebeds(["run", "long.yaml", "--cluster", redis.url, "--json", "--replications", "30"], { cwd });
    await until(async () => (await line.keys("securebeds:jobs-*:active")).length > 0);
    await pause(500);
    await first.stop("SIGTERM");
    expect(first.child.exitCode).toBe(0);
    const second = await startWorker(redis.url);
    expect((await study).code).toBe(0);
    await second.stop("SIGTERM");
    const done = [first, second].map(({ said }) => Number(/(\d+)\sreplications? in/.exec(said())?.[1]));
    expect(done[0]).toBeGreaterThan(0);
    expect((done[0] ?? 0) + (done[1] ?? 0)).toBe(30);
  });

  test.each([["idle", false] as const, ["at work", true] as const])(
    "that is told to end while the server is away goes all the same: %s",
    async (_what, isAtWork) => {
      const worker = await startWorker(redis.url);
      if (!isAtWork) await redis.kill();
      else {
        const study = securebeds(["run", "long.yaml", "--cluster", redis.url], {
          cwd,
          meanwhile: async (child) => {
            await until(async () => (await line.keys("securebeds:rows:*")).length > 0);
            await redis.kill();
            child.kill("SIGTERM");
          },
        });
        await study;
      }
      await worker.stop("SIGTERM");
      expect(worker.child.exitCode).toBe(0);
      expect(worker.said()).toMatch(/left to other workers|0 replications in 0 batches/);
    },
  );

  test("waits for a Redis that is not there yet, and a study says where it is not", async () => {
    const port = await freePort();
    const [lost, worker] = await Promise.all([
      securebeds(["run", "tiny.yaml", "--cluster", `redis://127.0.0.1:${port}`], { cwd }),
      securebeds(["worker", "--cluster", `redis://127.0.0.1:${port}`], {
        cwd,
        meanwhile: (child) => toldToEndOnceItSays(child, "waiting for it", "SIGTERM"),
      }),
    ]);
    expect(lost).toMatchObject({ code: 2, out: "" });
    expect(lost.err).toContain(`redis://127.0.0.1:${port} does not answer; is it there`);
    expect(worker.code).toBe(0);
    expect(worker.err).toContain(`redis://127.0.0.1:${port} does not answer (`);
  });

  test("leaves nothing but what expires; --cluster-clean leaves nothing, unless a study is under way", async () => {
    const worker = await startWorker(redis.url);
    expect((await securebeds(run(), { cwd })).code).toBe(0);
    await worker.stop("SIGTERM");
    const keys = await line.keys("*");
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !key.startsWith("securebeds:"))).toEqual([]);
    const lives = await Promise.all(keys.map((key) => line.pttl(key)));
    expect(keys.filter((_, place) => (lives[place] ?? 0) < 0)).toEqual([]);
    // A study that was killed leaves its scenario and its jobs; while it seems to be under way they stay.
    const killed = await securebeds(run(), {
      cwd,
      meanwhile: (child) =>
        void until(async () => (await line.keys("*:open:*")).length > 0).then(() => child.kill("SIGKILL")),
    });
    expect(killed.code).toBe(null);
    const clean = ["worker", "--cluster", redis.url, "--cluster-clean"];
    expect(await securebeds(clean, { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining("a study is under way"),
    });
    await line.del(...(await line.keys("securebeds:coordinator:*")));
    expect(await securebeds(clean, { cwd })).toMatchObject({ code: 0, err: expect.stringContaining("removed from") });
    expect(await line.keys("*")).toEqual([]);
  });
});

describe.skipIf(NO_REDIS)(`a Redis that lets nobody in${WHY}`, () => {
  afterAll(endAll);

  test("is told at once by study and worker, without the password that was tried", async () => {
    const redis = await startRedis(["--requirepass", "sesame"]);
    const cwd = folderWith({ "tiny.yaml": TINY });
    const wrong = redis.url.replace("//", "//:hunter2@");
    const ended = await Promise.all([
      securebeds(["run", "tiny.yaml", "--cluster", wrong], { cwd }),
      securebeds(["run", "tiny.yaml", "--cluster", redis.url], { cwd }),
      securebeds(["worker", "--cluster", wrong], { cwd }),
    ]);
    for (const { code, err } of ended) {
      expect(code).toBe(2);
      expect(err).toMatch(/redis:\/\/127\.0\.0\.1:\d+ refuses: (WRONGPASS|NOAUTH)/);
      expect(err).not.toMatch(/hunter2|sesame/);
    }
  });
});

test("without the two packages, --cluster says what to install", async () => {
  const bare = aCopyOf(DIST, join(folderWith({ "package.json": '{ "type": "module" }' }), "dist"));
  const cwd = folderWith({ "tiny.yaml": TINY });
  linkPackages(bare, ["bullmq", "ioredis"]);
  const words = [join(bare, "cli.js"), "run", "tiny.yaml", "--cluster", "redis://127.0.0.1:1"];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd, encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toContain("npm install bullmq@6.7.0 ioredis@6.0.0");
});

function toldToEndOnceItSays(child: ChildProcess, words: string, signal: NodeJS.Signals = "SIGINT"): void {
  let text = "";
  child.stderr?.on("data", (more) => {
    const before = text;
    text += more;
    if (text.includes(words) && !before.includes(words)) child.kill(signal);
  });
}

/** The built program as a release of another number would be, beside this one's packages. */
function otherRelease(): string {
  const folder = join(ROOT, "node_modules", `.securebeds-other-${process.pid}`);
  aCopyOf(DIST, folder);
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".js"))) {
    const text = readFileSync(join(folder, name), "utf8");
    writeFileSync(join(folder, name), text.replace('VERSION = "0.1.0"', 'VERSION = "0.2.0"'));
  }
  return folder;
}

function aCopyOf(from: string, to: string): string {
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith(".d.ts") });
  return to;
}

/** Every package of this checkout but some, where a program in this folder finds them. */
function linkPackages(dist: string, but: readonly string[]): void {
  const [from, to] = [join(ROOT, "node_modules"), join(dist, "node_modules")];
  mkdirSync(to);
  const names = readdirSync(from).filter((name) => !name.startsWith(".") && !but.includes(name));
  for (const name of names) symlinkSync(join(from, name), join(to, name));
}
