import { policiesFor } from "../model/index.js";
import type { ObservationPlan } from "../observe/index.js";
import type { PolicyOverrides, Scenario } from "../scenario/index.js";

/** Limits of the two stages where the rule of the clock has none of its own: the guidance of 2021. [days] */
const USUAL_STAGES = { assessment: 14, transfer: 14 };

/** What an observer has to know of a scenario.
 *  @param overrides an embedder's own clock may start elsewhere */
export function observationOf(scenario: Scenario, overrides: PolicyOverrides = {}): ObservationPlan {
  const { costs, estate, groups, law, onward, rules, start, study } = scenario;
  const policies = policiesFor(scenario, overrides);
  return {
    start,
    warmUp: study.warmUp,
    run: study.run,
    clock: policies.clock,
    standard: rules.clock.standard,
    stages: rules.clock.stages ?? USUAL_STAGES,
    groups: groups.map(({ name, from }) => ({ name, from })),
    units: estate.units.map(({ name, catchment, serviceLines, beds, bedDayCost }) => ({
      name,
      catchment,
      serviceLines,
      beds,
      bedDayCost,
    })),
    catchments: estate.catchments.map(({ name }) => name),
    serviceLines: estate.serviceLines,
    places: onward.map(({ destination }) => destination),
    counted: onward
      .filter(({ destination }) => policies.stepDown(destination))
      .map(({ destination, catchment }) => ({ destination, catchment })),
    law,
    prices: {
      spotBedDay: estate.spotPurchase.bedDayCost,
      prisonDay: costs.prisonDay,
      newBed: costs.newBed,
      breachDay: costs.breachDay,
    },
  };
}
