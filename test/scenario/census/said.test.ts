import { expect, test } from "vitest";
import {
  changesBetween,
  checkScenario,
  differencesBetween,
  fingerprint,
  isCensusInside,
  readScenario,
  suppressBelow,
  withoutPeople,
} from "../../../src/scenario/index.js";

/** A date that nothing else has. */
const MARK = "1987-03-14";
const ROWS = `unit,group,admittedOn\nmoorside,sentenced,${MARK}\nmoorside,sentenced,1991-11-02\n`;

const file = (atStart: string, more = "") => `format: securebeds/scenario@1
name: Marked
start: 2026-04-01
atStart: ${atStart}
estate: { units: { moorside: { beds: 9 } } }
demand: { sentenced: { perYear: 40, stays: { rehabilitate: { exponential: { mean: 80 } } } } }
${more}`;
const inside = (rows: string, before = "") => file(`{ census: { ${before}beds: { text: ${JSON.stringify(rows)} } } }`);
const named = file("{ census: { beds: beds.csv } }");
const source = (text: string) => ({ name: "a.yaml", text, read: (name: string) => ({ name, text: ROWS }) });

test("rows of a census are in no difference, whatever they stand against", () => {
  const sources = [inside(ROWS), inside(ROWS.replace(MARK, "1987-03-15")), named, file("empty")].map(source);
  const said = sources.flatMap((one) =>
    sources.flatMap((other) => [
      ...differencesBetween(one, other),
      ...Object.values(changesBetween(one, other)).flatMap((changes) =>
        changes.map(({ words }: { words: string }) => words),
      ),
    ]),
  );
  expect(said).toContain("atStart.census.beds.text: other rows");
  expect(said.length).toBeGreaterThan(12);
  expect(said.filter((words) => /1987|1991|moorside/.test(words))).toEqual([]);
});

test("rows of a census are in no source, and in no message about the map around them", () => {
  const { sources } = readScenario(source(inside(ROWS, "source: our books, label: published, ")));
  expect(sources.map(({ path }) => path)).toContain("atStart.census");
  expect(JSON.stringify(sources)).not.toMatch(/1987|1991/);
  const { issues } = checkScenario(source(inside(ROWS).replace("beds: {", "bed: {")));
  expect(issues.map(({ received }) => received).join()).not.toMatch(/1987|1991/);
});

test("a census is inside a scenario where its rows are, and nowhere else", () => {
  const extending = { ...source("format: securebeds/scenario@1\nname: x\nextends: a.yaml\n"), name: "b.yaml" };
  const read = () => ({ name: "a.yaml", text: inside(ROWS) });
  const set = [{ path: "atStart", value: JSON.stringify({ census: { waiting: { text: ROWS } } }) }];
  expect([inside(ROWS), named, file("empty"), "]["].map(source).map(isCensusInside)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(isCensusInside({ ...extending, read })).toBe(true);
  expect(isCensusInside({ ...source(file("empty")), set })).toBe(true);
  // What is set in their place takes nobody out of the text.
  const instead = [{ path: "atStart", value: "empty" }];
  expect(isCensusInside({ ...source(inside(ROWS)), set: instead })).toBe(true);
  expect(isCensusInside({ ...extending, read, set: instead })).toBe(true);
  expect(isCensusInside({ ...source(named), set: instead })).toBe(false);
});

test("a scenario without its people has their number where it is no small one, and its fingerprint", () => {
  const many = ROWS + `moorside,sentenced,${MARK}\n`.repeat(4);
  const whole = readScenario(source(inside(many)));
  const without = withoutPeople(whole);
  expect(JSON.stringify(without)).not.toMatch(/"admitted":/);
  expect(JSON.stringify(whole)).toMatch(/"admitted":/);
  expect(fingerprint(without)).toBe(fingerprint(whole));
  expect(without.atStart).toMatchObject({ kind: "census", inBeds: [], withheld: { below: 5, inBeds: 6 } });
  expect(without.atStart).not.toHaveProperty("withheld.waiting");
  expect(withoutPeople(without)).toBe(without);
  const empty = readScenario(source(file("empty")));
  expect(withoutPeople(empty)).toBe(empty);
});

test("the smallest number that is told is the file's, and moves no figure", () => {
  const of = (report: string) => readScenario(source(file("{ census: { beds: beds.csv } }", report)));
  const [none, seven, all] = [of(""), of("report: { suppressBelow: 7 }"), of("report: { suppressBelow: 0 }")];
  expect([none, seven, all].map(suppressBelow)).toEqual([5, 7, 0]);
  expect(new Set([none, seven, all].map(fingerprint)).size).toBe(1);
  expect(withoutPeople(all).atStart).toMatchObject({ withheld: { below: 0, inBeds: 2, waiting: 0 } });
});
