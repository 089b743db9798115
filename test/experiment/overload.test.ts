import { describe, expect, test } from "vitest";
import { overloads, overloadWarnings } from "../../src/experiment/index.js";
import { resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";

function estate(more: Partial<ScenarioFile>): ScenarioFile {
  return {
    format: "securebeds/scenario@1",
    name: "Loads",
    start: "2026-01-01",
    study: { run: "3 years", warmUp: 0, replications: 2 },
    estate: {
      catchments: ["north", "south"],
      units: {
        a: { catchment: "north", serviceLines: ["men"], beds: 10 },
        b: { catchment: "north", serviceLines: ["women"], beds: 10 },
        c: { catchment: "south", serviceLines: ["men", "women"], beds: 10 },
      },
    },
    demand: { court: { from: "court", perYear: 73.05, mix: { serviceLine: { men: "75%", women: "25%" } } } },
    stays: { rehabilitate: { gamma: { mean: 60, sd: 50 } } },
    ...more,
  };
}

describe("what is asked of each pool of beds", () => {
  // 73.05 people a year are a fifth of a person a day, and 60 days each make 12 beds: 6 in each catchment, in the north
  // 4.5 for men and 1.5 for women.
  test("is people a day times days in a bed; below the beds nothing is said", () => {
    expect(overloads(resolveScenario(estate({})))).toEqual([]);
    expect(overloadWarnings([])).toEqual([]);
  });

  test("counts the warrant, the exit delay and the plan", () => {
    const found = overloads(
      resolveScenario(
        estate({
          access: { warrant: "40 days" },
          exits: { destinations: { community: "50%", lowSecure: "50%" }, community: "20 days", lowSecure: "100 days" },
        }),
      ),
    );
    // 60 + 40 + (20 + 100) / 2 = 160 days: 32 beds, 16 a catchment, in the north 12 for men and 4 for women.
    expect(
      found.filter(({ year }) => year === 2026).map(({ pool, load, beds }) => [pool, load.toFixed(6), beds]),
    ).toEqual([
      ["north (men)", "12.000000", 10],
      ["south", "16.000000", 10],
    ]);
  });

  const full = {
    access: { warrant: "28 days", transport: "12 days" },
    exits: { destinations: { community: 1 }, community: "60 days" },
  };

  // 60 + 28 + 12 + 60 = 160 days, as above; people of two groups whom a fence tells apart stand on the same lists.
  test("is the same with beds kept for one of two groups that are asked for the same", () => {
    const half = { from: "court", perYear: 36.525, mix: { serviceLine: { men: "75%", women: "25%" } } } as const;
    const ringFence = [{ beds: 2, for: ["civil"] }];
    const found = overloads(
      resolveScenario(estate({ ...full, demand: { court: half, civil: half }, rules: { ringFence } })),
    );
    expect(
      found.filter(({ year }) => year === 2026).map(({ pool, load, beds }) => [pool, load.toFixed(6), beds]),
    ).toEqual([
      ["north (men)", "12.000000", 10],
      ["south", "16.000000", 10],
    ]);
  });

  test("is asked of all units together where people may go out of area in time", () => {
    const found = overloads(resolveScenario(estate({ ...full, rules: { placement: { outOfArea: "28 days" } } })));
    expect(
      found.filter(({ year }) => year === 2026).map(({ units, load, beds }) => [units, load.toFixed(6), beds]),
    ).toEqual([[["a", "b", "c"], "32.000000", 30]]);
  });

  test("is said year by year, as referrals grow and beds open", () => {
    const growing = estate({
      demand: {
        court: {
          from: "court",
          perYear: 73.05,
          changes: [{ on: "2027-01-01", perYear: 146.1 }],
          mix: { serviceLine: { men: "75%", women: "25%" } },
        },
      },
    });
    const units = {
      ...growing.estate?.units,
      c: { catchment: "south", serviceLines: ["men", "women"], beds: 10, changes: [{ on: "2028-01-01", beds: 5 }] },
    };
    const found = overloads(resolveScenario({ ...growing, estate: { ...growing.estate, units } }));
    // From 2027 on 24 beds are asked for, 12 a catchment (north: 9 and 3); the south has 10 until 2028, then 15.
    expect(found.map(({ year, pool, beds }) => [year, pool, beds])).toEqual([[2027, "south", 10]]);
    expect(found[0].load).toBeCloseTo(12, 6);
    expect(overloadWarnings(found)[0]).toBe(
      "More beds are asked for than there are: south in 2027 (about 12 asked for, 10 commissioned). Lists there are held back only by people who leave untreated, and the figures depend on how long the study runs.",
    );
  });
});
