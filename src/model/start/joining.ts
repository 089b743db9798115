import { MINUTES_PER_YEAR } from "../../foundation/index.js";
import { mayAskAgain } from "../../policy/index.js";
import { expectedReferrals } from "../../random/index.js";
import type { Group } from "../../scenario/index.js";
import type { Model } from "../compile.js";

/** Of the people of a group who are identified, the share who join each waiting list, if nothing ends their need before.
 *  In order of list; adds up to the share who are accepted at all. */
export function joiningShares(model: Model, group: number): Float64Array {
  const { mix, access } = model.groups[group].group;
  const accepted = shareOfMedium(access) * acceptedAtLast(access, mayAskAgain(model.scenario.rules.access));
  return Float64Array.from({ length: model.placing.lists }, (_, list) => {
    const catchment = Math.floor(list / model.serviceLines);
    return accepted * mix.catchment[catchment] * mix.serviceLine[list % model.serviceLines];
  });
}

/** People of a group who join each list, on average over the first year. [people per minute] */
export function joiningRates(model: Model, group: number): Float64Array {
  const perMinute = expectedReferrals(model.groups[group].rate, 0, MINUTES_PER_YEAR) / MINUTES_PER_YEAR;
  return joiningShares(model, group).map((share) => share * perMinute);
}

function shareOfMedium({ levels }: Group["access"]): number {
  return levels.find(({ name }) => name === "medium")?.share ?? 0;
}

function acceptedAtLast({ accepted, acceptedOnSecondOpinion }: Group["access"], askAgain: boolean): number {
  return accepted + (askAgain ? (1 - accepted) * acceptedOnSecondOpinion : 0);
}
