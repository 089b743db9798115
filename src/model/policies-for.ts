import { UsageError } from "../foundation/index.js";
import { type Policies, type PolicyOverrides, policiesWith } from "../policy/index.js";
import type { Scenario } from "../scenario/index.js";

/** The rules of a scenario as answers, with those of an embedder's own in their place.
 *  @throws UsageError for an override that there is not, or that the scenario has no data for */
export function policiesFor(scenario: Scenario, overrides: PolicyOverrides = {}): Policies {
  if (overrides.pathway !== undefined) refuseEndlessTreatment(scenario);
  return policiesWith(scenario.rules, overrides);
}

/** A scenario whose own rule returns nobody need not say how long treatment takes before a return; one whose pathway is the
 *  caller's own must. */
function refuseEndlessTreatment({ groups }: Scenario): void {
  const silent = groups.find(({ from, stays }) => from === "prison" && stays.byPlan.treatAndReturn === undefined);
  if (silent === undefined) return;
  throw new UsageError(
    `policies.pathway may return people of the group ${silent.name}: the scenario must say how long that treatment takes, in stays.treatAndReturn`,
  );
}
