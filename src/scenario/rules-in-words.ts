import { accessInWords, clockInWords, pathwayInWords, placementInWords, whoIsNextInWords } from "../policy/index.js";
import type { Scenario } from "./scenario.js";

/** The commissioning rules of a scenario, one sentence each. */
export function rulesInWords(scenario: Scenario): string[] {
  const { clock, access, whoIsNext, placement, pathway } = scenario.rules;
  return [
    clockInWords(clock),
    accessInWords(access),
    whoIsNextInWords(whoIsNext),
    placementInWords(placement),
    pathwayInWords(pathway),
  ];
}
