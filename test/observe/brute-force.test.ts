import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Estimates,
  METRICS,
  Observer,
  type Scope,
  type Series,
  series,
  summarise,
} from "../../src/observe/index.js";
import { Naive } from "./naive.js";
import { randomPlan, randomStory } from "./random-stories.js";
import { retell } from "./told.js";

const RUNS = { numRuns: 200, seed: 20260401 };

const told = randomPlan.chain((plan) => {
  const windowEnd = Math.round(plan.warmUp * 1440) + Math.round(plan.run * 1440);
  return randomStory(windowEnd).map((story) => ({ plan, ...story }));
});

/** Sums are of whole minutes and exact; only the last division may round otherwise. A minute of one person's time would
 *  change a number by more than this. */
const ROUNDING = 1e-12;

function areAlike(quick: number, slow: number): boolean {
  return Object.is(quick, slow) || Math.abs(quick - slow) <= ROUNDING * Math.max(1, Math.abs(slow));
}

/** Every metric of a scope on which the two do not agree, in words. */
function differences(metrics: Estimates, naive: Naive, scope: Scope, index: number): string[] {
  const slow = naive.metrics(scope, index);
  return METRICS.filter(({ scopes }) => scopes.includes(scope)).flatMap(({ id }) => {
    const one = metrics[id].estimate ?? Number.NaN;
    const other = slow[id]();
    return areAlike(one, other) ? [] : [`${id} of ${scope} ${index}: ${one}, worked out afterwards ${other}`];
  });
}

/** The same for the averages of each month. */
function differencesByMonth({ occupied, open, waiting }: Series, naive: Naive): string[] {
  const bands = { "beds.occupied": occupied, "beds.open": open, "waiting.mean": waiting };
  return naive.months().flatMap((slow, month) =>
    Object.entries(bands).flatMap(([id, { mean }]) => {
      const other = slow[id]();
      return areAlike(mean[month], other) ? [] : [`${id} of month ${month}: ${mean[month]}, afterwards ${other}`];
    }),
  );
}

describe("the observer and a second one that works everything out afterwards", () => {
  it("agree on every metric in every scope, whatever the story", () => {
    fc.assert(
      fc.property(told, ({ plan, facts, end }) => {
        const observer = new Observer(plan);
        retell(facts, observer);
        observer.finish(end);
        const naive = new Naive(plan, facts, end);
        const all = naive.about("all", 0);
        expect([observer.stillWaiting, observer.stillOpen]).toEqual([
          naive.waits.stillWaiting(all),
          naive.waits.stillOpen(all),
        ]);
        const outputs = observer.outputs();
        const { metrics, groups, units, catchments, years } = summarise(plan, [outputs]);
        expect(Object.keys(years).map(Number)).toEqual(naive.years);
        const found = [
          ...differences(metrics, naive, "all", 0),
          ...plan.groups.flatMap(({ name }, index) => differences(groups[name].metrics, naive, "group", index)),
          ...plan.units.flatMap(({ name }, index) => differences(units[name].metrics, naive, "unit", index)),
          ...plan.catchments.flatMap((name, index) => differences(catchments[name].metrics, naive, "catchment", index)),
          ...differencesByMonth(series(plan, [outputs]), naive),
          ...naive.years.flatMap((year) => differences(years[year].metrics, naive, "year", year)),
        ];
        expect(found).toEqual([]);
      }),
      RUNS,
    );
  });
});
