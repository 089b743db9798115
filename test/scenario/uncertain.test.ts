import { describe, expect, test } from "vitest";
import {
  figureSetting,
  resolveFigures,
  resolveVariation,
  type ScenarioFile,
  uncertainFigures,
} from "../../src/scenario/index.js";
import { SMALL_FILE } from "./small.js";

const perYear = { value: 4, from: 3, to: 6, source: "a count", label: "published" } as const;
const FILE: ScenarioFile = { ...SMALL_FILE, demand: { court: { from: "court", perYear } } };
const figures = resolveFigures(FILE);
const within = (path: string, from: string, to: string) => uncertainFigures(figures, [{ path, from, to }]);

describe("uncertain figures", () => {
  test("are those of which the file says between what they lie", () => {
    expect(uncertainFigures(figures)).toEqual({
      found: [{ path: "demand.court.perYear", kind: "number", ...perYear }],
      issues: [],
    });
  });

  test("or those that are given, with what the file has and says of them", () => {
    expect(within("demand.court.perYear", "2", "8")).toEqual({
      found: [{ path: "demand.court.perYear", kind: "number", ...perYear, from: 2, to: 8 }],
      issues: [],
    });
    expect(within("stays.rehabilitate", "500 days", "100 weeks").found).toEqual([
      { path: "stays.rehabilitate", kind: "days", value: 600, from: 500, to: 700 },
    ]);
    expect(within("access.accepted", "60%", "90%").found).toEqual([
      { path: "access.accepted", kind: "share", from: 0.6, to: 0.9 },
    ]);
  });

  test.each([
    ["stays.rehabilitate", "700 days", "500 days", "the lower end first, and two ends that differ"],
    ["stays.rehabilitate", "500 days", "500 days", "the lower end first, and two ends that differ"],
    ["rules.pathway", "treatAndReturn", "fullRehabilitation", "a number, a share or a duration at both ends"],
  ])("%s from %s to %s cannot be", (path, from, to, expected) => {
    const { found, issues } = within(path, from, to);
    expect(found).toEqual([]);
    expect(issues).toMatchObject([{ path, expected, received: `${from} and ${to}` }]);
  });

  test("are set in the words of the file", () => {
    const set = (path: string, kind: "number" | "share" | "days", value: number) =>
      resolveVariation(FILE)([figureSetting({ path, kind }, value)]);
    expect(set("access.accepted", "share", 0.6).groups[0].access.accepted).toBe(0.6);
    expect(set("demand.court.perYear", "number", 5).groups[0].referrals.perYear).toBe(5);
    expect(set("stays.rehabilitate", "days", 700).groups[0].stays.byPlan.rehabilitate).toEqual({
      kind: "fixed",
      value: 700,
    });
  });
});
