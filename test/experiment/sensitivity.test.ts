import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WorkerRunner } from "../../src/cli/worker-runner.js";
import {
  decompose,
  type MorrisResult,
  planSensitivity,
  type SensitivityOptions,
  type SobolResult,
  sensitivity,
  type TornadoBar,
  type TornadoResult,
} from "../../src/experiment/index.js";
import { renderJson } from "../../src/report/index.js";
import {
  resolveFigures,
  resolveScenario,
  resolveVariation,
  type ScenarioFile,
  uncertainFigures,
} from "../../src/scenario/index.js";
import { erlangB, studentTQuantile } from "../../src/stats/index.js";
import { built, DIST } from "../cli/built.js";

const DAYS = 365.25;

/** People from court who come at a rate, stay, and leave at once. */
function ward(
  beds: number | object,
  perYear: number | object,
  stay: string | object,
  more: Partial<ScenarioFile> = {},
) {
  return {
    format: "securebeds/scenario@1",
    name: "ward",
    seed: "sensitive",
    study: { run: "1 year", warmUp: "80 days", replications: 16 },
    atStart: "empty",
    estate: { units: { moorside: { beds } } },
    demand: { court: { from: "court", perYear } },
    stays: { rehabilitate: stay },
    ...more,
  } as ScenarioFile;
}

const range = <Value>(value: Value, from: Value, to: Value) => ({ value, from, to });
const study = (file: ScenarioFile, options: SensitivityOptions) =>
  sensitivity(resolveVariation(file), uncertainFigures(resolveFigures(file)).found, options);
const barsOf = async (file: ScenarioFile, metric: string, options: SensitivityOptions = {}) => {
  const { findings } = (await study(file, { metrics: [metric], ...options })) as TornadoResult;
  return findings[0].bars;
};
const barOf = (bars: readonly TornadoBar[], key: string) => bars.find(({ path }) => path.endsWith(key)) as TornadoBar;

/** How many of its standard errors a swing is off. */
function offBy(
  { swing: { estimate = Number.NaN, low = Number.NaN, high = Number.NaN, n } }: TornadoBar,
  truth: number,
) {
  return Math.abs(estimate - truth) / ((high - low) / 2 / studentTQuantile(0.975, n - 1));
}

/* Tolerances of this file are 4.5 standard errors unless said otherwise: with Student's t on 15 degrees of freedom a false
 * alarm in 2,400 a comparison, and the seeds are fixed. */

describe("a tornado", () => {
  test("of beds without end is rate times stay", async () => {
    const file = ward(range(500, 450, 550), range(DAYS, DAYS / 2, 1.5 * DAYS), range("40 days", "30 days", "60 days"));
    const bars = await barsOf(file, "beds.occupied");
    expect(bars.map(({ path }) => path)).toEqual([
      "demand.court.perYear",
      "stays.rehabilitate",
      "estate.units.moorside.beds",
    ]);
    expect(offBy(bars[0], 1 * 40)).toBeLessThan(4.5);
    expect(offBy(bars[1], 1 * 30)).toBeLessThan(4.5);
    expect(bars.map(({ verdict }) => verdict)).toEqual(["clear", "clear", "none"]);
    expect(bars[0].below.estimate ?? 0).toBeLessThan(-15);
    expect(bars[1].reach).toBeCloseTo(bars[1].swing.estimate ?? 0, 9);
  });

  test("of beds without a list is Erlang's loss formula", async () => {
    const file = ward(
      range(8, 6, 10),
      range(0.2 * DAYS, 0.1 * DAYS, 0.3 * DAYS),
      range("30 days", "20 days", "40 days"),
      {
        study: { run: "4 years", warmUp: "1 year", replications: 16 },
        access: { recovery: 0 },
      },
    );
    const bars = await barsOf(file, "listed.admitted");
    const admitted = (beds: number, load: number) => 1 - erlangB(beds, load);
    expect(offBy(barOf(bars, "beds"), admitted(10, 6) - admitted(6, 6))).toBeLessThan(4.5);
    expect(offBy(barOf(bars, "perYear"), admitted(8, 9) - admitted(8, 3))).toBeLessThan(4.5);
    expect(offBy(barOf(bars, "rehabilitate"), admitted(8, 8) - admitted(8, 4))).toBeLessThan(4.5);
    expect(bars.every(({ verdict }) => verdict === "clear")).toBe(true);
  });

  test("knows a figure that bends, one that could be chance, and one that nothing can be said of", async () => {
    // Sooner or later stays change nothing in how many come; few replications, little effect.
    const still = await barsOf(ward(400, range(100, 99.999, 100.001), "40 days"), "beds.occupied", { replications: 3 });
    expect(["unclear", "none"]).toContain(still[0].verdict);
    const single = await barsOf(ward(400, range(100, 50, 200), "40 days"), "beds.occupied", { replications: 1 });
    expect(single[0].verdict).toBe("unknown");
    // The growth a year of a rate, seen from both sides of a value that lies below the range.
    const file = ward(400, 100, "40 days");
    const perYear = { path: "demand.court.perYear", kind: "number", value: 100, from: 150, to: 150.001 } as const;
    const { findings, warnings } = (await sensitivity(resolveVariation(file), [perYear], {
      metrics: ["beds.occupied"],
    })) as TornadoResult;
    expect(findings[0].bars[0].verdict).toBe("bends");
    expect(warnings.join()).toContain("outside the range");
  });

  test("seldom calls a figure clear that does nothing but shuffle luck", async () => {
    // The bedDayCost does nothing to beds; what remains identical in every replication has no difference at all.
    const file = ward(20, 100, "40 days", {
      estate: { units: { moorside: { beds: 20, bedDayCost: range(500, 400, 600) } } },
    });
    const [bar] = await barsOf(file, "beds.occupied");
    expect(bar).toMatchObject({ verdict: "none", reach: 0, adjustedP: 1 });
  });
});

describe("Sobol's indices of a simulation", () => {
  const [rate, stay] = [range(DAYS, 0.5 * DAYS, 1.5 * DAYS), range("40 days", "30 days", "50 days")];
  const file = ward(900, rate, stay);
  const moments = (from: number, to: number) => ({ mean: (from + to) / 2, variance: (to - from) ** 2 / 12 });

  test("of a product of rate and stay are those of the product", async () => {
    const options = { metrics: ["beds.occupied"], method: "sobol", rows: 16, replications: 2 } as const;
    const { findings, cost } = (await study(file, options)) as SobolResult;
    expect(cost).toEqual({ points: 64, replications: 2, runs: 128 });
    const [l, s] = [moments(0.5, 1.5), moments(30, 50)];
    const parts = [s.mean ** 2 * l.variance, l.mean ** 2 * s.variance, l.variance * s.variance];
    const variance = parts[0] + parts[1] + parts[2];
    const truth: Readonly<Record<string, readonly [number, number]>> = {
      "demand.court.perYear": [parts[0] / variance, (parts[0] + parts[2]) / variance],
      "stays.rehabilitate": [parts[1] / variance, (parts[1] + parts[2]) / variance],
    };
    // The same design with the product itself says what 16 rows alone are off; simulation adds a little to that.
    const { found: figures } = uncertainFigures(resolveFigures(file));
    const exact = await decompose(
      { figures, rows: 16, seed: "sensitive" },
      findings.map(({ metric, title, measure }) => ({ metric, title, measure })),
      0.95,
      async (points) =>
        points.map((settings) => {
          const [perYear, days] = settings.map(({ value }) => Number.parseFloat(value));
          const y = (perYear / DAYS) * days;
          return { estimates: [y], replications: [[y]] };
        }),
    );
    for (const { path, first, total } of findings[0].indices) {
      const same = exact.findings[0].indices.find((index) => index.path === path);
      expect(Math.abs((first.estimate ?? 9) - (same?.first.estimate ?? 0))).toBeLessThan(0.05);
      expect(Math.abs((total.estimate ?? 9) - (same?.total.estimate ?? 0))).toBeLessThan(0.05);
      expect(Math.abs((first.estimate ?? 9) - truth[path][0])).toBeLessThan(0.3);
      expect(Math.abs((total.estimate ?? 9) - truth[path][1])).toBeLessThan(0.3);
    }
    expect(findings[0].indices[0].path).toBe("demand.court.perYear");
  }, 60_000);

  test("come with the spread of a single future in two parts that mathematics knows", async () => {
    // M/M/inf observed for a year: variance of the time average over luck 2 m s/T (1 - s/T (1 - exp(-T/s))), m = rate × stay,
    // and over the rate, uniform on 20 to 40 a year, s² × 20²/12. 16 points, 100 replications: the estimate of chance has a
    // relative standard error of 0.14 (normal), so ± 45 % is 3.2 of them, a false alarm in 700; that of ignorance errs
    // mostly by the sequence's 16 points.
    const [s, years] = [30, 1];
    const T = years * DAYS;
    const chance = ((2 * (30 / DAYS) * s * s) / T) * (1 - (s / T) * (1 - Math.exp(-T / s)));
    const ignorance = (s / DAYS) ** 2 * (20 ** 2 / 12);
    const small = ward(
      200,
      range(30, 20, 40),
      { exponential: { mean: s } },
      { study: { run: `${years} years`, warmUp: "300 days", followUp: 0 } },
    );
    const { findings } = (await study(small, {
      metrics: ["beds.occupied"],
      method: "sobol",
      rows: 8,
      replications: 150,
    })) as SobolResult;
    const spread = findings[0].spread;
    expect(Math.abs((spread?.chance ?? 9) / chance - 1)).toBeLessThan(0.45);
    expect(Math.abs((spread?.ignorance ?? 9) / ignorance - 1)).toBeLessThan(0.3);
    expect(spread?.interaction ?? 9).toBeLessThan(chance);
  }, 60_000);
});

describe("Morris' screening of a simulation", () => {
  test("of a sum of two groups' beds gives what the sum gives, and nothing to beds that are never full", async () => {
    const file = ward(range(900, 800, 1000), 1, "40 days", {
      demand: {
        one: { from: "court", perYear: range(DAYS, 0.5 * DAYS, 1.5 * DAYS) },
        two: { from: "court", perYear: range(DAYS, 0.9 * DAYS, 1.1 * DAYS) },
      },
    });
    const options = { metrics: ["beds.occupied"], method: "morris", trajectories: 6, replications: 3 } as const;
    const { findings, trajectories, cost } = (await study(file, options)) as MorrisResult;
    expect([trajectories, cost.points]).toEqual([6, 24]);
    const effects = new Map(findings[0].effects.map((effect) => [effect.path, effect]));
    // 40 days at one a day more: 40 beds; at a fifth of one a day more: 8. The tolerance is a fifth of the one and three
    // beds of the other: what three replications of a year leave to luck.
    expect(Math.abs((effects.get("demand.one.perYear")?.mu ?? 0) - 40)).toBeLessThan(8);
    expect(Math.abs((effects.get("demand.two.perYear")?.mu ?? 0) - 8)).toBeLessThan(3);
    expect(effects.get("estate.units.moorside.beds")).toMatchObject({ mu: 0, sigma: 0 });
    expect(findings[0].effects[2].path).toBe("estate.units.moorside.beds");
  }, 30_000);
});

describe("a sensitivity analysis", () => {
  const file = ward(range(8, 6, 10), range(60, 50, 70), "40 days", {
    study: { run: "1 year", replications: 3, targets: [{ metric: "bedWait.within28", atLeast: "50%" }] },
  });
  const figures = uncertainFigures(resolveFigures(file)).found;
  const plan = (options: SensitivityOptions) => planSensitivity(resolveScenario(file), figures, options).cost;

  test("says beforehand what it costs, and explains the targets unless told otherwise", async () => {
    expect(plan({})).toEqual({ points: 5, replications: 3, runs: 15 });
    expect(plan({ method: "morris" })).toEqual({ points: 30, replications: 4, runs: 120 });
    expect(plan({ method: "sobol", replications: 2 })).toEqual({ points: 256, replications: 2, runs: 512 });
    let runs = 0;
    const found = await study(file, { onProgress: () => runs++ });
    expect(runs).toBe(found.cost.runs);
    expect(found.findings.map(({ metric }) => metric)).toEqual(["bedWait.within28"]);
    expect(found).toMatchObject({ format: "securebeds/sensitivity@1", stopped: "fixed number", planned: plan({}) });
  });

  test("refuses what it cannot do before anything runs", async () => {
    const runner = { parallel: 1, run: () => expect.unreachable(), close: async () => undefined };
    const variation = resolveVariation(file);
    const refused = (options: SensitivityOptions, of = figures) =>
      expect(sensitivity(variation, of, { runner, ...options })).rejects;
    await refused({}, []).toThrow("No figure of the scenario is uncertain");
    await refused({ metrics: ["beds"] }).toThrow("nearest");
    await refused({ metrics: [] }).toThrow("at least one metric");
    await refused({ precision: 0.1 }).toThrow("give replications");
    await refused({ method: "sobol", rows: 48 }).toThrow("power of two");
    await refused({ method: "morris", levels: 3 }).toThrow("even number");
    await refused({ method: "morris", trajectories: 1 }).toThrow("trajectories");
    await refused({ method: "fast" as never }).toThrow("tornado, morris or sobol");
    await refused({}, [{ ...figures[0], to: Number.NaN }]).toThrow("lower and an upper end");
    await refused({}, [{ ...figures[1], from: -5 }]).toThrow("whole number of beds");
    const many = Array.from({ length: 33 }, (_, i) => ({ ...figures[0], path: `a${i}` }));
    await refused({ method: "sobol" }, many).toThrow("--method morris first");
  });

  test("keeps the figures that were finished when it is stopped, and nothing where nothing was", async () => {
    const stopAfter = (runs: number) => {
      const stop = new AbortController();
      return { signal: stop.signal, onProgress: ({ done }: { done: number }) => void (done === runs && stop.abort()) };
    };
    const cut = (await study(file, stopAfter(11))) as TornadoResult;
    expect(cut).toMatchObject({ stopped: "cancelled", cost: { points: 3 }, planned: { points: 5 } });
    const whole = (await study(file, {})) as TornadoResult;
    expect(cut.findings[0].bars).toHaveLength(1);
    const same = whole.findings[0].bars.find(({ path }) => path === cut.findings[0].bars[0].path);
    expect(cut.findings[0].bars[0].swing).toEqual(same?.swing);
    await expect(study(file, stopAfter(5))).rejects.toThrow("say nothing yet");
  });
});

describe("on worker threads", () => {
  const file = ward(range(8, 6, 10), range(60, 50, 70), "40 days", { study: { run: "1 year", replications: 3 } });
  let runners: readonly WorkerRunner[] = [];
  beforeAll(async () => {
    await built();
    runners = [1, 4].map((parallel) => new WorkerRunner(parallel, new URL(`file://${DIST}/worker.js`)));
  }, 180_000);
  afterAll(() => Promise.all(runners.map((runner) => runner.close())));

  test.each(["tornado", "morris", "sobol"] as const)(
    "the bytes of %s are the same with one, four, or none",
    async (method) => {
      const options = { method, trajectories: 2, rows: 4, metrics: ["bedWait.mean", "beds.occupied"] };
      const [none, one, four] = await Promise.all(
        [undefined, ...runners].map(async (runner) =>
          renderJson(await study(file, { ...options, ...(runner && { runner }) })),
        ),
      );
      expect(one).toBe(none);
      expect(four).toBe(none);
    },
  );
});
