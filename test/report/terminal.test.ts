import { describe, expect, test } from "vitest";
import { bedsReport } from "../../src/report/beds-report.js";
import type { Block, Document } from "../../src/report/document.js";
import { runReport } from "../../src/report/run-report.js";
import { renderTerminal } from "../../src/report/terminal.js";
import { textWidth, wrap } from "../../src/report/text-width.js";
import { madeUpBeds, madeUpPool, madeUpResult, madeUpScenario } from "./made-up.js";

const tooWide = (text: string, width: number) => text.split("\n").filter((line) => textWidth(line) > width);

const NAMES = [
  "moorside",
  "病院の保安病棟、東京都北区",
  "🏥 unit ⭐ ✅",
  "x".repeat(10_000),
  "a name of very many words ".repeat(40).trim(),
  "יחידה מאובטחת",
];

/** Every report with one name wherever a name may stand. */
function reports(name: string): readonly Document[] {
  const result = madeUpResult();
  const of = { [name]: { metrics: result.metrics } };
  const run = madeUpResult({
    scenario: { ...result.scenario, name, differences: [name] },
    groups: of,
    units: of,
    catchments: { ...of, other: { metrics: result.metrics } },
    theory: { pools: [madeUpPool({ pool: name, overloaded: [2030] }), madeUpPool()], whole: madeUpPool() },
    warnings: [name],
  });
  const beds = madeUpBeds({ units: [name], scenario: { ...result.scenario, name } });
  const scenario = madeUpScenario({ name });
  return [runReport(run, scenario, "full"), bedsReport([{ scenario, result: beds }], "full")];
}

describe("on a narrow terminal", () => {
  test.each(NAMES.map((name) => [name.slice(0, 30), name]))("no line of any report is too wide: %s", (_short, name) => {
    for (const document of reports(name)) {
      for (const bars of [false, true]) {
        for (const width of [30, 40, 80, 120]) {
          expect(tooWide(renderTerminal(document, { width, bars }), width)).toEqual([]);
        }
      }
    }
  });

  const table: Block = {
    kind: "table",
    table: {
      columns: ["Unit", "Beds asked for", "Beds", "Wait", "Share"].map((title, column) => ({
        title,
        align: column === 0 ? "left" : "right",
      })),
      rows: [
        ["moorside", "57", "60", "12 days", { text: "95 %", bar: 0.95 }],
        ["fell and dale beyond the long moor", "8", "10", "", "80 %"],
      ],
    },
  };

  test("rows are told line by line, with nothing left out", () => {
    expect(renderTerminal({ title: "", blocks: [table] }, { width: 30, bars: true })).toBe(
      [
        "Unit: moorside",
        "  Beds asked for: 57",
        "  Beds: 60",
        "  Wait: 12 days",
        "  Share: 95 %",
        "",
        "Unit: fell and dale beyond",
        "    the long moor",
        "  Beds asked for: 8",
        "  Beds: 10",
        "  Share: 80 %",
        "",
      ].join("\n"),
    );
  });

  test("titles run over several lines before a name does, and a name before a word is cut", () => {
    const [head, second, , moorside, fell] = renderTerminal({ title: "", blocks: [table] }, { width: 78 }).split("\n");
    expect(head).toMatch(/^Unit +Beds asked +Beds +Wait +Share$/);
    expect(second.trim()).toBe("for");
    expect(moorside).toMatch(/^moorside +57 /);
    expect(fell).toMatch(/^fell and dale beyond the long moor +8 /);
    const narrower = renderTerminal({ title: "", blocks: [table] }, { width: 62 });
    for (const word of "fell and dale beyond the long moor".split(" ")) expect(narrower).toContain(word);
  });
});

describe("the width of text", () => {
  test.each([
    ["ward", 4],
    ["é", 1],
    ["病院", 4],
    ["한국", 4],
    ["⭐", 2],
    ["✅", 2],
    ["☔", 2],
    ["🟢", 2],
    ["🇬🇧", 2],
    ["✓", 1],
    ["→ ÷ ≥ █▏", 8],
    ["ก็", 1],
    ["(株)・「」", 10],
  ])("%s takes %i columns", (text, columns) => {
    expect(textWidth(text)).toBe(columns);
  });

  test("wide letters are broken where they fit", () => {
    expect(wrap("病院の保安病棟", 5)).toEqual(["病院", "の保", "安病", "棟"]);
  });

  test("a very long word is cut in no time", () => {
    expect(wrap("x".repeat(200_000), 40)).toHaveLength(5_000);
  });
});
