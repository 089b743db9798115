// Covers: reading a scenario, studying it, asking how many beds a target takes.
// Scenario: the teaching unit with 60 beds; the same numbers every time, as the scenario carries its seed.
import { readFileSync } from "node:fs";
import { findBeds, readScenario, study } from "securebeds";

const text = readFileSync(new URL("../scenarios/one-unit.yaml", import.meta.url), "utf8");
const percent = (share) => `${Math.round(100 * share)} %`;

const scenario = readScenario({ name: "one-unit.yaml", text });
const { metrics } = await study(scenario, { replications: 10 });
const { estimate, low, high } = metrics["occupancy.mean"];
console.log(`Occupancy ${percent(estimate)}, 95 % interval ${percent(low)} to ${percent(high)}.`);

const target = { metric: "bedWait.within28", bound: "atLeast", value: 0.85 };
const { answer } = await findBeds(scenario, target, { replications: 10 });
if (answer.kind === "found") console.log(`${answer.beds} beds, 95 % interval ${answer.low} to ${answer.high}.`);
