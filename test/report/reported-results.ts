import { compare, findBeds, SerialRunner, study } from "../../src/experiment/index.js";
import type { Reported } from "../../src/report/index.js";
import { readScenario } from "../../src/scenario/index.js";
import { TINY } from "../cli/command.js";

/** Real results of a unit small enough to be simulated in a moment, one of each verb that has tables and figures.
 *  @param name of the scenario; a file that was tampered with may hold more than a scenario file is allowed to */
export async function tinyResults(name = "Tiny"): Promise<Reported> {
  const runner = new SerialRunner();
  const sourced = TINY.replace(
    "perYear: 40",
    'perYear: { value: 40, from: 30, to: 50, label: assumed, source: "=HYPERLINK(1) nobody knows" }',
  );
  const [scenario, variant] = [sourced, sourced.replace("mean: 80", "mean: 60")].map((text) => {
    return { ...readScenario({ name: "tiny.yaml", text }), name };
  });
  const target = { metric: "bedWait.within28", bound: "atLeast", value: 0.8 } as const;
  return {
    runs: [{ scenario, result: await study(scenario, { runner }) }],
    beds: [{ scenario, result: await findBeds(scenario, target, { runner, replications: 8, delta: 0.2, within: 2 }) }],
    comparisons: [
      { scenarios: [scenario, variant], result: await compare(scenario, [variant], { runner, replications: 4 }) },
    ],
    sensitivities: [],
  };
}
