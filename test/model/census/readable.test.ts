import fc from "fast-check";
import { expect, test } from "vitest";
import { takeCensus } from "../../../src/experiment/index.js";
import { dateAfter } from "../../../src/foundation/index.js";
import { resolveScenario, ScenarioError, type ScenarioFile } from "../../../src/scenario/index.js";
import { scenarioFiles } from "../../scenario/arbitrary.js";
import { smallEstate } from "../small-estate.js";

/** The same without beds and referrals of later dates, which another start might leave behind. */
function undated(file: ScenarioFile): ScenarioFile {
  const without = <Named extends object>(named: Readonly<Record<string, Named>>) =>
    Object.fromEntries(Object.entries(named).map(([name, each]) => [name, { ...each, changes: undefined }]));
  const plain = {
    ...file,
    estate: { ...file.estate, units: without(file.estate.units) },
    demand: without(file.demand),
  };
  return JSON.parse(JSON.stringify(plain));
}

interface Again {
  readonly table: string;
  readonly people: number;
  readonly issues: readonly string[];
}

/** Takes a census after a share of what is simulated and reads it again: how many people it has, and what is wrong with it. */
function readAgain(file: ScenarioFile, share: number): Again {
  const scenario = resolveScenario(file);
  const { warmUp, run, followUp } = scenario.study;
  const on = dateAfter(scenario.start, Math.floor(share * Math.min(2000, warmUp + run + followUp)));
  const { beds, waiting } = takeCensus(scenario, { on });
  const table = `${beds}\n${waiting}`;
  const people = [beds, waiting].reduce((sum, table) => sum + table.split("\n").length - 1, 0);
  try {
    const { atStart } = resolveScenario({
      ...file,
      start: on,
      atStart: { census: { beds: { text: beds }, waiting: { text: waiting } } },
    });
    const read = atStart.kind === "census" ? atStart.inBeds.length + atStart.waiting.length : 0;
    return { table, people, issues: read === people ? [] : [`${read} of ${people} people were read`] };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return {
      table,
      people,
      issues: error.issues.map(({ path, expected, received }) => `${path}: ${expected}; ${received}`),
    };
  }
}

test("a census drawn out of any scenario, on any day, can be read again, and nobody is lost", () => {
  let everybody = 0;
  const shares = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(scenarioFiles(), shares, (file, share) => {
      const { people, issues } = readAgain(undated(file), share);
      everybody += people;
      expect(issues).toEqual([]);
    }),
    { seed: 20260401, numRuns: 150 },
  );
  expect(everybody).toBeGreaterThan(500);
});

/** A busy estate of which much is asked at once: plans, courts, release dates, two catchments. */
const busy = undated(smallEstate());

test("somebody on remand who comes back from a low secure place is held under another section by then, and may be", () => {
  const remand = { ...busy.demand.remand, toCourt: "5 years", stays: { rehabilitate: "30 days" } };
  const stepsUp: ScenarioFile = {
    ...busy,
    demand: { remand },
    exits: { destinations: { lowSecure: "100%" } },
    after: { discharged: { share: "0%" } },
    onward: { lowSecure: { places: 60, stay: "60 days", next: { stepUp: "60%", community: "40%" } } },
    rules: { pathway: "fullRehabilitation", stepDown: { places: ["lowSecure"] } },
  };
  const { table, issues } = readAgain(stepsUp, 0.9);
  expect(table).toMatch(/^moor,remand,.*,s3,/m);
  expect(issues).toEqual([]);
});

test("an admission before 1900, out of a heavy tail, is written as the first date that can be read", () => {
  const court = { ...busy.demand.court, stays: { rehabilitate: "300 years" } };
  const { table, issues } = readAgain({ ...busy, demand: { court } }, 0);
  expect(table).toMatch(/,court,1900-01-01,/);
  expect(issues).toEqual([]);
});
