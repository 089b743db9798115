import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { METRIC_FACTS } from "../../../src/experiment/index.js";
import {
  figureAt,
  readPublishedFigures,
  readScenario,
  ScenarioError,
  writeFigures,
} from "../../../src/scenario/index.js";
import { SMALL } from "../small.js";

const HEAD = "format: securebeds/targets@1\nname: t\ntargets:\n";
const read = (text: string) => readPublishedFigures({ name: "t.yaml", text, metrics: METRIC_FACTS });
const one = (parts: string) => read(`${HEAD}  - { source: us, label: published, use: fit, ${parts} }\n`).targets[0];

function complaints(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ScenarioError) return error.message;
    throw error;
  }
  return "";
}

describe("published figures", () => {
  test.each([
    [
      "metric: occupancy.mean, value: 93%, interval: { from: 90%, to: 95% }",
      0.93,
      { kind: "interval", from: 0.9, to: 0.95, level: 0.95 },
    ],
    ["metric: stay.mean, value: 2 years, n: 30, sd: 12 weeks", 730.5, { kind: "sample", n: 30, sd: 84 }],
    ["metric: bedWait.within28, value: 0.15, n: 250", 0.15, { kind: "sample", n: 250 }],
    ["metric: admissions, value: 1000, standardError: 66", 1000, { kind: "standardError", value: 66 }],
    ["metric: equity.wait, value: -12.5, standardError: 2", -12.5, { kind: "standardError", value: 2 }],
  ])("%s", (parts, value, uncertainty) => {
    const { value: found, uncertainty: sure, source, label, use } = one(parts);
    expect(found).toBeCloseTo(value, 12);
    expect(sure).toEqual(uncertainty);
    expect([source, label, use]).toEqual(["us", "published", "fit"]);
  });

  test("may be about a part", () => {
    expect(one("metric: admissions, value: 5, standardError: 1, of: { year: 2026 }").of).toEqual({
      scope: "year",
      name: "2026",
    });
    expect(one("metric: admissions, value: 5, standardError: 1, of: { group: remand }").of).toEqual({
      scope: "group",
      name: "remand",
    });
    expect(Object.isFrozen(one("metric: admissions, value: 5, standardError: 1"))).toBe(true);
  });

  test.each([
    ["metric: admissions, value: 5, standardError: 1, sd: 2", "targets[0].sd", "expected “n” beside “sd”"],
    ["metric: admissions, value: 5, standardError: 0", "targets[0].standardError", "a standard error above 0"],
    ["metric: stay.mean, value: 5, n: 9, sd: 0", "targets[0].sd", "an “sd” above 0"],
    [
      "metric: admissions, value: 5, interval: { from: 4, to: 6, level: 0 }",
      "targets[0].interval",
      "a level above 0% and below 100%",
    ],
    [
      "metric: admissions, value: 5, interval: { from: 4, to: 6, level: 100% }",
      "targets[0].interval",
      "a level above 0% and below 100%",
    ],
  ])("%s is refused at its place", (parts, path, words) => {
    const text = complaints(`${HEAD}  - { source: us, label: published, use: fit, ${parts} }\n`);
    expect(text).toContain(`  ${path}\n`);
    expect(text).toContain(words);
  });

  test("every mistake is told at once, each with its line and column", () => {
    const text = `${HEAD}  - { metric: bedWait.within29, value: 15%, n: 250, source: us, use: fit }
  - { metric: occupancy.mean, value: 93, standardError: 1%, source: us, use: fit }
  - { metric: stay.mean, value: 85 days, n: 250, source: us, use: fit }
  - { metric: admissions, value: 5, use: fit }
  - { metric: admissions, value: 5, standardError: 0, n: 3, source: us, use: maybe }
  - { metric: admissions, value: 5, interval: { from: 6, to: 4 }, source: us, use: fit }
  - { metric: transfers, value: 5, standardError: 1, of: { unit: ward }, source: us, use: fit }
`;
    const told = complaints(text);
    for (const [line, words] of [
      [4, "Did you mean “bedWait.within28”?"],
      [5, "Did you mean 93%?"],
      [6, "“sd” beside “n”, as stay.mean is not a share"],
      [7, "“source”: who published the figure"],
      [7, "one of “standardError”, “interval: { from, to }” or “n”"],
      [8, "received standardError and n"],
      [8, "fit or validate"],
      [9, "an interval whose “from” lies below its “to”"],
      [10, "what transfers can be about"],
    ] as const) {
      expect(told).toContain(`t.yaml:${line}:`);
      expect(told).toContain(words);
    }
  });

  test.each([
    ["nothing", "", "an empty file"],
    ["no map", "- 1", "published figures: lines with"],
    ["a scenario", SMALL, "securebeds/targets@1"],
    ["no figures", `${HEAD.trim()} []\n`, "a list of published figures, at least one"],
    [
      "all held back",
      `${HEAD}  - { metric: admissions, value: 1, standardError: 1, source: us, use: validate }\n`,
      "all held back",
    ],
    ["an alias", `${HEAD}  - &a { metric: admissions, value: 1 }\n  - *a\n`, "Anchors"],
    ["a tag", `${HEAD}  - !!js/function { metric: x }\n`, "Tags"],
    ["a reserved key", `${HEAD}  - { __proto__: 1 }\n`, "__proto__"],
    [
      "not a number",
      `${HEAD}  - { metric: admissions, value: .nan, standardError: .inf, source: us, use: fit }\n`,
      "Only finite",
    ],
    [
      "a share of nobody",
      `${HEAD}  - { metric: occupancy.mean, value: 0%, n: 9, source: us, use: fit }\n`,
      "above 0% and below 100%",
    ],
    [
      "two parts",
      `${HEAD}  - { metric: admissions, value: 1, standardError: 1, of: { group: a, unit: b }, source: us, use: fit }\n`,
      "one of group, unit",
    ],
    ["depth", `${"[".repeat(100_000)}`, "t.yaml:"],
    ["many", `${HEAD}${"  - 1\n".repeat(3000)}`, "a list of published figures"],
    ["a second document", `${HEAD}  - 1\n---\na: b\n`, "second document"],
  ])("hostile: %s", (_what, text, words) => {
    expect(complaints(text)).toContain(words);
    expect(Object.keys({})).toEqual([]);
  });

  test("may be read without knowing what is measured", () => {
    const text = `${HEAD}  - { metric: some.thing, value: 0.5, n: 9, source: us, use: fit }\n`;
    expect(readPublishedFigures({ name: "t", text }).targets[0].metric).toBe("some.thing");
  });
});

const FILE = `format: securebeds/scenario@1
name: small # a name
estate: { units: { moorside: { beds: 10 } } }
demand: { court: { from: court, perYear: { value: 4, from: 3, to: 5, source: us, label: assumed } } } # demand
# before stays
stays: { rehabilitate: 6 months }
access: { accepted: 75% }
`;

describe("a number of a scenario file", () => {
  const at = (path: string) => figureAt({ name: "f.yaml", text: FILE }, path);

  test("is found with its range, in its unit", () => {
    expect(at("demand.court.perYear")).toEqual({ path: "demand.court.perYear", value: 4, from: 3, to: 5 });
    expect(at("access.accepted")).toEqual({ path: "access.accepted", value: 0.75 });
    expect(at("stays.rehabilitate").value).toBeCloseTo(182.625, 9);
  });

  test.each([
    ["acess.accepted", /says nothing there/],
    ["name", /no number there/],
    ["estate.units", /a map with moorside; name one/],
    ["a..b[", /keys with dots/],
  ])("%s is refused", (path, message) => expect(() => at(path)).toThrow(message));

  test("is written back with every comment, in its unit, and reads as it was meant", () => {
    const written = writeFigures(FILE, [
      { path: "demand.court.perYear", value: 4.25 },
      { path: "access.accepted", value: 0.8123456789 },
      { path: "stays.rehabilitate", value: 365.25 },
      { path: "access.acceptedOnSecondOpinion", value: 0.5 },
    ]);
    expect(written).toBe(
      FILE.replace("value: 4", "value: 4.25")
        .replace("75% }", "81.2346%, acceptedOnSecondOpinion: 0.5 }")
        .replace("6 months", "12 months"),
    );
    expect(readScenario({ name: "w", text: written }).groups[0].access.accepted).toBeCloseTo(0.812346, 9);
  });

  test("of the shipped baseline: nothing else changes", () => {
    const text = readFileSync(new URL("../../../scenarios/england.yaml", import.meta.url), "utf8");
    const written = writeFigures(text, [{ path: "access.accepted", value: 0.8 }]);
    const lines = text.split("\n");
    const changed = written.split("\n").filter((line, i) => line !== lines[i]);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toContain("accepted: { value: 80%, from: 60%, to: 90%");
  });
});
