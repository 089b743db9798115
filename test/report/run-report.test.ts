import { describe, expect, test } from "vitest";
import type { Result } from "../../src/experiment/index.js";
import { runReport } from "../../src/report/run-report.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { madeUpResult, madeUpScenario, metrics } from "./made-up.js";

const text = (changes: Partial<Result> = {}, detail: "brief" | "full" = "brief", scenario = madeUpScenario()) =>
  renderTerminal(runReport(madeUpResult(changes), scenario, detail), { width: 200 });

const target = (verdict: Result["targets"][number]["verdict"]) =>
  ({ metric: "bedWait.within28", bound: "atLeast", value: 0.85, estimate: 0.41, verdict }) as const;

describe("a run's report", () => {
  test("opens with occupancy and waits where no target is set", () => {
    expect(text().split("\n")[0]).toBe(
      "Occupancy is 93.4 % (95 % interval 92.1 to 94.7 %); people wait 61 days (95 % interval 55 to 67) for a bed on average; 41 % (95 % interval 38 to 44 %) are offered one within 28 days.",
    );
  });

  test.each([
    ["met", "The target is met."],
    ["missed", "The target is missed."],
    ["uncertain", "These figures cannot tell whether the target is met."],
  ] as const)("says of a target that is %s: %s", (verdict, sentence) => {
    expect(text({ targets: [target(verdict)] }).split("\n")[0]).toContain(
      `${sentence} Offered a bed within 28 days: 41 % (95 % interval 38 to 44 %); wanted 85 % or more.`,
    );
  });

  test("counts the targets when there are several, and lists them", () => {
    const report = text({ targets: [target("met"), target("missed"), target("uncertain")] });
    expect(report).toContain("Of 3 targets 1 is met, 1 missed, 1 too close to call.");
    expect(report).toMatch(/85 % of people waiting 28 days or less for a bed +41 % \(38 to 44\) +missed/);
  });

  test("leaves out what is nought on a screen and gives every metric in a file", () => {
    expect(text()).not.toMatch(/^Cost +£0/m);
    expect(text({}, "full")).toMatch(/^Cost +£0 +constant +£ a year/m);
  });

  test("shows the ten catchments that wait longest, worst first", () => {
    const catchments = Object.fromEntries(
      Array.from({ length: 12 }, (_, wait) => [
        `c${wait}x`,
        { metrics: metrics(["bedWait.mean", wait, wait - 0.1, wait + 0.1]) },
      ]),
    );
    const report = text({ catchments });
    const order = [...report.matchAll(/^c(\d+)x /gm)].map(([, wait]) => Number(wait));
    expect(order).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
  });

  test("ends intervals where the measure ends, but not those of a difference", () => {
    const odd = metrics(["bedWait.mean", 3, -1, 7], ["bedWait.within28", 0.98, 0.94, 1.02], ["equity.wait", 2, -1, 5]);
    const report = text({ metrics: odd }, "full");
    expect(report).toMatch(/Wait for a bed, mean +3 +0 to 7 /);
    expect(report).toMatch(/Offered a bed within 28 days +98 % +94 to 100 % /);
    expect(report).toMatch(/minus others +2\.0 +-1\.0 to 5\.0 |minus others +2 +-1 to 5 /);
  });

  test("says how it was found, by which rules, and ends with the caveats", () => {
    const report = text({ warnings: ["More beds are asked for than there are."], stopped: "cancelled" });
    expect(report).toContain("20 replications: stopped early, because somebody cancelled the study.");
    expect(report).toContain("Measured from 2026-04-01 to 2036-04-01; seed 2021.");
    expect(report).toContain("fingerprint 00000000deadbeef; securebeds 0.1.0, stream version 1.");
    expect(report).toContain("- A free bed goes to whoever has waited longest.");
    expect(report.trimEnd().endsWith("! More beds are asked for than there are.")).toBe(true);
  });

  test("counts sources and, in a file, lists the assumptions", () => {
    const sources = [
      { path: "demand.remand.perYear", label: "assumed", source: "no figure found", written: "16.5", from: 13, to: 20 },
      { path: "demand.remand.toCourt", label: "derived", source: "PQ22", written: "116 days" },
    ] as const;
    const scenario = madeUpScenario({ sources });
    expect(text({}, "brief", scenario)).toContain(
      "Of 2 figures that the scenario gives a source for: 0 published, 1 derived and 1 assumed.",
    );
    expect(text({}, "brief", scenario)).not.toContain("no figure found");
    expect(text({}, "full", scenario)).toContain("- demand.remand.perYear: 16.5 (between 13 and 20) – no figure found");
  });

  test("has something to say about an empty world", () => {
    const report = text({
      metrics: {},
      groups: {},
      units: {},
      catchments: {},
      years: {},
      targets: [target("uncertain")],
    });
    expect(report).toContain("Nothing was there to measure");
    expect(report).not.toMatch(/NaN|Infinity|undefined/);
  });
});
