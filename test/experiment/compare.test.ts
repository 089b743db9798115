import { describe, expect, test } from "vitest";
import { compare, type JournalRow, storyOf, study, tellTrace } from "../../src/experiment/index.js";
import { verdictOf } from "../../src/experiment/verdict.js";
import { describeMetric } from "../../src/observe/index.js";
import { resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";

/** More beds than anybody needs, so that the mathematics is exact. */
function plenty(stay: string, more: Partial<ScenarioFile> = {}) {
  return resolveScenario({
    format: "securebeds/scenario@1",
    name: stay,
    start: "2026-01-01",
    seed: "paired",
    study: { run: "4 years", warmUp: "3 years", replications: 20 },
    atStart: "empty",
    estate: { units: { moorside: { beds: 400 } } },
    demand: { court: { from: "court", perYear: 365.25 } },
    stays: { rehabilitate: { exponential: { mean: stay } } },
    ...more,
  });
}

describe("a comparison", () => {
  test("finds what mathematics says, and much more precisely than two studies would", async () => {
    // One person a day stays 55 days instead of 50: 5 more beds are occupied. Tolerance 4 standard errors of the paired
    // difference, a false alarm in 16,000.
    const [base, longer] = [plenty("50 days"), plenty("55 days")];
    const { variants } = await compare(base, [longer], { metrics: ["beds.occupied"] });
    const {
      estimate = Number.NaN,
      low = Number.NaN,
      high = Number.NaN,
      verdict,
    } = variants[0].differences["beds.occupied"];
    const error = (high - low) / 2 / 2.093; // Student's t, 19 degrees of freedom
    expect(Math.abs(estimate - 5)).toBeLessThan(4 * error);
    expect(verdict).toBe("higher");
    const alone = [await study(base), await study(longer)].map(({ metrics }) => metrics["beds.occupied"]);
    const widths = alone.map((found) => (found.high ?? 0) - (found.low ?? 0));
    expect(high - low).toBeLessThan(Math.hypot(...widths) / 3);
    expect(estimate).toBeCloseTo((alone[1].estimate ?? 0) - (alone[0].estimate ?? 0), 9);
  });

  test("gives everybody the base's seed and the base's number of replications", async () => {
    const base = plenty("50 days", { study: { run: "1 year", replications: 3 } });
    const other = plenty("50 days", { seed: "other", study: { run: "1 year", replications: 7 } });
    const found = await compare(base, [other]);
    expect(found.seed).toBe("paired");
    expect(found.variants[0].replications).toBe(3);
    for (const difference of Object.values(found.variants[0].differences)) {
      expect(["same", "unknown"]).toContain(difference.verdict);
    }
  });

  test("tells where it is, and keeps the variants that were done when it is stopped", async () => {
    const scenario = plenty("50 days", { study: { run: "1 year", replications: 4 } });
    const stop = new AbortController();
    const steps = new Set<string>();
    const found = await compare(scenario, [scenario, scenario], {
      signal: stop.signal,
      onProgress: ({ step, done }) => {
        steps.add(step);
        if (step.startsWith("3 of 3") && done === 1) stop.abort();
      },
    });
    expect([...steps]).toEqual(["1 of 3, 50 days", "2 of 3, 50 days", "3 of 3, 50 days"]);
    expect(found.stopped).toBe("cancelled");
    expect(found.variants).toHaveLength(1);
  });

  test("holds a variant that was cut short against as much of the base", async () => {
    const scenario = plenty("50 days", { study: { run: "1 year", replications: 6 } });
    const stop = new AbortController();
    const found = await compare(scenario, [scenario], {
      signal: stop.signal,
      onProgress: ({ step, done }) => void (step.startsWith("2") && done === 3 && stop.abort()),
    });
    expect(found.variants[0].replications).toBe(3);
    expect(found.variants[0].differences["beds.occupied"]).toMatchObject({ verdict: "same", n: 3 });
  });

  test("tells of a part that all have, in the metrics that the part has", async () => {
    const base = plenty("50 days", { study: { run: "2 years", warmUp: 0, replications: 4 } });
    const longer = plenty("55 days", { study: { run: "2 years", warmUp: 0, replications: 4 } });
    const found = await compare(base, [longer], { of: { scope: "year", name: "2027" } });
    expect(found.of).toEqual({ scope: "year", name: "2027" });
    const whole = await study(longer);
    expect(found.variants[0].metrics["bedWait.mean"]).toEqual(whole.years["2027"].metrics["bedWait.mean"]);
    const group = await compare(base, [longer], { of: { scope: "group", name: "court" } });
    expect(Object.keys(group.variants[0].differences)).not.toContain("cost.total");
    await expect(compare(base, [longer], { of: { scope: "unit", name: "moorland" } })).rejects.toThrow(
      "there are moorside",
    );
    await expect(
      compare(base, [longer], { of: { scope: "group", name: "court" }, metrics: ["occupancy.mean"] }),
    ).rejects.toThrow("occupancy.mean is not measured of one group");
  });

  test("refuses nothing to compare and metrics that there are not", async () => {
    const base = plenty("50 days");
    await expect(compare(base, [])).rejects.toThrow("at least one variant");
    await expect(compare(base, [base], { metrics: ["bedWait.men"] })).rejects.toThrow("bedWait.mean");
  });
});

describe("a verdict", () => {
  const of = (id: string, low?: number, high?: number) => {
    const { title, measure } = describeMetric(id);
    return verdictOf(id, { title, measure, estimate: low, low, high, level: 0.95, n: 9 });
  };

  test.each([
    ["bedWait.mean", 1, 3, "worse"],
    ["bedWait.mean", -3, -1, "better"],
    ["transferTime.allLevels.within28", 0.1, 0.2, "better"],
    ["transferTime.allLevels.mean", 0.1, 0.2, "worse"],
    ["rehabilitated", -0.2, -0.1, "worse"],
    ["beds.occupied", 1, 3, "higher"],
    ["returns", -3, -1, "lower"],
    ["cost.total", 1, 3, "higher"],
    ["bedWait.mean", -1, 3, "noClearDifference"],
    ["bedWait.mean", 0, 3, "noClearDifference"],
    ["bedWait.mean", 0, 0, "same"],
    ["bedWait.mean", undefined, undefined, "unknown"],
  ] as const)("on %s from %s to %s is %s", (id, low, high, verdict) => expect(of(id, low, high)).toBe(verdict));
});

describe("a trace", () => {
  const scenario = plenty("50 days", { study: { run: "60 days", warmUp: 0 } });

  test("tells every fact, or those of some days", () => {
    const whole: JournalRow[] = [];
    tellTrace(scenario, 1, { fact: (row) => void whole.push(row) });
    const some: JournalRow[] = [];
    tellTrace(scenario, 1, { fact: (row) => void some.push(row) }, { from: "2026-02-01", to: "2026-02-03" });
    const wanted = whole.filter(({ date }) => date >= "2026-02-01" && date <= "2026-02-03");
    expect(some).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(3);
    expect(whole.length).toBeGreaterThan(wanted.length);
  });

  test("of one person holds that person's facts and no others", () => {
    const rows = storyOf(scenario, 1, "court-2");
    expect(rows.map(({ fact }) => fact).slice(0, 3)).toEqual(["identified", "belongs", "referred"]);
    expect(new Set(rows.map(({ person }) => person))).toEqual(new Set(["court-2"]));
    expect(storyOf(scenario, 2, "court-2")).not.toEqual(rows);
  });

  test("of nobody says who there is", () => {
    expect(() => storyOf(scenario, 1, "court-9999")).toThrow(
      /nobody called “court-9999”; it has \d+ people, of this group court-1 to court-\d+$/,
    );
    expect(() => storyOf(scenario, 1, "somebody")).toThrow(/it has \d+ people, such as court-1$/);
  });
});
