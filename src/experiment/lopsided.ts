import { contributions, describeMetric, type ObservationPlan, type Outputs } from "../observe/index.js";
import type { Scenario } from "../scenario/index.js";
import { skewnessCheck } from "../stats/index.js";

/** What a study speaks of first. */
const LOOKED_AT = ["occupancy.mean", "bedWait.mean", "bedWait.within28", "waiting.mean"];

/** Warns where replications are so lopsided that there are too few of them for an interval of Student's t: a few bad
 *  decades among many good ones. */
export function lopsided(
  { study: { targets } }: Scenario,
  plan: ObservationPlan,
  outputs: readonly Outputs[],
): readonly string[] {
  const ids = [...new Set([...targets.map(({ metric }) => metric), ...LOOKED_AT])];
  const found = ids
    .filter((id) => describeMetric(id).method.kind !== "quantile")
    .flatMap((id) => {
      const values = contributions(plan, outputs, id).filter((value) => !Number.isNaN(value));
      const check = skewnessCheck(values);
      return check === undefined || check.enough ? [] : [{ id, needed: check.needed }];
    });
  if (found.length === 0) return [];
  const most = Math.max(...found.map(({ needed }) => needed));
  const named = found.map(({ id }) => describeMetric(id).title).join(", ");
  return [
    `Replications are lopsided (${named}): ${outputs.length} of them are few for an interval, about ${most} would do (--replications ${most}). Until then its ends are rough.`,
  ];
}
