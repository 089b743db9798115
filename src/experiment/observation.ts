import { UsageError } from "../foundation/index.js";
import type { ObservationPlan } from "../observe/index.js";
import type { PolicyOverrides, Scenario } from "../scenario/index.js";

/** What an observer has to know of a scenario. */
export function observationOf(scenario: Scenario, policies: PolicyOverrides = {}): ObservationPlan {
  if (policies.clock !== undefined)
    throw new UsageError(
      "policies.clock: what is measured follows the scenario's own clock; change rules.clock instead",
    );
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
