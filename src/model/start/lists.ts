import type { AtStart } from "../../scenario/index.js";
import type { Model } from "../compile.js";
import { joiningRates } from "./joining.js";

/** A waiting list on day zero. */
export interface StartingList {
  /** By group, people who join a minute. */
  readonly rates: readonly number[];
  /** People on it. */
  readonly people: number;
  /** How long the one who has waited longest has waited, when the list is as long as that and nobody leaves it. [minutes] */
  readonly longestWait: number;
}

type Stationary = Extract<AtStart, { kind: "stationary" }>;

/** Every list as the scenario wants it. The people of a catchment, or of all catchments that say nothing of their own, are
 *  shared out over lists in proportion to how many join them, the largest remainders rounded up; a list that nobody joins is
 *  empty. */
export function startingLists(model: Model, { catchmentWaiting, waiting }: Stationary): readonly StartingList[] {
  const byGroup = model.groups.map((_, group) => joiningRates(model, group));
  const everyList = Array.from({ length: model.placing.lists }, (_, list) => list);
  const rates = everyList.map((list) => byGroup.map((rate) => rate[list]));
  const joining = rates.map((ofList) => ofList.reduce((sum, rate) => sum + rate, 0));
  const catchmentOf = (list: number) => Math.floor(list / model.serviceLines);
  const lists: StartingList[] = rates.map((ofList) => ({ rates: ofList, people: 0, longestWait: 0 }));
  const fill = (sharers: readonly number[], people: number) => {
    const total = sharers.reduce((sum, list) => sum + joining[list], 0);
    if (total === 0) return;
    const shares = wholeShares(sharers.map((list) => (people * joining[list]) / total));
    sharers.forEach((list, i) => {
      lists[list] = { ...lists[list], people: shares[i], longestWait: Math.round(people / total) };
    });
  };
  catchmentWaiting.forEach((own, catchment) => {
    if (own !== undefined)
      fill(
        everyList.filter((list) => catchmentOf(list) === catchment),
        own,
      );
  });
  fill(
    everyList.filter((list) => catchmentWaiting[catchmentOf(list)] === undefined),
    waiting,
  );
  return lists;
}

/** Whole numbers near the given ones with the same sum, rounded; the largest remainders go up, the first among equals. */
function wholeShares(exact: readonly number[]): readonly number[] {
  const whole = exact.map(Math.floor);
  const left = Math.round(exact.reduce((sum, share) => sum + share, 0)) - whole.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((share, i) => ({ i, rest: share - whole[i] }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder.slice(0, left)) whole[i]++;
  return whole;
}
