import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify as write } from "yaml";
import { z } from "zod";
import { LAW } from "../../src/domain/index.js";
import {
  checkScenario,
  fingerprint,
  formatIssues,
  readScenario,
  resolveScenario,
  type Scenario,
  ScenarioError,
  scenarioJsonSchema,
  withBeds,
} from "../../src/scenario/index.js";
import { scenarioFiles } from "./arbitrary.js";

/** A fixed seed: the same files in every run. `SECUREBEDS_RUNS=2000` looks further. */
const FIXED = { seed: 20260401, numRuns: Number(process.env.SECUREBEDS_RUNS ?? 50) };

/** YAML without anchors, which scenario files do not have. */
const stringify = (data: unknown): string => write(data, { aliasDuplicateObjects: false });

const read = (text: string): Scenario => readScenario({ name: "any.yaml", text });

/** The same data with the keys of every map in another order. */
function turned(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(turned);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .reverse()
      .map(([key, value]) => [key, turned(value)]),
  );
}

describe("any valid file", () => {
  test("means the same as YAML, as JSON and as an object, with keys in any order and comments anywhere", () => {
    fc.assert(
      fc.property(scenarioFiles(), (file) => {
        const scenario = resolveScenario(file);
        const { sources: _, ...world } = scenario;
        const yaml = stringify(file);
        const commented = yaml.replaceAll(/^(?=[a-z])/gm, "# a comment\n");
        for (const text of [yaml, commented, JSON.stringify(file), stringify(turned(file))]) {
          const { sources: __, ...other } = read(text);
          expect(other).toEqual(world);
        }
        expect(read(yaml)).toEqual(scenario);
        expect(fingerprint(read(yaml))).toBe(fingerprint(scenario));
      }),
      FIXED,
    );
  });

  test("pleases the published schema", async () => {
    const schema = z.fromJSONSchema((await scenarioJsonSchema()) as never);
    fc.assert(
      fc.property(scenarioFiles(), (file) => {
        expect(schema.safeParse(JSON.parse(JSON.stringify(file))).error?.issues ?? []).toEqual([]);
      }),
      FIXED,
    );
  });

  test("keeps its shares whole and its lists in order", () => {
    fc.assert(
      fc.property(scenarioFiles(), (file) => {
        const { groups, estate } = resolveScenario(file);
        for (const group of groups) {
          const { catchment, serviceLine, urgency, engagement } = group.mix;
          for (const shares of [
            catchment,
            serviceLine,
            urgency.map((each) => each.share),
            engagement.map((each) => each.share),
          ]) {
            expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          }
        }
        for (const names of [estate.units, estate.catchments, groups].map((all) => all.map((each) => each.name))) {
          expect(names).toEqual([...names].sort());
        }
      }),
      FIXED,
    );
  });

  test("leads from every name to something that is there", () => {
    fc.assert(
      fc.property(scenarioFiles(), (file) => {
        const { estate, groups, onward, rules, law: table } = resolveScenario(file);
        const known = new Set(table.map(({ name }) => name));
        expect(table.slice(0, LAW.length).map(({ name }) => name)).toEqual(LAW.map(({ name }) => name));
        expect(known.size).toBe(table.length);
        for (const { onRelease = "s3", onReadmission, disposals } of table) {
          const effects = Object.values(disposals).map(({ basis }) => basis ?? "s3");
          for (const name of [onRelease, onReadmission, ...effects]) expect(known).toContain(name);
        }
        for (const { legalBasis } of groups) expect(table[legalBasis]).toBeDefined();
        const everybody = estate.catchments.map((_, position) => position);
        estate.catchments.forEach(({ nearest }, position) => {
          expect([position, ...nearest].sort()).toEqual(everybody);
        });
        for (const fence of rules.ringFence) {
          expect(fence.groups.map((group) => groups[group]?.name)).toEqual(fence.groupNames);
          for (const unit of fence.units) expect(estate.units[unit]).toBeDefined();
        }
        for (const place of rules.stepDown.places)
          expect(onward.some(({ destination }) => destination === place)).toBe(true);
      }),
      FIXED,
    );
  });

  test("can be given other numbers of beds, and back again", () => {
    fc.assert(
      fc.property(scenarioFiles(), fc.integer({ min: 0, max: 30 }), (file, more) => {
        const scenario = resolveScenario(file);
        const beds = scenario.estate.units.map((unit) => unit.beds);
        const larger = withBeds(
          scenario,
          beds.map((each) => each + more),
        );
        larger.estate.units.forEach((unit, position) => {
          expect(unit.beds).toBe(beds[position]);
          const change = unit.changes.filter(({ day }) => day === 0).reduce((sum, each) => sum + each.beds, 0);
          expect(change).toBe(more);
        });
        expect(withBeds(larger, beds)).toEqual(scenario);
      }),
      FIXED,
    );
  });
});

/** Cuts, swaps and puts in characters that mean something to a parser. */
const mutations = fc.array(
  fc.record({
    at: fc.nat(),
    cut: fc.nat(6),
    put: fc.constantFrom(
      "",
      ":",
      "{",
      "]",
      "-",
      "&a ",
      "*a",
      "!x ",
      "\t",
      "\n",
      "'",
      '"',
      "#",
      "null",
      "1e999",
      "é",
      "\0",
      "\u202E",
      "? ",
      "|\n",
      "%",
      "---\n",
      "<<: ",
      "__proto__: 1\n",
      "-1",
      ".nan",
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

function mutated(text: string, changes: readonly { at: number; cut: number; put: string }[]): string {
  return changes.reduce((current, { at, cut, put }) => {
    const from = at % (current.length + 1);
    return current.slice(0, from) + put + current.slice(from + cut);
  }, text);
}

/** Reads anything; a scenario comes out, or issues that can be shown. */
function survives(text: string): void {
  const { scenario, issues } = checkScenario({ name: "any.yaml", text });
  expect(scenario === undefined).toBe(issues.length > 0);
  const words = formatIssues(issues);
  expect(words).not.toMatch(/[^\P{Cc}\n]/u);
  if (scenario === undefined) expect(() => read(text)).toThrow(ScenarioError);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
}

describe("any text", () => {
  test("is a scenario or has issues", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), survives), FIXED);
  });

  test("and so is a valid file that somebody has spoilt", () => {
    fc.assert(
      fc.property(scenarioFiles(), mutations, (file, changes) => survives(mutated(stringify(file), changes))),
      FIXED,
    );
  });

  test("and so is any object", () => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (value) => {
          try {
            resolveScenario(value as never);
          } catch (error) {
            expect(error).toBeInstanceOf(ScenarioError);
          }
        },
      ),
      FIXED,
    );
  });

  test("and so is a scenario with one value exchanged for anything", () => {
    fc.assert(
      fc.property(scenarioFiles(), fc.nat(), fc.jsonValue({ maxDepth: 2 }), (file, where, value) => {
        const spoilt = JSON.parse(JSON.stringify(file));
        const places: [Record<string, unknown>, string][] = [];
        const collect = (data: Record<string, unknown>): void => {
          for (const [key, part] of Object.entries(data)) {
            places.push([data, key]);
            if (typeof part === "object" && part !== null) collect(part as Record<string, unknown>);
          }
        };
        collect(spoilt);
        const [holder, key] = places[where % places.length]!;
        holder[key] = value;
        survives(JSON.stringify(spoilt));
      }),
      FIXED,
    );
  });
});
