import { asymptoticVariance, relaxationTime, windowVariance } from "../exact/birth-death.js";
import { ErlangC } from "../exact/erlang.js";
import { exponential, fromCourt, queueFile, type Row, type TheoryCase, tooDear } from "../theory-case.js";

/** Beds, load per bed, and people to be measured. */
const SIZES: readonly (readonly [number, number, number])[] = [
  [1, 0.7, 300_000],
  [2, 0.8, 300_000],
  [5, 0.85, 300_000],
  [10, 0.7, 250_000],
  [10, 0.9, 300_000],
  [30, 0.9, 300_000],
  [60, 0.8, 250_000],
  [60, 0.95, 300_000],
  [120, 0.95, 300_000],
  [300, 0.95, 300_000],
  [600, 0.97, 300_000],
];

const REPLICATIONS = 24;

/** The start is forgotten to exp(-10) before the window opens. Stays are such that waits are of the order of 20 days, so
 *  the clock's minute moves no probability by more than 1e-4 of itself. */
function mmc([beds, load, people]: readonly [number, number, number]): TheoryCase {
  const stay = 20 * beds * (1 - load);
  const perDay = (beds * load) / stay;
  const queue = new ErlangC(beds, perDay, stay);
  const name = `M/M/${beds} at ${load}`;
  const warmUp = Math.ceil(10 * relaxationTime(queue.chain()));
  const run = Math.ceil(people / perDay / REPLICATIONS);
  return {
    name,
    replications: REPLICATIONS,
    file: (stretch) => {
      const demand = { all: fromCourt(perDay, exponential(stay * stretch)) };
      return queueFile({ name, beds, warmUp, run, demand });
    },
    rows: [...timeAverages(queue, run), ...waits(queue)],
  };
}

function timeAverages(queue: ErlangC, run: number): Row[] {
  const { beds, perDay } = queue;
  const chain = queue.chain();
  const row = (metric: string, exact: number, f: (n: number) => number): Row => {
    const why = tooDear(perDay, asymptoticVariance(chain, f), exact);
    return { metric, exact, variance: windowVariance(chain, f, run), ...loose(metric), why };
  };
  return [
    row("occupancy.mean", queue.occupancy, (n) => Math.min(n, beds) / beds),
    row("waiting.mean", queue.meanList, (n) => Math.max(0, n - beds)),
    row("occupancy.full", queue.waits, (n) => (n >= beds ? 1 : 0)),
  ];
}

function loose(metric: string): { atMost?: number } {
  if (metric === "waiting.mean") return { atMost: 0.3 };
  return metric === "occupancy.full" ? { atMost: 0.12 } : {};
}

function waits(queue: ErlangC): Row[] {
  const why = "as the list";
  return [
    { metric: "bedWait.mean", exact: queue.meanWait, atMost: 0.3, why },
    { metric: "bedWait.any", exact: queue.waits, atMost: 0.12, why },
    { metric: "bedWait.within28", exact: queue.within(28), atMost: 0.04, why },
    { metric: "bedWait.p90", exact: queue.quantile(0.9), atMost: 0.3, why },
  ].filter(({ exact }) => exact > 0.5 || exact > queue.waits / 2);
}

export const ERLANG_C: readonly TheoryCase[] = SIZES.map(mmc);
