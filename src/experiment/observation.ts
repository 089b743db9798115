import type { ObservationPlan } from "../observe/index.js";
import type { Scenario } from "../scenario/index.js";

/** What an observer has to know of a scenario. */
export function observationOf(scenario: Scenario): ObservationPlan {
  const { estate, groups, rules, start, study } = scenario;
  return {
    start,
    warmUp: study.warmUp,
    run: study.run,
    clockStart: rules.clock.startsAt,
    standard: rules.clock.standard,
    groups: groups.map(({ name, from }) => ({ name, from })),
    units: estate.units.map(({ name, beds, bedDayCost }) => ({ name, beds, bedDayCost })),
    catchments: estate.catchments.map(({ name }) => name),
    law: scenario.law,
  };
}
