import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/foundation/index.js";
import { checkScenario, resolveScenario, ScenarioError, type ScenarioFile } from "../../src/scenario/index.js";
import { scenarioOf, WORLD } from "./rules-of-a-file.js";
import { SMALL_FILE } from "./small.js";

/** The one complaint about a file with something wrong beside it: where, what was expected, and a line of the file. */
function complaint(more: string, world = WORLD) {
  const { issues } = checkScenario({ name: "a.yaml", text: `${world}${more}\n` });
  expect(issues.length).toBe(1);
  const [{ path, expected, line }] = issues;
  return { path, expected, line };
}

const LINES = WORLD.split("\n").length;

describe("a complaint says where and what is expected", () => {
  test("where a number stands in place of the starts of catchments", () => {
    expect(complaint("atStart: { stationary: { occupancy: 90%, catchments: 3 } }")).toEqual({
      path: "atStart.stationary.catchments",
      expected: "catchments: a map with a name for each",
      line: LINES,
    });
  });

  test("where a pathway says nothing", () => {
    expect(complaint("rules: { pathway: {} }")).toEqual({
      path: "rules.pathway",
      expected: "“discretionary” in the pathway",
      line: LINES,
    });
  });

  test("where there is no demand, or half a rule of funding", () => {
    const nobody = WORLD.replace(/demand:\n.*\n.*\n/, "demand: {}\n").replace(/onward:\n.*\n.*\n/, "");
    expect(complaint("", nobody)).toMatchObject({
      path: "demand",
      expected: "at least one demand group, such as court: { from: court, perYear: 40 }",
    });
    expect(complaint("rules: { fundedStay: { reviews: [90 days] } }").path).toBe("rules.fundedStay.returned");
    expect(complaint("rules: { fundedStay: { returned: 10% } }").path).toBe("rules.fundedStay.reviews");
  });

  test("where a census cannot be read from its file, in the words of whoever tried", () => {
    const read = () => {
      throw new UsageError("It is a folder.");
    };
    const { issues } = checkScenario({
      name: "a.yaml",
      text: `${WORLD}atStart: { census: { beds: beds.csv } }\n`,
      read,
    });
    expect(issues).toMatchObject([
      { path: "atStart.census.beds", expected: "a CSV file in the scenario's own folder", hint: "It is a folder." },
    ]);
  });

  test("where a group comes from a catchment that is not there", () => {
    const mix = "mix: { catchment: { west: 100% } }";
    const line = WORLD.split("\n").findIndex((each) => each.includes("court:")) + 1;
    const { path, line: found } = complaint("", WORLD.replace("perYear: 4", `perYear: 4, ${mix}`));
    expect([path, found]).toEqual(["demand.court.mix.catchment.west", line]);
  });
});

/** The file with more said of its prisoners. */
const prisoners = (more: string) => WORLD.replace("perYear: 6,", `perYear: 6, ${more},`);

describe("referrals that cannot be", () => {
  test.each([
    ["changes: [{ on: 2026-03-31, beds: 1, perYear: 3 }]", "demand.sentenced.changes[0].beds"],
    ["changes: [{ on: 2025-12-31, perYear: 3 }]", "demand.sentenced.changes[0].on"],
    ["changes: [{ on: 2027-01-01, perYear: 3 }, { on: 2027-01-01, perYear: 4 }]", "demand.sentenced.changes[1].on"],
    ["months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]", "demand.sentenced.months"],
  ])("%s", (more, path) => {
    const { issues } = checkScenario({ name: "a.yaml", text: prisoners(more) });
    expect(issues.map((issue) => issue.path)).toContain(path);
  });

  test.each([
    "changes: [{ on: 2026-04-01, perYear: 3 }]",
    "changes: [{ on: 2027-01-01, perYear: 3 }, { on: 2027-01-02, perYear: 0 }]",
    "months: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]",
  ])("%s can be", (more) => {
    expect(checkScenario({ name: "a.yaml", text: prisoners(more) }).issues).toEqual([]);
  });
});

test("a census row has a release date or a court date, not both", () => {
  const remand =
    "remand: { from: prison, legalBasis: s48/49, perYear: 4, toCourt: 100, toRelease: 400, disposals: { custody: 1 } }";
  const world = WORLD.replace("demand:\n", `demand:\n  ${remand}\n`);
  const text = "unit,group,releaseOn,courtOn\\nmoorside,remand,2027-01-01,2027-02-01\\n";
  expect(complaint(`atStart: { census: { beds: { text: "${text}" } } }`, world).expected).toBe(
    "a court date or a release date",
  );
});

describe("a scenario given as an object", () => {
  const refused = (unit: object) => {
    try {
      resolveScenario({ ...SMALL_FILE, estate: { units: { ward: unit } } } as ScenarioFile);
    } catch (error) {
      if (error instanceof ScenarioError) return error.issues.map(({ path, expected }) => `${path}: ${expected}`);
      throw error;
    }
    return [];
  };

  test("has no names that mean something to the language", () => {
    expect(refused(JSON.parse('{ "beds": 5, "__proto__": { "beds": 6 } }'))).toEqual([
      "estate.units.ward.__proto__: a name that is not reserved",
    ]);
    expect(refused({ beds: 5, constructor: 6 })).toEqual([
      "estate.units.ward.constructor: a name that is not reserved",
    ]);
  });

  test("has each name once, however its accents are written", () => {
    const units = { "caf\u00e9": { beds: 5 }, "cafe\u0301": { beds: 6 } };
    expect(() => resolveScenario({ ...SMALL_FILE, estate: { units } })).toThrow("expected each key once");
  });
});

test("a target is a bound from below or from above", () => {
  const targets = "[{ metric: bedWait.within28, atLeast: 85% }, { metric: bedWait.mean, atMost: 4 weeks }]";
  expect(scenarioOf(`study: { targets: ${targets} }`).study.targets).toEqual([
    { metric: "bedWait.within28", bound: "atLeast", value: 0.85 },
    { metric: "bedWait.mean", bound: "atMost", value: 28 },
  ]);
});

test("catchments that only the units name are those of the estate", () => {
  const world = WORLD.replace(/ {2}catchments: .*\n/, "");
  expect(scenarioOf("", world).estate.catchments.map(({ name }) => name)).toEqual(["north", "south"]);
});
