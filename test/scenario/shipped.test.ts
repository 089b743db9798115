import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { METRIC_FACTS } from "../../src/experiment/index.js";
import { distribution } from "../../src/random/index.js";
import {
  checkScenario,
  fingerprint,
  formatIssues,
  readPublishedFigures,
  readScenario,
  scenarioJsonSchema,
  withBeds,
} from "../../src/scenario/index.js";
import { SMALL } from "./small.js";

const FOLDER = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const textOf = (name: string) => readFileSync(`${FOLDER}${name}`, "utf8");
const all = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
/** Files of published figures lie beside the scenarios that they are about, and are no scenarios. */
const figures = all.filter((name) => name.endsWith("-targets.yaml"));
const files = all.filter((name) => !figures.includes(name));

/** To write the schema after a deliberate change: `SECUREBEDS_WRITE=1 npx vitest run test/scenario`. */
const rewrite = process.env.SECUREBEDS_WRITE === "1";

describe("what is shipped", () => {
  test("the schema is the one that the program would publish now", async () => {
    const text = `${JSON.stringify(await scenarioJsonSchema(), null, 1)}\n`;
    if (rewrite) writeFileSync(`${FOLDER}schema.json`, text);
    expect(textOf("schema.json")).toBe(text);
  });

  test.each(files)("%s is valid, and every source has its label", (name) => {
    const read = (reference: string) => ({ name: reference, text: textOf(reference) });
    const { scenario, issues } = checkScenario({ name, text: textOf(name), read });
    expect(formatIssues(issues)).toBe("");
    for (const { source } of scenario!.sources) expect(source).not.toBe("");
  });

  test.each(figures)("%s holds published figures of metrics that there are", (name) => {
    const { targets } = readPublishedFigures({ name, text: textOf(name), metrics: METRIC_FACTS });
    expect(new Set(targets.map(({ use }) => use))).toEqual(new Set(["fit", "validate"]));
  });

  test("one unit starts nearly full, and its people would fill it", () => {
    const scenario = readScenario({ name: "one-unit.yaml", text: textOf("one-unit.yaml") });
    expect(scenario.estate.units).toHaveLength(1);
    expect(scenario.estate.units[0]!.beds).toBe(60);
    // The MoJ stage and the remand population, as the evidence derives them.
    expect(distribution(scenario.groups[0]!.access.warrant).mean).toBeCloseTo(11.8, 0);
    const remand = scenario.groups.find((group) => group.name === "remand")!;
    expect(distribution(remand.toCourt!).mean).toBeCloseTo(172, 0);
  });
});

describe("a fingerprint", () => {
  const of = (text: string) => fingerprint(readScenario({ name: "a", text }));

  test("is sixteen hexadecimal digits", () => expect(of(SMALL)).toMatch(/^[0-9a-f]{16}$/));

  test("does not see names, words and sources", () => {
    expect(of(`${SMALL.replace("name: small", "name: other")}about: words\nsource: us\n`)).toBe(of(SMALL));
    expect(of(SMALL.replace("600 days", "{ fixed: 600, source: us }"))).toBe(of(SMALL));
    expect(of(SMALL.replace("perYear: 4", "perYear: { value: 4, from: 3, to: 5 }"))).toBe(of(SMALL));
  });

  test("does not see the order in which a program put a scenario together", () => {
    const scenario = readScenario({ name: "a", text: SMALL });
    const turned = Object.fromEntries(Object.entries(scenario).reverse()) as unknown as typeof scenario;
    expect(fingerprint(turned)).toBe(fingerprint(scenario));
  });

  test.each([
    ["beds: 10", "beds: 11"],
    ["moorside", "moorsida"],
    ["perYear: 4", "perYear: 4.0000001"],
    ["600 days", "601 days"],
    ["name: small", "name: small\nseed: 2022"],
    ["name: small", "name: small\nstudy: { run: 9 years }"],
    ["name: small", "name: small\nstart: 2026-04-02"],
  ])("sees %s become %s", (from, to) => expect(of(SMALL.replace(from, to))).not.toBe(of(SMALL)));
});

describe("other numbers of beds", () => {
  const closing = readScenario({
    name: "a",
    text: SMALL.replace("beds: 10", "beds: 10, changes: [{ on: 2026-04-01, beds: +2 }, { on: 2027-04-01, beds: -5 }]"),
  });

  test("are made on day zero, and later changes stay", () => {
    const unit = withBeds(closing, [20]).estate.units[0]!;
    expect(unit.beds).toBe(10);
    expect(unit.changes).toEqual([
      { day: 0, beds: 10 },
      { day: 365, beds: -5 },
    ]);
    expect(withBeds(closing, [12])).toEqual(closing);
  });

  test("that cannot be are refused in words", () => {
    expect(() => withBeds(closing, [4])).toThrow("moorside with 4 beds would have -1 on day 365.");
    expect(() => withBeds(closing, [2.5])).toThrow(/whole number of beds/);
    expect(() => withBeds(closing, [1, 2])).toThrow(/1 numbers of beds|one for each unit/);
  });
});
