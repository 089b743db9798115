import { DESTINATIONS } from "../../domain/index.js";
import { mayPlanReturn } from "../../policy/index.js";
import type { Distribution } from "../../random/index.js";
import type { BoundGroup, Model } from "../compile.js";
import { LUCK, type Purpose } from "../purposes.js";

/** A duration that a stay of some group can be made of. */
export interface StayPart {
  readonly position: number;
  readonly distribution: Distribution;
}

/** Everything that a stay of a group can be made of. Their sum bounds every stay from above, which is what makes the
 *  choice of people for day zero exact: see `fillBeds`. */
export function stayParts(model: Model, group: number): readonly StayPart[] {
  const bound = model.groups[group];
  const returnable = bound.fromPrison && mayPlanReturn(model.scenario.rules.pathway);
  const exits = bound.destinations.flatMap(({ positions }) =>
    positions.map((position) => `exit.${DESTINATIONS[position]}` as const),
  );
  const purposes: readonly Purpose[] = [
    "stabilise",
    "rehabilitate",
    ...(returnable ? (["treatAndReturn", "exit.prison"] as const) : []),
    ...exits,
  ];
  return [...new Set(purposes)].flatMap((purpose) => partOf(bound, purpose));
}

function partOf(bound: BoundGroup, purpose: Purpose): readonly StayPart[] {
  const distribution = bound.distributions[purpose];
  return distribution === undefined || distribution.mean === 0 ? [] : [{ position: LUCK[purpose], distribution }];
}
