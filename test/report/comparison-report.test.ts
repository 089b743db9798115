import { describe, expect, test } from "vitest";
import type { Comparison, Difference, DifferenceVerdict } from "../../src/experiment/index.js";
import {
  comparisonCsv,
  comparisonInWords,
  comparisonReport,
  renderMarkdown,
  renderTerminal,
} from "../../src/report/index.js";
import { estimate, metrics } from "./made-up.js";

const WINDOW = { from: "2026-04-01", to: "2036-04-01" };

function difference(id: string, verdict: DifferenceVerdict, value?: number, low?: number, high?: number): Difference {
  return { ...estimate(id, value, low, high), verdict };
}

function compared(
  name: string,
  ...rest: readonly (readonly [id: string, value?: number, low?: number, high?: number])[]
) {
  return {
    scenario: { name, fingerprint: "00000000deadbeef", differences: [] },
    replications: 20,
    window: WINDOW,
    metrics: metrics(...rest),
    rules: ["A free bed goes to whoever has waited longest."],
    warnings: [],
  };
}

const LONGER = {
  ...compared(
    "Longer",
    ["bedWait.mean", 70.3, 60, 80],
    ["bedWait.within28", 0.4, 0.38, 0.42],
    ["beds.occupied", 400, 399, 401],
  ),
  scenario: { name: "Longer", fingerprint: "00000000deadbeef", differences: ["stays: 1 → 2"] },
  differences: {
    "bedWait.mean": difference("bedWait.mean", "worse", 9.3, 8.1, 10.5),
    "bedWait.within28": difference("bedWait.within28", "worse", -0.123, -0.15, -0.096),
    "beds.occupied": difference("beds.occupied", "noClearDifference", 0.4, -0.3, 1.1),
  },
};

function madeUp(changes: Partial<Comparison> = {}): Comparison {
  return {
    format: "securebeds/comparison@1",
    version: "0.1.0",
    streamVersion: 1,
    seed: "2021",
    level: 0.95,
    base: compared(
      "Now",
      ["bedWait.mean", 61, 50, 72],
      ["bedWait.within28", 0.523, 0.5, 0.546],
      ["beds.occupied", 399.6, 398, 401],
    ),
    variants: [LONGER],
    stopped: "fixed number",
    ...changes,
  };
}

const plain = (text: string) => text.replaceAll("\u00a0", " ");

describe("a comparison in words", () => {
  test("says what is clear with its size and direction, and what is not", () => {
    expect(plain(comparisonInWords(madeUp(), LONGER))).toBe(
      "“Longer” against “Now”: the mean wait for a bed is 9.3 days longer (95 % interval 8.1 to 10.5), 70.3 instead of 61.0; " +
        "the share offered a bed within 28 days is 12 points lower (95 % interval 10 to 15), 40 % instead of 52 %; " +
        "no clear difference in the number of occupied beds (95 % interval -0.3 to 1.1).",
    );
  });

  test("names the part that it is about", () => {
    const of = (scope: "year" | "catchment", name: string) => madeUp({ of: { scope, name } });
    expect(comparisonInWords(of("year", "2035"), LONGER)).toMatch(/^“Longer” against “Now”, in 2035: /);
    expect(comparisonInWords(of("catchment", "north"), LONGER)).toMatch(/^“Longer” against “Now”, catchment north: /);
  });

  test("knows metrics that it has no words for, and those that nobody could measure", () => {
    const only = (id: string, found: Difference, value: number) =>
      plain(
        comparisonInWords(madeUp({ base: compared("Now", [id, value]) }), {
          ...compared("Then", [id, value]),
          differences: { [id]: found },
        }),
      );
    expect(only("notional37", difference("notional37", "higher", 4, 3, 5), 10)).toMatch(
      /“Conversions.*” is 4.0 people a year higher|is 4.0 people a year higher/,
    );
    expect(only("equity.wait", difference("equity.wait", "unknown"), 3)).toMatch(/nothing to compare/);
    expect(only("returns", difference("returns", "same", 0, 0, 0), 3)).toMatch(
      /no difference at all in the number of returns/,
    );
    expect(only("returns", difference("returns", "unknown", 3), 3)).toMatch(
      /3.0 people a year higher \(one replication, so no interval\)/,
    );
  });
});

describe("a comparison on the screen", () => {
  test("tells the rules that the base has not, and no others", () => {
    const rules = ["A free bed goes to whoever has waited longest.", "Everyone is rehabilitated."];
    const text = renderMarkdown(comparisonReport(madeUp({ variants: [{ ...LONGER, rules }] }), "brief"));
    expect(text).toContain("## Rules that are new or different\n\n- Everyone is rehabilitated.\n");
    expect(text).not.toContain("waited longest");
    expect(renderMarkdown(comparisonReport(madeUp(), "brief"))).not.toContain("Rules that are new");
  });

  test("shows both values to the digits of their difference, differences of shares in points, and a verdict", () => {
    const text = renderTerminal(comparisonReport(madeUp(), "brief"));
    expect(text).toMatch(/Wait for a bed, mean \[days\] +61\.0 +70\.3 +\+9\.3 \(8\.1 to 10\.5\) +worse/);
    expect(text).toMatch(/Offered a bed within 28 days +52 % +40 % +-12 \(-15 to -10\) +worse/);
    expect(text).toMatch(/Occupied beds \[beds\] +399\.6 +400\.0 +\+0\.4 \(-0\.3 to 1\.1\) +not clear/);
    expect(text).toMatch(/What was changed\n\n- stays: 1 → 2/);
    for (const line of text.split("\n")) expect([...line].length).toBeLessThanOrEqual(80);
  });

  test("of several variants begins with the base as it is", () => {
    const text = renderTerminal(comparisonReport(madeUp({ variants: [LONGER, LONGER] }), "brief"), { width: 100 });
    expect(text).toMatch(/^“Now” as it is in the first line/);
    expect(text).toMatch(/\nNow +61 \(50 to 72\)/);
    expect(text).toMatch(/\nLonger +\+9\.3 \(8\.1 to 10\.5\) +-12 \(-15 to -10\)/);
  });

  test("warns of scenarios that are measured at other times, and says what else was said of each", () => {
    const later = { ...LONGER, window: { from: "2030-01-01", to: "2040-01-01" }, warnings: ["Beds are few."] };
    const text = renderMarkdown(comparisonReport(madeUp({ variants: [later] }), "full"));
    expect(text).toMatch(/“Longer” is measured from 2030-01-01 to 2040-01-01/);
    expect(text).toMatch(/> In “Longer”: Beds are few\./);
    expect(text).toMatch(/^# Longer against Now\n/);
  });

  test("says so when both files describe the same world", () => {
    const same = { ...LONGER, scenario: { ...LONGER.scenario, differences: [] } };
    expect(renderTerminal(comparisonReport(madeUp({ variants: [same] }), "brief"))).toMatch(/Nothing: both files/);
  });
});

test("a comparison as a table for other programs", () => {
  const rows = comparisonCsv(madeUp()).split("\r\n");
  expect(rows[0]).toBe(
    "base,variant,metric,title,measure,baseEstimate,variantEstimate,difference,low,high,level,n,verdict",
  );
  expect(rows[1]).toBe('Now,Longer,bedWait.mean,"Wait for a bed, mean",days,61,70.3,9.3,8.1,10.5,0.95,20,worse');
  expect(rows).toHaveLength(5);
});
