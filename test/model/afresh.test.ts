import { expect, test } from "vitest";
import { MINUTES_PER_DAY } from "../../src/foundation/index.js";
import { compile, Simulator } from "../../src/model/index.js";
import { Fingerprint } from "../../src/observe/index.js";
import { resolveScenario, type ScenarioFile } from "../../src/scenario/index.js";
import { crowdedEstate } from "./promises/watched.js";

const HALF_A_YEAR = 180 * MINUTES_PER_DAY;

/** What happens in half a year of a replication, by a simulator that may have simulated others before. */
function told(simulator: Simulator, replication: number): string {
  const listener = new Fingerprint();
  simulator.begin({ replication, listener }).runTo(HALF_A_YEAR);
  return listener.hex();
}

const { rules, ...crowded } = crowdedEstate();
/** Most people from prison are under treatment that passes faster. */
const HURRIED: ScenarioFile["rules"] = {
  ...rules,
  pathway: "treatAndReturn",
  pressure: { of: "unit", speeds: [{ occupancy: 0.1, times: 1.5 }] },
};
const REVIEWED: ScenarioFile["rules"] = {
  ...rules,
  fundedStay: { reviews: ["90 days"], returned: "10%" },
  pressure: { of: "estate", reviews: { occupancy: 0.8, every: "28 days", returned: "10%" } },
};

test.each([
  ["treatment under pressure, fences, places, people away", HURRIED],
  ["reviews of funding and under pressure", REVIEWED],
])("a replication is the same whatever was simulated before, and broken off: %s", (_, rules) => {
  const model = compile(resolveScenario({ ...crowded, rules }));
  const alone = told(new Simulator(model), 2);
  const simulator = new Simulator(model);
  simulator.begin({ replication: 1 }).runTo(1000 * MINUTES_PER_DAY);
  expect(told(simulator, 2)).toBe(alone);
  expect(told(simulator, 1)).not.toBe(alone);
});
