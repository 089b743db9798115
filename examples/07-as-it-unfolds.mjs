// Covers: a study as it unfolds, stopping it, and keeping what is computed from one study to the next.
// Scenario: the teaching unit.
import { readFileSync } from "node:fs";
import { KeepingRunner, readScenario, SerialRunner, study, unfoldingStudy } from "securebeds";

const text = readFileSync(new URL("../scenarios/one-unit.yaml", import.meta.url), "utf8");
const scenario = readScenario({ name: "one-unit.yaml", text });
const share = (value) => `${(100 * value).toFixed(0)} %`;
const inWords = ({ estimate, low, high }) => `${share(estimate)} (${share(low)} to ${share(high)})`;

console.log("Occupancy as the interval narrows, until it is within two points:");
for await (const { replications, metrics } of unfoldingStudy(scenario, { replications: 100 })) {
  const occupancy = metrics["occupancy.mean"];
  if (replications % 5 === 0) console.log(`  ${replications} replications: ${inWords(occupancy)}`);
  if (occupancy.high - occupancy.low < 0.02) break; // leaving the loop stops the study
}

/** Keeps replications in memory; a browser's database or a server would do as well. */
class MemoryKeeper {
  #kept = new Map();
  async find({ address }, from, to) {
    const world = this.#kept.get(address) ?? new Map();
    return new Map([...world].filter(([replication]) => replication >= from && replication <= to));
  }
  keep({ address }, replication, outputs) {
    this.#kept.set(address, (this.#kept.get(address) ?? new Map()).set(replication, outputs));
  }
  async close() {}
}

console.log("Ten replications, then twenty:");
const keeper = new MemoryKeeper();
for (const replications of [10, 20]) {
  const runner = new KeepingRunner(new SerialRunner(), keeper);
  const { metrics } = await study(scenario, { replications, runner });
  const told = `${runner.found} found, ${runner.computed} computed`;
  console.log(`  ${told}: occupancy ${inWords(metrics["occupancy.mean"])}`);
}
