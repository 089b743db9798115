import { describe, expect, test } from "vitest";
import { changesBetween, differencesBetween, fingerprint, readScenario } from "../../src/scenario/index.js";
import { SMALL } from "./small.js";

const between = (before: string, after: string) =>
  changesBetween({ name: "before.yaml", text: before }, { name: "after.yaml", text: after });
const words = (before: string, after: string) => {
  const { world, said } = between(before, after);
  return { world: world.map((each) => each.words), said: said.map((each) => each.words) };
};

describe("changes between two scenarios", () => {
  test("are none between a file and itself", () => {
    expect(between(SMALL, SMALL)).toEqual({ world: [], said: [] });
  });

  test("carry their paths, and those of figures are the differences that reports print", () => {
    const after = SMALL.replace("beds: 10", "beds: 12").replace("perYear: 4", "perYear: 5");
    const { world, said } = between(SMALL, after);
    expect(said).toEqual([]);
    expect(world).toEqual([
      { path: ["demand", "court", "perYear"], words: "court: 25 % more referrals (4 → 5 a year)" },
      { path: ["estate", "units", "moorside", "beds"], words: "moorside: +2 beds (10 → 12)" },
    ]);
    const [a, b] = [SMALL, after].map((text) => ({ name: "a", text }));
    expect(differencesBetween(a!, b!)).toEqual(world.map((each) => each.words));
  });

  test.each([
    ["a name", "name: small", "name: other", ["name: “small” → “other”"]],
    ["words about it", "name: small", "name: small\nabout: a ward", ["about: not given → “a ward”"]],
    [
      "words for reports",
      "name: small",
      "name: small\nreport: { purpose: To see }",
      ["report.purpose: not given → “To see”"],
    ],
  ])("%s is only said", (_what, from, to, said) => {
    expect(words(SMALL, SMALL.replace(from, to))).toEqual({ world: [], said });
  });

  test("a source or a label is only said, wherever it stands", () => {
    const base = SMALL.replace("perYear: 4", "perYear: { value: 4, source: a count, label: published }");
    const list = base.replace("beds: 10", "beds: 10, changes: [{ on: 2027-04-01, beds: 2, source: a plan }]");
    const changed = list.replace("a count", "a guess").replace("published", "assumed").replace("a plan", "a wish");
    expect(words(list, changed)).toEqual({
      world: [],
      said: [
        "demand.court.perYear.label: “published” → “assumed”",
        "demand.court.perYear.source: “a count” → “a guess”",
        "estate.units.moorside.changes[0].source: “a plan” → “a wish”",
      ],
    });
  });

  test("a rule of one word with its source, and the same rule at length, differ as a whole, either way round", () => {
    const pathway = (written: string) => `${SMALL}rules: { pathway: { ${written}, source: a board paper } }\n`;
    const word = pathway("value: fullRehabilitation");
    const length = pathway("discretionary: { returned: { engaging: 40% } }");
    const [said, saidAtLength] = ["fullRehabilitation", "discretionary (returned (engaging 40%))"];
    const change = (from: string, to: string) => [
      { path: ["rules", "pathway"], words: `rules.pathway: ${from} → ${to}` },
    ];
    expect(between(word, length)).toEqual({ world: change(said, saidAtLength), said: [] });
    expect(between(length, word)).toEqual({ world: change(saidAtLength, said), said: [] });
  });

  test("a source inside shares moves nothing either", () => {
    const mix = (source: string) =>
      SMALL.replace("perYear: 4", `perYear: 4, mix: { urgency: { urgent: { value: 100%, source: ${source} } } }`);
    expect(words(mix("one"), mix("another"))).toEqual({
      world: [],
      said: ["demand.court.mix.urgency.urgent.source: “one” → “another”"],
    });
  });
});

describe("words for reports", () => {
  const report = "report:\n  purpose: |\n    Two\n    lines.\n  codeAccess: On request.\n";

  test("are read, inherited and changed one by one, and move no number", () => {
    const scenario = readScenario({ name: "a", text: SMALL + report });
    expect(scenario.report).toEqual({ purpose: "Two\nlines.\n", codeAccess: "On request." });
    const variant = readScenario({
      name: "b.yaml",
      text: "format: securebeds/scenario@1\nname: variant\nextends: a.yaml\nreport: { purpose: Another }\n",
      read: () => ({ name: "a.yaml", text: SMALL + report }),
    });
    expect(variant.report).toEqual({ purpose: "Another", codeAccess: "On request." });
    expect(variant.differences).toEqual([]);
    expect(fingerprint(variant)).toBe(fingerprint(readScenario({ name: "a", text: SMALL })));
  });

  test.each([
    ["report: words", "the words for reports: a map with"],
    ["report: { purpos: words }", "Did you mean “purpose”?"],
    ["report: { purpose: [a, b] }", "what the model is for"],
    ['report: { purpose: "\\u202e" }', "text without control characters"],
    [`report: { purpose: ${"x".repeat(10_001)} }`, "at most 10,000 characters"],
  ])("%s is refused in words", (written, complaint) => {
    expect(() => readScenario({ name: "a", text: `${SMALL}${written.slice(0, 20_000)}\n` })).toThrow(complaint);
  });
});
