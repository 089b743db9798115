import { describe, expect, test } from "vitest";
import { checkScenario } from "../../src/scenario/index.js";
import { WORLD } from "./rules-of-a-file.js";

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

  test("where a group comes from a catchment that is not there", () => {
    const mix = "mix: { catchment: { west: 100% } }";
    const line = WORLD.split("\n").findIndex((each) => each.includes("court:")) + 1;
    const { path, line: found } = complaint("", WORLD.replace("perYear: 4", `perYear: 4, ${mix}`));
    expect([path, found]).toEqual(["demand.court.mix.catchment.west", line]);
  });
});
