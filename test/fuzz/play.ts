import fc from "fast-check";
import { expect } from "vitest";
import { Replicator } from "../../src/experiment/index.js";
import { checkScenario, type ScenarioFile } from "../../src/scenario/index.js";
import { scenarioFiles } from "../scenario/arbitrary.js";

/** Half a year, long enough for every event of the path and for every dated change of the files. */
const STUDY = { run: "100 days", warmUp: "40 days", followUp: "60 days" } as const;

/** Scenarios played in all, over both files. `SECUREBEDS_SCENARIOS` asks for another number. */
const IN_ALL = Number(process.env.SECUREBEDS_SCENARIOS ?? 1_200);
export const SCENARIOS = Math.ceil(IN_ALL / 2);

/** One in so many is played again, by a replicator that has played others, and must come out the same. */
const AGAIN = 50;

/** Plays random scenarios from text to outputs, every promise of the model looked at after every event. What fails is made
 *  as small as it can be, and its file printed. */
export function playRandomScenarios(seed: number): void {
  let played = 0;
  fc.assert(
    fc.property(scenarioFiles(), fc.integer({ min: 1, max: 1000 }), (file, replication) => {
      play({ ...file, study: { ...file.study, ...STUDY } }, replication, ++played % AGAIN === 0);
    }),
    { numRuns: SCENARIOS, seed },
  );
  expect(played).toBe(SCENARIOS);
}

function play(file: ScenarioFile, replication: number, again: boolean): void {
  const { scenario, issues } = checkScenario({ name: "random.yaml", text: JSON.stringify(file) });
  if (scenario === undefined) throw new Error(`a valid file was refused: ${JSON.stringify(issues)}`);
  const replicator = new Replicator(scenario);
  const outputs = replicator.replicate(replication, { checked: true });
  if (!again) return;
  replicator.replicate(replication + 1);
  expect(replicator.replicate(replication)).toEqual(outputs);
}
