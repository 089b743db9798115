import { describe, expect, test } from "vitest";
import {
  combinations,
  formatIssues,
  readAxes,
  readRanges,
  refuseImpossible,
  resolveVariation,
  ScenarioError,
} from "../../src/scenario/index.js";
import { SMALL_FILE } from "./small.js";

const values = (text: string) => {
  const { found, issues } = readAxes([`a.b=${text}`]);
  expect(formatIssues(issues)).toBe("");
  return found[0].values;
};

const refused = (...texts: string[]) => {
  const { issues } = readAxes(texts);
  return issues.map(({ expected, received, hint = "" }) => `${expected} | ${received} | ${hint}`);
};

describe("--vary", () => {
  test.each([
    ["50..70 step 5", ["50", "55", "60", "65", "70"]],
    ["50 .. 70   step  7", ["50", "57", "64"]],
    ["0.1..0.5 step 0.1", ["0.1", "0.2", "0.3", "0.4", "0.5"]],
    ["0..0.3 step 0.1", ["0", "0.1", "0.2", "0.3"]],
    ["-0.02..0.02 step 0.02", ["-0.02", "0", "0.02"]],
    ["60%..90% step 10%", ["60%", "70%", "80%", "90%"]],
    ["2 weeks..8 weeks step 3 weeks", ["2 weeks", "5 weeks", "8 weeks"]],
    ["1 month..2 months step 0.5 months", ["1 months", "1.5 months", "2 months"]],
    ["7..7 step 1", ["7"]],
    ["1e3..2e3 step 500", ["1000", "1500", "2000"]],
    ["2026-04-01..2029-04-01 step 1 year", ["2026-04-01", "2027-04-01", "2028-04-01", "2029-04-01"]],
    ["2024-01-31..2024-05-01 step 1 month", ["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"]],
    ["2024-02-29..2026-03-01 step 1 year", ["2024-02-29", "2025-02-28", "2026-02-28"]],
    ["2026-04-01..9999-12-31 step 999999 months", ["2026-04-01"]],
    ["2026-04-01..9999-12-31 step 999999 weeks", ["2026-04-01"]],
    ["2026-04-01..9999-12-31 step 3000 years", ["2026-04-01", "5026-04-01", "8026-04-01"]],
    ["2026-12-30..2027-01-09 step 5 days", ["2026-12-30", "2027-01-04", "2027-01-09"]],
    ["treatAndReturn,fullRehabilitation", ["treatAndReturn", "fullRehabilitation"]],
    ["treatAndReturn", ["treatAndReturn"]],
    ["10 days, 20 days", ["10 days", "20 days"]],
    ["'a, b', \"it's, so\"", ["'a, b'", '"it\'s, so"']],
    [
      '"a, b", [c, d], { lognormal: { median: 5, sigma: 1 } }',
      ['"a, b"', "[c, d]", "{ lognormal: { median: 5, sigma: 1 } }"],
    ],
  ])("%s", (text, expected) => expect(values(text)).toEqual(expected));

  test.each([
    ["NaN..5 step 1", "from..to step by"],
    ["1..Infinity step 1", "from..to step by"],
    ["1..5 step 0", "a step above 0"],
    ["1..5 step -1", "a step above 0"],
    ["5..1 step 1", "Type 1..5 step 1."],
    ["5..1 step -1", "a step above 0"],
    ["0..1e9 step 1", "1,000,000,001 of them"],
    ["0..1 step 1e-300", "at most 1,000 values"],
    ["1..5", "Say how long the steps are"],
    ["1..5 step", "Say how long the steps are"],
    ["1..5% step 1%", "the same unit"],
    ["1 day..5 weeks step 1 day", "the same unit"],
    ["1 parsec..5 parsec step 1 parsec", "Units are minutes"],
    ["010..20 step 5", "do not begin with 0: type 10"],
    ["1..5 step x", "from..to step by"],
    ["2026-02-30..2026-03-30 step 1 day", "dates with a step"],
    ["2026-02-28..2026-03-30 step 5", "dates with a step"],
    ["2026-02-28..5 step 1 day", "dates with a step"],
    ["0001-01-01..9999-01-01 step 1 day", "at most 1,000"],
    ["1,,2", "nothing in the place of a value"],
    ["", "nothing in the place of a value"],
    ["5,5", "each value once"],
    [Array.from({ length: 1001 }, (_, i) => i).join(), "at most 1,000 values | 1001 of them"],
  ])("refuses %s", (text, words) => {
    expect(refused(`a=${text}`).join("\n")).toContain(words);
  });

  test.each(["", "=", "=5", "a", "a..b=1", '"a=1'])("refuses the text %j, which has no path", (text) => {
    expect(refused(text)[0]).toContain("path=values");
  });

  test("refuses a parameter that is varied twice, or in part", () => {
    expect(refused("a.b=1,2", "a.b=3")).toEqual(["each parameter once | a.b before | "]);
    expect(refused("a.b=1,2", "a=3", "a.c=1")).toEqual(["each parameter once | a.b before | "]);
  });

  test("tells all mistakes of all texts at once", () => {
    expect(refused("a=1..0 step 1", "b=2..3", "c=")).toHaveLength(3);
  });

  test("is answered in time however long and strange the text is", () => {
    const began = performance.now();
    for (const odd of ["..", ". ", " ..", "step ", "{", '"', ",", "1..2 step "]) refused(`a=${odd.repeat(20_000)}`);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test("takes two ends and nothing else for an uncertainty", () => {
    expect(readRanges(["a.b=60%..90%", "c= 10 days .. 2 weeks"]).found).toEqual([
      { path: "a.b", from: "60%", to: "90%" },
      { path: "c", from: "10 days", to: "2 weeks" },
    ]);
    const { issues } = readRanges(["a=1..5 step 1", "b=3", "c=1,2", "d="]);
    expect(issues.map(({ hint = "" }) => hint)).toEqual(["Leave out the step.", "", "", ""]);
  });
});

describe("combinations", () => {
  test("are all there, the last parameter changing fastest", () => {
    const { found } = readAxes(["a=1,2", "b=x,y,z"]);
    const told = combinations(found).map((settings) => settings.map(({ path, value }) => path + value).join(""));
    expect(told).toEqual(["a1bx", "a1by", "a1bz", "a2bx", "a2by", "a2bz"]);
    expect(combinations([])).toEqual([[]]);
  });

  test("that cannot be simulated are told together, each mistake once", () => {
    const { found } = readAxes([
      "estate.units.moorside.beds=5,-1",
      "estate.units.morside.beds=1,2",
      "stays.rehabilitate=x,5",
    ]);
    try {
      refuseImpossible(resolveVariation(SMALL_FILE), combinations(found));
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ScenarioError);
      const paths = (error as ScenarioError).issues.map(({ path, received }) => `${path} ${received}`);
      expect(paths).toEqual(["estate.units.morside morside", "stays.rehabilitate x", "estate.units.moorside.beds -1"]);
    }
  });

  test("a mistake that stands in the file is told with what it shows with", () => {
    const units = { moorside: { beds: 10, changes: [{ on: "2027-04-01", beds: 2 }] } };
    const variation = resolveVariation({ ...SMALL_FILE, estate: { units } });
    const hintsWith = (...settings: readonly { path: string; value: string }[]) => {
      try {
        refuseImpossible(variation, [settings]);
      } catch (error) {
        if (error instanceof ScenarioError) return error.issues.map(({ path, hint }) => `${path}: ${hint}`);
        throw error;
      }
      return [];
    };
    const late = { path: "start", value: "2028-01-01" };
    expect(hintsWith({ path: "start", value: "2027-04-01" })).toEqual([]);
    const [hint] = hintsWith(late, { path: "seed", value: "5" });
    expect(hint).toMatch(/^estate\.units\.moorside\.changes\[0\]\.on: .*It shows with start=2028-01-01, seed=5\.$/);
    expect(hintsWith({ path: "estate.units.moorside.serviceLines", value: "[men, women]" })).toEqual([
      "demand.court.mix.serviceLine: For example: mix: { serviceLine: { men: 100% } } It shows with estate.units.moorside.serviceLines=[men, women].",
    ]);
  });
});
