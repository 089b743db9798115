import type { FileDistribution } from "../../../src/scenario/index.js";
import { fixedStay, lognormalStay, oneBedWait, type Stay } from "../exact/stays.js";
import { fromCourt, queueFile, type TheoryCase } from "../theory-case.js";

const LOGNORMAL_MEDIAN = 10 / Math.exp(0.7 ** 2 / 2);
const uniform: Stay = { mean: 10, secondMoment: 400 / 3, beyond: () => Number.NaN, excess: () => Number.NaN };

const CASES: readonly (readonly [string, Stay, (stretch: number) => FileDistribution])[] = [
  ["fixed", fixedStay(10), (stretch) => 10 * stretch],
  [
    "lognormal",
    lognormalStay(LOGNORMAL_MEDIAN, 0.7),
    (stretch) => ({ lognormal: { median: LOGNORMAL_MEDIAN * stretch, sigma: 0.7 } }),
  ],
  ["uniform", uniform, (stretch) => ({ uniform: { from: 0, to: 20 * stretch } })],
];

/** One bed at load 0.7 with any stay: Pollaczek and Khinchine. */
function oneBed([kind, stay, written]: (typeof CASES)[number]): TheoryCase {
  const name = `M/G/1, ${kind}`;
  const perDay = 0.07;
  const wait = oneBedWait(perDay, stay);
  const why = "waits of one bed are long and alike";
  return {
    name,
    replications: 60,
    file: (stretch) => {
      const demand = { all: fromCourt(perDay, written(stretch)) };
      return queueFile({ name, beds: 1, warmUp: 4000, run: 27_000, demand });
    },
    rows: [
      { metric: "occupancy.mean", exact: 0.7 },
      { metric: "bedWait.mean", exact: wait, atMost: 0.09, why },
      { metric: "waiting.mean", exact: perDay * wait, atMost: 0.09, why },
      { metric: "bedWait.any", exact: 0.7, atMost: 0.02, why },
    ],
  };
}

export const ONE_BED: readonly TheoryCase[] = CASES.map(oneBed);
