import type { AtStart } from "../../scenario/index.js";
import type { Model } from "../compile.js";
import { joiningRates } from "./joining.js";

/** A waiting list on day zero. */
export interface StartingList {
  /** By group, people who join a minute. */
  readonly rates: readonly number[];
  /** People on it, not yet a whole number. */
  readonly people: number;
  /** How long the one who has waited longest has waited, when the list is as long as that and nobody leaves it. [minutes] */
  readonly longestWait: number;
}

type Stationary = Extract<AtStart, { kind: "stationary" }>;

/** Every list as the scenario wants it. The people of a catchment, or of all catchments that say nothing of their own, are
 *  shared out over lists in proportion to how many join them; a list that nobody joins is empty. */
export function startingLists(model: Model, { catchmentWaiting, waiting }: Stationary): readonly StartingList[] {
  const byGroup = model.groups.map((_, group) => joiningRates(model, group));
  const rates = model.unitsOfList.map((_, list) => byGroup.map((rate) => rate[list]));
  const joining = rates.map((ofList) => ofList.reduce((sum, rate) => sum + rate, 0));
  const own = (list: number) => catchmentWaiting[Math.floor(list / model.serviceLines)];
  const sameCatchment = (one: number, other: number) =>
    Math.floor(one / model.serviceLines) === Math.floor(other / model.serviceLines);
  return rates.map((ofList, list) => {
    const given = own(list);
    const sharers = joining.filter((_, other) =>
      given === undefined ? own(other) === undefined : sameCatchment(list, other),
    );
    const total = sharers.reduce((sum, rate) => sum + rate, 0);
    const longestWait = total === 0 ? 0 : Math.round((given ?? waiting) / total);
    return { rates: ofList, people: longestWait * joining[list], longestWait };
  });
}
