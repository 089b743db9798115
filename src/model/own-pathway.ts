import { UsageError } from "../foundation/index.js";
import type { Scenario } from "../scenario/index.js";

/** A scenario whose own rule returns nobody need not say how long treatment takes before a return; one
 *  whose pathway is the caller's own must.
 *  @throws UsageError */
export function refuseEndlessTreatment({ groups }: Scenario): void {
  const silent = groups.find(({ from, stays }) => from === "prison" && stays.byPlan.treatAndReturn === undefined);
  if (silent === undefined) return;
  throw new UsageError(
    `policies.pathway may return people of the group ${silent.name}: the scenario must say how long that treatment takes, in stays.treatAndReturn`,
  );
}
