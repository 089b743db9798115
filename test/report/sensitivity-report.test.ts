import { describe, expect, test } from "vitest";
import type { SobolFinding, SobolResult, TornadoBar, TornadoResult } from "../../src/experiment/index.js";
import { renderTerminal, sensitivityReport } from "../../src/report/index.js";
import { shortNames } from "../../src/report/short-names.js";
import { sobolAnswer } from "../../src/report/sobol-report.js";

const interval = (estimate: number, half: number) => ({
  estimate,
  low: estimate - half,
  high: estimate + half,
  level: 0.95,
  n: 64,
});
const named = { metric: "bedWait.mean", title: "Wait for a bed, mean", measure: "days" as const };
const common = {
  format: "securebeds/sensitivity@1" as const,
  version: "0",
  streamVersion: 1,
  scenario: { name: "made up", fingerprint: "f", differences: [] },
  seed: "1",
  level: 0.95,
  window: { from: "2026-01-01", to: "2027-01-01" },
  figures: [
    { path: "access.accepted", kind: "share" as const, value: 0.75, from: 0.6, to: 0.9 },
    { path: "after.returned.accepted", kind: "share" as const, from: 0.4, to: 0.8 },
    {
      path: "stays.stabilise",
      kind: "days" as const,
      value: 30,
      from: 20,
      to: 45.5,
      source: "a guess",
      label: "assumed" as const,
    },
  ],
  cost: { points: 10, replications: 4, runs: 40 },
  planned: { points: 10, replications: 4, runs: 40 },
  stopped: "fixed number" as const,
  rules: [],
  warnings: [],
};

function sobol(first: readonly (readonly [number, number])[], shareOfIgnorance: number | undefined): string {
  const indices = first.map(([estimate, half], i) => {
    return { path: common.figures[i].path, first: interval(estimate, half), total: interval(estimate, half) };
  });
  const share = shareOfIgnorance ?? 0;
  const parts = { ignorance: share, chance: 1 - share, interaction: 0, total: 1, noiseOfMeans: 0 };
  const finding: SobolFinding = {
    ...named,
    unmeasured: 0,
    mean: 1,
    variance: 1,
    indices,
    spread: shareOfIgnorance === undefined ? undefined : { ...parts, shareOfIgnorance },
  };
  const result: SobolResult = { ...common, method: "sobol", rows: 64, findings: [finding] };
  return sobolAnswer(result, finding).replaceAll("\u00a0", " ");
}

describe("the conclusion of a decomposition", () => {
  test("names what to measure first where one figure brings most of the spread", () => {
    expect(
      sobol(
        [
          [0.7, 0.1],
          [0.1, 0.1],
        ],
        0.8,
      ),
    ).toBe(
      "Most of the spread in “Wait for a bed, mean” comes from not knowing access.accepted: measure access.accepted first. Not knowing the figures brings 80 % of the spread of a single future, and of that 70 % (95 % interval 60 to 80) is access.accepted; the rest is chance.",
    );
  });

  test("says so where many figures share, and where two cannot be told apart", () => {
    expect(
      sobol(
        [
          [0.4, 0.1],
          [0.35, 0.1],
        ],
        0.9,
      ),
    ).toBe(
      "Most of the spread in “Wait for a bed, mean” (90 %) comes from not knowing the figures, the rest is chance. The largest part of it, 40 % (95 % interval 30 to 50), is that of access.accepted: measure access.accepted or returned.accepted first, which this analysis cannot tell apart.",
    );
  });

  test("blames chance where chance it is", () => {
    expect(
      sobol(
        [
          [0.9, 0.05],
          [0.05, 0.02],
        ],
        0.3,
      ),
    ).toBe(
      "Most of the spread in “Wait for a bed, mean” (70 %) is chance, which no knowledge of the figures removes. Of the 30 % that not knowing them brings, 90 % (95 % interval 85 to 95) is that of access.accepted: measure access.accepted first, if any.",
    );
  });

  test("does without a split where there is none", () => {
    expect(sobol([[0.9, 0.05]], undefined)).toContain("Of what the figures' uncertainty does to");
    expect(sobol([], 0.5)).toBe("“Wait for a bed, mean” does not vary over the ranges of the figures.");
  });
});

describe("a tornado in words", () => {
  const estimate = (value: number, half: number) => ({
    title: named.title,
    measure: named.measure,
    ...interval(value, half),
  });
  const bar = (path: string, from: number, to: number, verdict: TornadoBar["verdict"]): TornadoBar => ({
    path,
    atFrom: estimate(from, 5),
    atTo: estimate(to, 5),
    below: estimate(from - 20, 2),
    above: estimate(to - 20, 2),
    swing: estimate(to - from, 2),
    reach: Math.abs(to - from),
    adjustedP: 0.01,
    verdict,
  });
  const text = (bars: readonly TornadoBar[]) => {
    const result: TornadoResult = {
      ...common,
      method: "tornado",
      findings: [{ ...named, base: estimate(20, 5), bars }],
    };
    return renderTerminal(sensitivityReport(result, "brief")).replace(/\s+/g, " ");
  };

  test("begins with the figure that does most and counts those that may do nothing", () => {
    const found = text([bar("access.accepted", 10, 40, "clear"), bar("stays.stabilise", 20, 21, "unclear")]);
    expect(found).toContain(
      "turns most on access.accepted: 10 days at 60 %, 40 days at 90 %. For 1 figure the difference could be chance.",
    );
    expect(found).toContain("stays.stabilise: 30 days, range 20 days to 45.5 days; assumed: a guess.");
    expect(found).toContain("“returned.accepted” is after.returned.accepted: not given, range 40 % to 80 %.");
    expect(found).toContain("10 points with 4 replications each");
  });

  test("says so where nothing stands out", () => {
    expect(text([bar("access.accepted", 20, 21, "unclear")])).toContain("no figure alone moves it by more than chance");
    expect(text([bar("access.accepted", 20, 21, "unknown")])).toContain("One replication at each point cannot say");
  });
});

describe("short names", () => {
  test.each([
    [["estate.units.moorside.beds"], ["beds"]],
    [
      ["estate.units.a.beds", "estate.units.b.beds"],
      ["a.beds", "b.beds"],
    ],
    [
      ["access.accepted", "after.returned.accepted", "rules.pathway"],
      ["access.accepted", "returned.accepted", "rules.pathway"],
    ],
    [
      ["rules.x[0].times", "rules.x[1].times"],
      ["x[0].times", "x[1].times"],
    ],
    [
      ['estate.units."St. Anne".beds', "estate.units.b.beds"],
      ['"St. Anne".beds', "b.beds"],
    ],
    [
      ["start", "x.start"],
      ["start", "x.start"],
    ],
    [[], []],
  ])("of %j", (paths, names) => expect(shortNames(paths)).toEqual(names));
});
