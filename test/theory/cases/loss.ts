import type { FileDistribution } from "../../../src/scenario/index.js";
import { birthDeath, ratioVariance, windowVariance } from "../exact/birth-death.js";
import { blocking } from "../exact/erlang.js";
import { DAYS_PER_YEAR, fromCourt, queueFile, type TheoryCase } from "../theory-case.js";

/** Name, beds, offered load, and a stay with mean 10 days times a stretch. Blocking depends on the mean alone. */
const CASES: readonly (readonly [string, number, number, (stretch: number) => FileDistribution])[] = [
  ["exponential", 5, 4, (stretch) => ({ exponential: { mean: 10 * stretch } })],
  ["lognormal", 20, 18, (stretch) => ({ lognormal: { mean: 10 * stretch, sigma: 0.97 } })],
  ["fixed", 20, 18, (stretch) => 10 * stretch],
  ["gamma, overloaded", 60, 72, (stretch) => ({ gamma: { mean: 10 * stretch, sd: 15 * stretch } })],
  ["uniform", 1, 1, (stretch) => ({ uniform: { from: 0, to: 20 * stretch } })],
];

const REPLICATIONS = 60;

/** Whoever finds no bed recovers at once. The minute of the clock favours a person who comes in the minute of a departure:
 *  half a minute's worth of beds ÷ stay, 2e-4 at most here. */
function loss([kind, beds, load, stay]: (typeof CASES)[number]): TheoryCase {
  const name = `loss, ${beds} beds, ${kind}`;
  const perDay = load / 10;
  const lost = blocking(beds, load);
  const run = Math.ceil(90_000 / perDay / REPLICATIONS);
  const variances = kind === "exponential" ? variancesOf(beds, perDay, run) : [];
  const known = (place: number) => (variances[place] === undefined ? {} : { variance: variances[place] });
  const rare = { atMost: 0.08, why: "rare events" };
  return {
    name,
    replications: REPLICATIONS,
    file: (stretch) => {
      const demand = { all: { ...fromCourt(perDay, stay(stretch)), access: { recovery: 0 } } };
      return queueFile({ name, beds, warmUp: 300, run, demand });
    },
    rows: [
      { metric: "occupancy.mean", exact: (load * (1 - lost)) / beds, ...known(0) },
      { metric: "listed.admitted", exact: 1 - lost, atMost: 0.02, why: "part of it is rare", ...known(1) },
      { metric: "leftUntreated.recovered", exact: perDay * lost * DAYS_PER_YEAR, ...rare },
      { metric: "admissions", exact: perDay * (1 - lost) * DAYS_PER_YEAR, atMost: 0.015, why: "counts" },
      { metric: "occupancy.full", exact: lost, ...rare },
    ],
  };
}

/** Of occupancy and of the share admitted, which are known for exponential stays. */
function variancesOf(beds: number, perDay: number, run: number): readonly number[] {
  const chain = birthDeath(
    beds,
    () => perDay,
    (n) => n / 10,
  );
  const admitted = { perDay: () => 0, perArrival: (n: number) => (n < beds ? 1 : 0) };
  return [windowVariance(chain, (n) => n / beds, run), ratioVariance(chain, perDay, admitted) / run];
}

export const LOSS: readonly TheoryCase[] = CASES.map(loss);
