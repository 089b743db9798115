import {
  asymptoticVariance,
  ratioVariance,
  relaxationTime,
  type StateFunction,
  windowVariance,
} from "../exact/birth-death.js";
import { ErlangC } from "../exact/erlang.js";
import {
  daysForOnePercent,
  exponential,
  fromCourt,
  queueFile,
  type Row,
  type TheoryCase,
  tooDear,
} from "../theory-case.js";

/** Beds and load per bed. */
const SIZES: readonly (readonly [number, number])[] = [
  [1, 0.7],
  [2, 0.8],
  [5, 0.85],
  [10, 0.7],
  [10, 0.9],
  [30, 0.9],
  [60, 0.8],
  [60, 0.95],
  [120, 0.97],
  [300, 0.95],
  [600, 0.95],
];

/** Above this load the window is not long against the relaxation time, and waits differ so much from one replication to the
 *  next that only what has an exact variance is compared. */
const HEAVY = 0.92;

/** A queue and the study of it. */
interface Plan {
  readonly queue: ErlangC;
  readonly replications: number;
  /** Measured days of a replication. */
  readonly run: number;
}

/** Stays are such that waits are of the order of 20 days, so the clock's minute moves no probability by more than 1e-4 of
 *  itself. The start is a full house with the mean list, forgotten to exp(-6) before the window opens. */
function mmc([beds, load]: readonly [number, number]): TheoryCase {
  const stay = 20 * beds * (1 - load);
  const perDay = (beds * load) / stay;
  const queue = new ErlangC(beds, perDay, stay);
  const chain = queue.chain();
  const name = `M/M/${beds} at ${load}`;
  const replications = load > HEAVY ? 12 : 40;
  const warmUp = Math.ceil(6 * relaxationTime(chain));
  const days = daysForOnePercent(asymptoticVariance(chain, occupied(queue)), load);
  const run = Math.ceil(days / replications);
  const atStart = { stationary: { occupancy: load, waiting: Math.round(queue.meanList) } };
  return {
    name,
    replications,
    file: (stretch) => {
      const demand = { all: fromCourt(perDay, exponential(stay * stretch)) };
      return queueFile({ name, beds, warmUp, run, demand, more: { atStart } });
    },
    rows: rowsOf({ queue, replications, run }).filter(({ atMost = 0 }) => atMost < 0.3),
  };
}

const occupied =
  ({ beds }: ErlangC): StateFunction =>
  (n) =>
    Math.min(n, beds) / beds;
const listed =
  ({ beds }: ErlangC): StateFunction =>
  (n) =>
    Math.max(0, n - beds);
const full =
  ({ beds }: ErlangC): StateFunction =>
  (n) =>
    n >= beds ? 1 : 0;

function rowsOf(plan: Plan): Row[] {
  const { queue } = plan;
  const averages = [
    timeAverage(plan, "occupancy.mean", queue.occupancy, occupied(queue)),
    timeAverage(plan, "waiting.mean", queue.meanList, listed(queue)),
    timeAverage(plan, "occupancy.full", queue.waits, full(queue)),
  ];
  return [...averages, ...waits(plan), ...(queue.occupancy > HEAVY ? [] : shares(queue))];
}

/** What the exact variance promises, with a little room, is what the estimate must keep. */
function planned({ queue, replications, run }: Plan, metric: string, exact: number, variance: number): Row {
  const atMost = Math.max(0.01, (1.01 * 2.5758 * Math.sqrt(variance / replications)) / exact);
  return { metric, exact, variance, atMost, why: tooDear(queue.perDay, variance * run, exact) };
}

function timeAverage(plan: Plan, metric: string, exact: number, f: StateFunction): Row {
  return planned(plan, metric, exact, windowVariance(plan.queue.chain(), f, plan.run));
}

/** Under heavy load the variance of the list ÷ arrivals, and of the share of time, bounds that of the mean wait and of the
 *  share of people: busy times have more arrivals. */
function waits(plan: Plan): Row[] {
  const { queue, run } = plan;
  const { perDay, occupancy } = queue;
  const chain = queue.chain();
  const none = () => 0;
  const bounds = [windowVariance(chain, listed(queue), run) / perDay ** 2, windowVariance(chain, full(queue), run)];
  const limits = [
    ratioVariance(chain, perDay, { perDay: listed(queue), perArrival: none }) / run,
    ratioVariance(chain, perDay, { perDay: none, perArrival: full(queue) }) / run,
  ];
  const [ofMean, ofAny] = occupancy > HEAVY ? bounds : limits;
  return [planned(plan, "bedWait.mean", queue.meanWait, ofMean), planned(plan, "bedWait.any", queue.waits, ofAny)];
}

function shares(queue: ErlangC): Row[] {
  const why = "as the mean wait";
  const within: Row = { metric: "bedWait.within28", exact: queue.within(28), atMost: 0.05, why };
  const p90 = queue.quantile(0.9);
  return p90 === 0 ? [within] : [within, { metric: "bedWait.p90", exact: p90, atMost: 0.35, why }];
}

export const ERLANG_C: readonly TheoryCase[] = SIZES.map(mmc);
