import { csvParse } from "d3-dsv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WorkerRunner } from "../../src/cli/worker-runner.js";
import { type Runner, SerialRunner, type SweepResult, study, sweep } from "../../src/experiment/index.js";
import { renderJson, renderTerminal, sweepCsv, sweepReport } from "../../src/report/index.js";
import { readAxes, readScenario, readVariation, ScenarioError } from "../../src/scenario/index.js";
import { built, DIST } from "../cli/built.js";
import { TINY } from "../cli/command.js";

const tiny = { name: "tiny.yaml", text: `${TINY}stays: { treatAndReturn: 20 days }\n` };
const VARIED = ["estate.units.moorside.beds=6..10 step 2", "rules.pathway=treatAndReturn,fullRehabilitation"];
const axes = (texts = VARIED) => readAxes(texts).found;

function deferred(): { readonly done: Promise<void>; settle(): void } {
  let settle = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { done, settle };
}

describe("a sweep", () => {
  test("gives at each point, to the last digit, what a study of that scenario gives", async () => {
    const metrics = ["bedWait.mean", "bedWait.p90", "beds.occupied", "cost.total"];
    const { points } = await sweep(readVariation(tiny), axes(), { metrics });
    expect(points).toHaveLength(6);
    for (const { settings, metrics: found, fingerprint, window } of points) {
      const alone = await study(readScenario({ ...tiny, set: settings }));
      expect(found).toEqual(Object.fromEntries(metrics.map((id) => [id, alone.metrics[id]])));
      expect(fingerprint).toBe(alone.scenario.fingerprint);
      expect(window).toEqual(alone.window);
    }
    const beds = points.map(({ settings }) => settings.map(({ value }) => value).join(" "));
    expect(beds[0]).toBe("6 treatAndReturn");
    expect(beds[5]).toBe("10 fullRehabilitation");
  });

  test("has as many replications at every point: the caller's, the scenario's, or twelve", async () => {
    const beds = axes(["estate.units.moorside.beds=8"]);
    const of = async (replications: string, options = {}) =>
      (
        await sweep(
          readVariation({ ...tiny, set: [{ path: "study.replications", value: replications }] }),
          beds,
          options,
        )
      ).replications;
    expect(await of("3")).toBe(3);
    expect(await of("3", { replications: 2 })).toBe(2);
    expect(await of("{ precision: 50%, of: [beds.occupied], atLeast: 2, atMost: 4 }")).toBe(12);
    await expect(of("3", { precision: 0.1 })).rejects.toThrow("give replications");
  });

  test("tells how far it is over all points, and keeps finished points when it is stopped", async () => {
    const stop = new AbortController();
    const told: string[] = [];
    const options = {
      signal: stop.signal,
      metrics: ["beds.occupied"],
      onProgress: ({ step, done, planned }: { step: string; done: number; planned: number }) => {
        told.push(`${step} ${done}/${planned}`);
        if (done === 15) stop.abort();
      },
    };
    const found = await sweep(readVariation(tiny), axes(), options);
    expect(told[0]).toBe("6 points 1/36");
    expect(told.at(-1)).toBe("6 points 15/36");
    expect(found).toMatchObject({ stopped: "cancelled", planned: 6 });
    expect(found.points).toHaveLength(2);
    const whole = await sweep(readVariation(tiny), axes(), { metrics: ["beds.occupied"] });
    expect(found.points).toEqual(whole.points.slice(0, 2));
    await expect(sweep(readVariation(tiny), axes(), { signal: AbortSignal.abort() })).rejects.toThrow("first of 6");
  });

  test("begins the next point before one is done where many replications run at once, and tells the points in order", async () => {
    const waiting = deferred();
    let begun = 0;
    const runner: Runner = {
      parallel: 4,
      close: async () => undefined,
      run: async (...job) => {
        // The first point gives nothing before the second has ended.
        const isFirst = ++begun === 1;
        if (isFirst) await waiting.done;
        const outputs = await new SerialRunner().run(...job);
        if (!isFirst) waiting.settle();
        return outputs;
      },
    };
    const options = { metrics: ["beds.occupied"] };
    const found = await sweep(readVariation(tiny), axes(), { ...options, runner });
    expect(found).toEqual(await sweep(readVariation(tiny), axes(), { ...options, runner: new SerialRunner() }));
    expect(begun).toBe(6);
  });

  test("fails with what went wrong at the first point, though a later one failed sooner, and stops the others", async () => {
    const waiting = deferred();
    let begun = 0;
    let stopped = 0;
    const runner: Runner = {
      parallel: 12,
      close: async () => undefined,
      run: async (_job, _onDone, signal) => {
        const place = ++begun;
        if (place === 1) {
          await waiting.done;
          throw new Error("the first");
        }
        if (place === 2) {
          waiting.settle();
          throw new Error("the second");
        }
        await new Promise((resolve) => signal?.addEventListener("abort", resolve));
        stopped++;
        return [];
      },
    };
    await expect(sweep(readVariation(tiny), axes(), { runner })).rejects.toThrow("the first");
    expect([begun, stopped]).toEqual([3, 1]);
  });

  test("simulates nothing when anything is wrong, and says all of it", async () => {
    const wrong = axes(["estate.units.morside.beds=1,2", "access.accepted=0.5,1.5", "rules.pathway=no"]);
    const runner = { parallel: 1, run: () => expect.unreachable(), close: async () => undefined };
    const error = await sweep(readVariation(tiny), wrong, { runner }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ScenarioError);
    const paths = (error as ScenarioError).issues.map(({ path }) => path);
    const lacking = { name: "tiny.yaml", text: TINY };
    await expect(sweep(readVariation(lacking), axes(), { runner })).rejects.toThrow(
      "It shows with estate.units.moorside.beds=6, rules.pathway=treatAndReturn.",
    );
    expect(new Set(paths)).toEqual(new Set(["estate.units.morside", "access.accepted", "rules.pathway"]));
    const many = ["access.accepted=0..1 step 0.01", "estate.units.moorside.beds=1..50 step 1"];
    await expect(sweep(readVariation(tiny), axes(many), { runner })).rejects.toThrow("5,050 combinations");
    await expect(sweep(readVariation(tiny), [], { runner })).rejects.toThrow("at least one parameter");
    await expect(sweep(readVariation(tiny), axes(["seed=1,2"]), { runner })).rejects.toThrow("share their luck");
    await expect(sweep(readVariation(tiny), axes(), { runner, metrics: ["bedWait.maen"] })).rejects.toThrow(
      "bedWait.mean",
    );
  });
});

describe("the table of a sweep", () => {
  let result: SweepResult;
  beforeAll(async () => {
    const odd = [
      "demand.sentenced.growth=-5%,+5%",
      'demand.sentenced.mix.urgency={ urgent: 100% },"{ soon: 50%, routine: 50% }"',
    ];
    result = await sweep(readVariation(tiny), axes([odd[0], odd[1].replaceAll('"', "")]), {
      replications: 2,
      metrics: ["bedWait.mean", "beds.occupied"],
    });
  });

  test("read back by another program is what the result holds, one row for each point and metric", () => {
    const rows = csvParse(sweepCsv(result));
    expect(rows.columns).toEqual([
      "demand.sentenced.growth",
      "demand.sentenced.mix.urgency",
      "metric",
      "estimate",
      "low",
      "high",
      "level",
      "n",
      "replications",
    ]);
    const expected = result.points.flatMap(({ settings, metrics }) =>
      Object.entries(metrics).map(([metric, found]) => ({
        "demand.sentenced.growth": settings[0].value,
        "demand.sentenced.mix.urgency": settings[1].value,
        metric,
        estimate: String(found.estimate),
        low: String(found.low),
        high: String(found.high),
        level: "0.95",
        n: "2",
        replications: "2",
      })),
    );
    expect(rows.map((row) => ({ ...row }))).toEqual(expected);
    expect(rows).toHaveLength(8);
  });

  test("for people begins with the answer and names its columns shortly", () => {
    const text = renderTerminal(sweepReport(result, "brief")).replace(/\s+/g, " ");
    expect(text).toMatch(/^Wait for a bed, mean runs from .* at growth [-+]5% and urgency .* to /);
    expect(text).toContain("“urgency” is demand.sentenced.mix.urgency: 2 values.");
    expect(text).toContain("4 points with 2 replications each");
  });
});

describe("on worker threads", () => {
  let runners: readonly WorkerRunner[] = [];
  beforeAll(async () => {
    await built();
    runners = [1, 4].map((parallel) => new WorkerRunner(parallel, new URL(`file://${DIST}/worker.js`)));
  }, 180_000);
  afterAll(() => Promise.all(runners.map((runner) => runner.close())));

  test("the bytes are the same with one, four, or none", async () => {
    const [none, one, four] = await Promise.all(
      [undefined, ...runners].map(async (runner) =>
        renderJson(await sweep(readVariation(tiny), axes(), { ...(runner && { runner }) })),
      ),
    );
    expect(one).toBe(none);
    expect(four).toBe(none);
  });
});
