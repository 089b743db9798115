import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  readScenario,
  readVariation,
  resolveScenario,
  resolveVariation,
  ScenarioError,
  type ScenarioSource,
  type Setting,
} from "../../src/scenario/index.js";
import { SMALL, SMALL_FILE } from "./small.js";

const FOLDER = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const read = (name: string) => ({ name, text: readFileSync(`${FOLDER}${name}`, "utf8") });
const shipped = (name: string, set: readonly Setting[] = []): ScenarioSource => ({ ...read(name), read, set });
const set = (path: string, value: string): Setting => ({ path, value });

function mistakesOf(work: () => unknown): readonly string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof ScenarioError)
      return error.issues.map(({ file, path, expected, received, hint = "" }) =>
        [file, path, expected, received, hint].join(" | "),
      );
    throw error;
  }
  return [];
}

describe("a variation", () => {
  test.each([
    ["one-unit.yaml", [set("estate.units.moorside.beds", "75"), set("access.accepted", "60%")]],
    ["full-rehabilitation.yaml", [set("rules.pathway", "treatAndReturn"), set("stays.stabilise", "40 days")]],
    ["selective-admission.yaml", [set("start", "2027-01-01")]],
    ["one-unit.yaml", []],
  ])("of %s is the scenario that --set gives", (name, settings) => {
    const before = [set("study.run", "2 years")];
    const variation = readVariation(shipped(name, before));
    expect(variation(settings)).toEqual(readScenario(shipped(name, [...before, ...settings])));
    expect(variation([])).toEqual(readScenario(shipped(name, before)));
  });

  test("keeps nothing from one call to the next", () => {
    const variation = readVariation({ name: "small.yaml", text: SMALL });
    const first = variation([set("estate.units.moorside.beds", "11")]);
    expect(mistakesOf(() => variation([set("estate.units.moorside.beds", "many")]))).toHaveLength(1);
    variation([set("estate.units.moorside.beds", "12")]);
    expect(variation([set("estate.units.moorside.beds", "11")])).toEqual(first);
  });

  test("of an object is what the object would mean", () => {
    const varied = resolveVariation(SMALL_FILE)([set("estate.units.moorside.beds", "12")]);
    const written = resolveScenario({ ...SMALL_FILE, estate: { units: { moorside: { beds: 12 } } } });
    expect(varied).toEqual({ ...written, differences: ["moorside: +2 beds (10 → 12)"] });
  });

  test("tells every mistake at once, each with its setting", () => {
    const variation = resolveVariation(SMALL_FILE);
    const found = mistakesOf(() =>
      variation([
        set("estate.units.moorside.beds", "-3"),
        set("acess.accepted", "1"),
        set("stays.rehabilitate", "NaN"),
      ]),
    );
    expect(found).toHaveLength(3);
    expect(found.join("\n")).toContain("estate.units.moorside.beds=-3 | estate.units.moorside.beds | a whole number");
    expect(found.join("\n")).toContain("Did you mean “access”?");
    expect(found.join("\n")).toContain("stays.rehabilitate=NaN");
  });

  test("names eight of those that are there, and says whether there are more", () => {
    const wards = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`w${i}`, { beds: 1 }]));
    const known = (count: number) => {
      const variation = resolveVariation({ ...SMALL_FILE, estate: { units: wards(count) } });
      return mistakesOf(() => variation([set("estate.units.castle.beds", "1")]))
        .join()
        .split(" | ")[2];
    };
    expect(known(8)).toBe("a name that the scenario has: w0, w1, w2, w3, w4, w5, w6 or w7");
    expect(known(9)).toBe("a name that the scenario has: w0, w1, w2, w3, w4, w5, w6 or w7 …");
  });

  test("makes no new unit out of a misspelt one", () => {
    const variation = resolveVariation(SMALL_FILE);
    const found = mistakesOf(() => variation([set("estate.units.morside.beds", "12")]));
    expect(found).toEqual([
      "estate.units.morside.beds=12 | estate.units.morside | a name that the scenario has: moorside | morside | Did you mean “moorside”?",
    ]);
    expect(mistakesOf(() => variation([set("demand.prison.perYear", "12")]))).toHaveLength(1);
    expect(mistakesOf(() => variation([set("estate.catchments.north.population", "12")]))).toHaveLength(1);
  });

  test.each(["__proto__.beds", "estate.units.__proto__.beds", "constructor", "a..b", '"', "", "estate.units[0].beds"])(
    "refuses the path %j and leaves the language alone",
    (path) => {
      const variation = resolveVariation(SMALL_FILE);
      expect(mistakesOf(() => variation([set(path, "1")])).length).toBeGreaterThan(0);
      expect(Object.hasOwn(Object.prototype, "beds")).toBe(false);
    },
  );

  test("of a file that is none tells all that is wrong with it", () => {
    const text = SMALL.replace("beds: 10", "beds: ten").replace("extends", "");
    expect(mistakesOf(() => readVariation({ name: "x", text })([]))).toHaveLength(1);
    expect(mistakesOf(() => readVariation({ name: "x", text: "a: [" })).length).toBeGreaterThan(0);
    const twice = `${text}name: again\n`;
    expect(mistakesOf(() => readVariation({ name: "x", text: twice }))).toHaveLength(2);
  });
});
