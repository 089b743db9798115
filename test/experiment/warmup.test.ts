import { describe, expect, test } from "vitest";
import { SERIES_METRICS, type WarmUp, warmUp } from "../../src/experiment/index.js";
import { resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";

/** M/M/c: one unit, exponential stays, nobody leaves the list, started empty unless said otherwise. */
function queue(beds: number, load: number, stay: number, years: number, more: Partial<ScenarioFile> = {}) {
  const file: ScenarioFile = {
    format: "securebeds/scenario@1",
    name: `M/M/${beds}`,
    start: "2026-01-01",
    seed: 7,
    study: { run: `${years} years`, warmUp: 0, followUp: 0, replications: 2 },
    atStart: "empty",
    estate: { units: { ward: { beds } } },
    demand: { court: { from: "court", perYear: (load / stay) * 365.25 } },
    stays: { rehabilitate: { exponential: { mean: stay } } },
    ...more,
  };
  return resolveScenario(file);
}

/** MSER-5 as its definition reads: the sum of squares about the mean of what is left ÷ the square of how many are left. */
function naiveMser5(series: readonly number[]): number {
  const batches = Array.from({ length: Math.floor(series.length / 5) }, (_, batch) => {
    return series.slice(5 * batch, 5 * batch + 5).reduce((sum, value) => sum + value, 0) / 5;
  });
  let best = { cut: 0, statistic: Number.POSITIVE_INFINITY };
  for (let cut = 0; cut <= batches.length - 5; cut++) {
    const kept = batches.slice(cut);
    const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
    const statistic = kept.reduce((sum, value) => sum + (value - mean) ** 2, 0) / kept.length ** 2;
    if (statistic < best.statistic) best = { cut, statistic };
  }
  return 5 * best.cut;
}

function leftOut(found: WarmUp, metric: string): number {
  return found.series.find((series) => series.metric === metric)?.leaveOut ?? Number.NaN;
}

describe("a queue that was started empty", () => {
  // One bed, load 0.8: it remembers for stay ÷ (1 - √0.8)² (Morse 1955), 2,690 days of 30.
  test("of one bed: what is left out has the size of its relaxation time", async () => {
    const found = await warmUp(queue(1, 0.8, 30, 60), { replications: 100 });
    const theory = 30 / (1 - Math.sqrt(0.8)) ** 2;
    expect(found.pools[0].days).toBeCloseTo(theory, 3);
    expect(found.pools[0].mayLeave).toBe(false);
    expect(leftOut(found, "waiting.mean")).toBeGreaterThan(theory / 10);
    expect(leftOut(found, "waiting.mean")).toBeLessThan(3 * theory);
    expect(found.answer.kind).toBe("found");
  });

  test("of ten beds: likewise, and the mean after the cut is that of Erlang C", async () => {
    const found = await warmUp(queue(10, 8, 200, 60), { replications: 60 });
    const days = found.pools[0].days ?? Number.NaN;
    const waiting = leftOut(found, "waiting.mean");
    expect(waiting).toBeGreaterThan(days / 10);
    expect(waiting).toBeLessThan(3 * days);
    const [series] = found.series;
    const kept = series.mean.slice(Math.round(waiting / 30.4));
    const mean = kept.reduce((sum, value) => sum + value, 0) / kept.length;
    // 60 replications of some 55 years: the standard error is about 2.5 %; 4 of them.
    expect(Math.abs(mean - waitingByErlang(10, 8))).toBeLessThan(0.1 * waitingByErlang(10, 8));
    expect(found.stated).toBe(0);
    expect(found.answer).toMatchObject({ kind: "found", isEnough: false });
  });

  test("60 beds, stays of 600 days and 95 % load: some 40 years by theory", async () => {
    const found = await warmUp(queue(60, 57, 600, 10), { replications: 2 });
    expect((found.pools[0].days ?? 0) / 365.25).toBeGreaterThan(38);
    expect((found.pools[0].days ?? 0) / 365.25).toBeLessThan(45);
  });
});

function waitingByErlang(beds: number, load: number): number {
  const terms = Array.from(
    { length: beds + 1 },
    (_, n) => load ** n / Array.from({ length: n }).reduce<number>((f, _x, i) => f * (i + 1), 1),
  );
  const last = terms[beds] * (beds / (beds - load));
  const waits = last / (terms.slice(0, beds).reduce((sum, term) => sum + term, 0) + last);
  return (waits * load) / (beds - load);
}

describe("the series", () => {
  test("is cut where a second, naive MSER-5 cuts it, and covers the whole run from day zero", async () => {
    const found = await warmUp(queue(3, 2.4, 60, 20), { replications: 30, metrics: SERIES_METRICS });
    expect(found.at[0]).toBe("2026-01-01");
    expect(found.at).toHaveLength(240);
    for (const { metric, mean, leastAt, low, high, smooth } of found.series) {
      const cut = naiveMser5(mean);
      const days = (Date.parse(found.at[cut]) - Date.parse(found.at[0])) / 86_400_000;
      if (metric !== "beds.open") expect([metric, leastAt]).toEqual([metric, days]);
      expect(mean.every((value, month) => low[month] <= value + 1e-9 && value <= high[month] * 2 + 1)).toBe(true);
      expect(smooth).toHaveLength(234);
    }
    expect(leftOut(found, "beds.open")).toBe(0);
  });

  test("is at least ten years long, however short the study", async () => {
    const found = await warmUp(queue(3, 2.4, 60, 1), { replications: 2 });
    expect(found.at.length).toBeGreaterThanOrEqual(120);
  });

  test("that is not kept month by month is refused with those that are", async () => {
    await expect(warmUp(queue(3, 2.4, 60, 1), { metrics: ["bedWait.mean"] })).rejects.toThrow(
      "bedWait.mean is not kept month by month; those that are: waiting.mean, beds.occupied, beds.open, occupancy.mean",
    );
    await expect(warmUp(queue(3, 2.4, 60, 1), { metrics: ["bedwait"] })).rejects.toThrow(/there is no metric/);
    await expect(warmUp(queue(3, 2.4, 60, 1), { precision: 0.1 })).rejects.toThrow(/fixed number/);
  });
});

describe("what never comes to rest", () => {
  test("more asked for than there is, and nobody leaves the list: refused, with pool and year", async () => {
    const found = await warmUp(queue(10, 12, 100, 12), { replications: 3 });
    expect(found.answer.kind).toBe("grows");
    expect(found.growth).toMatchObject([{ why: "overloaded", pool: "ward", since: 2026, beds: 10 }]);
    expect(found.growth[0].lastLoad).toBeCloseTo(12, 1);
  });

  test("is not said of an overloaded unit that people leave: that comes to rest", async () => {
    const leaving = queue(10, 12, 100, 12, { access: { recovery: { exponential: { mean: 200 } } } });
    const found = await warmUp(leaving, { replications: 10 });
    expect(found.growth).toEqual([]);
    expect(found.pools[0].mayLeave).toBe(true);
    expect(found.pools[0].days).toBeUndefined();
  });

  test("growing demand: refused, with the year in which it overtakes the beds", async () => {
    const perYear = (8 / 100) * 365.25;
    const growing = queue(10, 8, 100, 20, { demand: { court: { from: "court", perYear, growth: "2%" } } });
    const found = await warmUp(growing, { replications: 3 });
    expect(found.answer.kind).toBe("grows");
    // 8 × 1.02^y reaches 10 after ln(1.25) ÷ ln(1.02) = 11.3 years: on average over 2037.
    expect(found.growth).toMatchObject([{ why: "demand", pool: "ward", since: 2026, overtakes: 2037 }]);
  });

  test("a single rise that is over by the middle of the run is no growth", async () => {
    const perYear = (6 / 100) * 365.25;
    const changes = [{ on: "2028-01-01", perYear: perYear * 1.2 }];
    const found = await warmUp(queue(10, 6, 100, 20, { demand: { court: { from: "court", perYear, changes } } }), {
      replications: 3,
    });
    expect(found.growth).toEqual([]);
  });
});
