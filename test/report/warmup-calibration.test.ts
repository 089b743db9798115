import { describe, expect, test } from "vitest";
import type { Calibration, WarmUp } from "../../src/experiment/index.js";
import { tradeOffInWords } from "../../src/report/calibration-answer.js";
import { calibrationReport } from "../../src/report/calibration-report.js";
import { figuresCsv, warmUpCsv } from "../../src/report/csv.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { warmUpReport } from "../../src/report/warmup-report.js";
import { estimate } from "./made-up.js";

const IDENTITY = {
  version: "0.1.0",
  streamVersion: 1,
  scenario: { name: "Made up", fingerprint: "00000000deadbeef", differences: [] },
  seed: "2021",
  replications: 20,
  rules: [],
  warnings: [],
} as const;

function warm(changes: Partial<WarmUp> = {}): WarmUp {
  const at = Array.from(
    { length: 120 },
    (_, month) => `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`,
  );
  const mean = at.map((_, month) => 10 - 10 * 0.9 ** month);
  return {
    format: "securebeds/warmup@1",
    ...IDENTITY,
    stopped: "fixed number",
    window: { from: "2026-01-01", to: "2036-01-01" },
    stated: 365.25,
    answer: { kind: "found", days: 730.5, metric: "waiting.mean", isEnough: false },
    at,
    series: [
      {
        metric: "waiting.mean",
        title: "People on the waiting list",
        measure: "people",
        leaveOut: 608,
        leastAt: 608,
        mean,
        low: mean,
        high: mean,
        smooth: mean.slice(6),
      },
    ],
    growth: [],
    pools: [{ pool: "moorside", load: 57, beds: 60, meanStay: 600, mayLeave: false, days: 15_596 }],
    ...changes,
  };
}

const shown = (found: WarmUp) => renderTerminal(warmUpReport(found, "brief"), { width: 300 });

describe("a warm-up's report", () => {
  test("gives years, says whether the scenario's own will do, and what theory has to say", () => {
    expect(shown(warm()).split("\n")[0]).toBe(
      "Leave out the first 2 years: until then “People on the waiting list” still shows the start; the scenario has 12 months, which is too short. By theory moorside remembers its start for some 43 years: a start near the long run (atStart) does more than any warm-up.",
    );
    expect(shown(warm({ pools: [{ pool: "m", load: 5, beds: 6, meanStay: 60, mayLeave: true, days: 9000 }] }))).toMatch(
      /^m +6 +5\.0 +60 +at most 25 years$/m,
    );
  });

  test("says which pool grows, and since when", () => {
    const growth = [
      { why: "demand", pool: "north", since: 2026, load: 8, lastLoad: 11.6, beds: 10, overtakes: 2037 },
    ] as const;
    const text = shown(warm({ answer: { kind: "grows", pools: growth }, growth }));
    expect(text).toContain(
      "No warm-up can be found, because the system grows without end: north, from 2026 on: what is asked for grows from 8.0 to 11.6 beds at the end of the run, at least as many as there are from 2037 on.",
    );
  });

  test("says what had not come to rest", () => {
    expect(shown(warm({ answer: { kind: "unsettled", metrics: ["beds.occupied"] } }))).toContain(
      'No warm-up can be given: “Occupied beds” had not come to rest in the first half of the run. Look at a longer one, such as --set "study.run=20 years".',
    );
  });

  test("has its series as a table of its own", () => {
    const lines = warmUpCsv(warm()).split("\r\n");
    expect(lines[0]).toBe("from,metric,mean,low,high,smooth");
    expect(lines[1]).toMatch(/^2026-01-01,waiting\.mean,0,0,0,4\.6855/);
    expect(lines).toHaveLength(122);
  });
});

function fitted(changes: Partial<Calibration["fit"]> = {}): Calibration {
  const figure = (use: "fit" | "validate", z: number) => {
    const simulated = estimate("occupancy.mean", 0.94, 0.93, 0.95);
    return {
      metric: "occupancy.mean",
      value: 0.93,
      standardError: 0.0128,
      source: "HSJ03",
      label: "assumed",
      use,
      title: simulated.title,
      measure: simulated.measure,
      simulated,
      z,
    } as const;
  };
  return {
    format: "securebeds/calibration@1",
    ...IDENTITY,
    fit: {
      parameters: [
        {
          path: "access.accepted",
          start: 0.75,
          value: 0.7,
          standardError: 0.04,
          low: 0.6,
          high: 0.9,
          isOnBound: false,
        },
      ],
      settings: [{ path: "access.accepted", value: "0.7" }],
      figures: [figure("fit", 0.5), figure("fit", 2.5)],
      chiSquare: 6.5,
      degreesOfFreedom: 1,
      p: 0.0108,
      converged: true,
      points: 33,
      condition: 1,
      directions: [{ shares: [1], standardError: 0.1, identified: true }],
      tradeOffs: [],
      answers: [{ metric: "bedWait.mean", best: estimate("bedWait.mean", 41, 38, 44), low: 30, high: 55 }],
      ...changes,
    },
    validation: [figure("validate", 0.4)],
  };
}

describe("a calibration's report", () => {
  const text = renderTerminal(calibrationReport(fitted(), "full"), { width: 300 });

  test("counts figures met, gives chi-square with its chance, and what was held back", () => {
    expect(text.split("\n")[0]).toBe(
      "With 1 fitted unknown the scenario gives 1 figure of 2 within two standard errors (chi-square 6.5 on 1 degree of freedom, p 0.011). Of 1 figure held back, 1 is met as well.",
    );
    expect(text).toMatch(/^access\.accepted +0\.750 +0\.700 +0\.040 +0\.600 to 0\.900$/m);
    expect(text).toMatch(/^Occupancy +93 % +1\.3 % +94\.0 % +2\.5 +assumed$/m);
    expect(text).toMatch(/^Wait for a bed, mean +41 +30 to 55$/m);
    expect(text).toContain("--set access.accepted=0.7");
    expect(text).toContain("! The scenario cannot be right in every respect");
    expect(text).not.toMatch(/NaN|undefined|Infinity/);
  });

  test.each([
    ["alone", ["a"], "These figures do not tell a; every value that was allowed fits as well."],
    ["product", ["a", "b"], "a and b trade off: only their product is known."],
    ["ratio", ["a", "b"], "a and b trade off: only their ratio is known."],
    ["mixture", ["a", "b", "c"], "a, b and c trade off: a change in one can be made good by the others."],
  ] as const)("%s", (kind, paths, words) => expect(tradeOffInWords({ kind, paths })).toContain(words));

  test("has its figures as a table of their own", () => {
    expect(figuresCsv(fitted()).split("\r\n")[3]).toBe(
      "validate,occupancy.mean,,0.93,0.0128,0.94,0.93,0.95,0.4,assumed,HSJ03",
    );
  });
});
