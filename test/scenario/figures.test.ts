import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  readFigures,
  readVariation,
  resolveFigures,
  type ScenarioSource,
  type Setting,
  statedUncertainties,
  writtenFigure,
} from "../../src/scenario/index.js";
import { SMALL_FILE } from "./small.js";

const FOLDER = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const text = (name: string) => readFileSync(`${FOLDER}${name}`, "utf8");
const read = (name: string) => ({ name, text: text(name) });
const shipped = (name: string, set: readonly Setting[] = []): ScenarioSource => ({ ...read(name), read, set });

/** Every map with value, from and to in a file, found by walking what another YAML reader makes of it. */
function rangesIn(data: unknown, path: string): string[] {
  if (Array.isArray(data)) return data.flatMap((item, i) => rangesIn(item, `${path}[${i}]`));
  if (typeof data !== "object" || data === null) return [];
  const below = Object.entries(data).flatMap(([key, part]) => rangesIn(part, path === "" ? key : `${path}.${key}`));
  return "value" in data && "from" in data && "to" in data ? [path, ...below] : below;
}

describe("stated uncertainties", () => {
  test.each(["one-unit.yaml", "england.yaml"])("of %s are all that a walk through the file finds", (name) => {
    const found = statedUncertainties(readFigures(shipped(name)).after([]));
    expect(found.map(({ path }) => path)).toEqual(rangesIn(parse(text(name)), "").sort());
    expect(found.length).toBeGreaterThan(3);
  });

  test("come with value, ends, kind, source and label, also through what a file extends", () => {
    const found = statedUncertainties(readFigures(shipped("selective-admission.yaml")).after([]));
    expect(found.find(({ path }) => path === "access.accepted")).toEqual({
      path: "access.accepted",
      kind: "share",
      value: 0.75,
      from: 0.6,
      to: 0.9,
      source: "no modern figure (evidence 2.4)",
      label: "assumed",
    });
    expect(found.some(({ path }) => path.startsWith("rules."))).toBe(true);
  });

  test("are what --set makes of them", () => {
    const set = [
      { path: "access.accepted", value: "0.7" },
      { path: "stays.stabilise", value: "{ value: 4 weeks, from: 3 weeks, to: 2 months }" },
      { path: "estate.units.moorside.beds", value: "{ value: 60, from: 50, to: 70, label: derived }" },
    ];
    const found = statedUncertainties(readFigures(shipped("one-unit.yaml", set)).after([]));
    expect(found.some(({ path }) => path === "access.accepted")).toBe(false);
    expect(found.filter(({ path }) => /stabilise|beds$/.test(path))).toEqual([
      {
        path: "estate.units.moorside.beds",
        kind: "wholeNumber",
        value: 60,
        from: 50,
        to: 70,
        source: "",
        label: "derived",
      },
      {
        path: "stays.stabilise",
        kind: "days",
        value: 28,
        from: 21,
        to: (2 * 365.25) / 12,
        source: "",
        label: "assumed",
      },
    ]);
  });

  test("leave out a figure whose ends are the same", () => {
    const beds = { value: 10, from: 10, to: 10 };
    const file = { ...SMALL_FILE, estate: { units: { moorside: { beds } } } };
    expect(statedUncertainties(resolveFigures(file).after([]))).toEqual([]);
  });
});

describe("a figure", () => {
  test("is told whether or not it is uncertain, and as settings make it", () => {
    const figures = resolveFigures(SMALL_FILE);
    expect(figures.after([])).toEqual([
      { path: "demand.court.perYear", kind: "number", value: 4 },
      { path: "estate.units.moorside.beds", kind: "wholeNumber", value: 10 },
      { path: "stays.rehabilitate", kind: "days", value: 600 },
    ]);
    const set = [
      { path: "stays.rehabilitate", value: "{ lognormal: { median: 2 years, sigma: 1 } }" },
      { path: "access.accepted", value: "75%" },
    ];
    expect(figures.after(set).map(({ path, value }) => `${path} ${value}`)).toEqual([
      "access.accepted 0.75",
      "demand.court.perYear 4",
      "estate.units.moorside.beds 10",
      "stays.rehabilitate.lognormal.median 730.5",
      "stays.rehabilitate.lognormal.sigma 1",
    ]);
  });

  test("written by a program reads as the same number", () => {
    const variation = readVariation(shipped("one-unit.yaml"));
    const figures = readFigures(shipped("one-unit.yaml"));
    for (const { path, kind, from, to } of statedUncertainties(figures.after([]))) {
      for (const value of [from, to, from + (to - from) / 3, from + (to - from) * 1e-7]) {
        const setting = { path, value: writtenFigure(value, kind) };
        expect(figures.at(setting)).toEqual({ path, kind, value });
        variation([setting]);
      }
    }
  });
});
