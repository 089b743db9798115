import fc from "fast-check";
import { expect } from "vitest";
import { Replicator } from "../../src/experiment/index.js";
import { checkScenario, resolveScenario, type Scenario, type ScenarioFile } from "../../src/scenario/index.js";
import { SMALL, scenarioFiles } from "../scenario/arbitrary.js";

/** Half a year, long enough for every event of the path and for every dated change of the files. */
const STUDY = { run: "100 days", warmUp: "40 days", followUp: "60 days" } as const;

/** Scenarios played in all, over all files. `SECUREBEDS_SCENARIOS` asks for another number. */
const IN_ALL = Number(process.env.SECUREBEDS_SCENARIOS ?? 10_000);
/** Files of tests that share them, so that they run at the same time. */
const FILES = 2;
export const SCENARIOS = Math.ceil(IN_ALL / FILES);

/** One in so many has all sizes of an estate; the others are small, and cost a third. */
const LARGE = 10;
/** One in so many goes through its text: what reads YAML has tests of its own. */
const AS_TEXT = 10;
/** One in so many is played again, by a replicator that has played others, and must come out the same. */
const AGAIN = 50;

/** Plays random scenarios to their outputs, every promise of the model looked at after every event. What fails is made as
 *  small as it can be, and its file printed. */
export function playRandomScenarios(seed: number): void {
  const files = fc.oneof(
    { weight: LARGE - 1, arbitrary: scenarioFiles(SMALL) },
    { weight: 1, arbitrary: scenarioFiles() },
  );
  let played = 0;
  fc.assert(
    fc.property(files, fc.integer({ min: 1, max: 1000 }), (file, replication) => {
      played++;
      const whole = { ...file, study: { ...file.study, ...STUDY } };
      play(played % AS_TEXT === 0 ? fromText(whole) : resolveScenario(whole), replication, played % AGAIN === 0);
    }),
    { numRuns: SCENARIOS, seed },
  );
  expect(played).toBe(SCENARIOS);
}

function fromText(file: ScenarioFile): Scenario {
  const { scenario, issues } = checkScenario({ name: "random.yaml", text: JSON.stringify(file) });
  if (scenario === undefined) throw new Error(`a valid file was refused: ${JSON.stringify(issues)}`);
  return scenario;
}

function play(scenario: Scenario, replication: number, again: boolean): void {
  const replicator = new Replicator(scenario);
  const outputs = replicator.replicate(replication, { checked: true });
  if (!again) return;
  replicator.replicate(replication + 1);
  expect(replicator.replicate(replication)).toEqual(outputs);
}
