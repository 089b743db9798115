import type { ScenarioFile } from "../../../src/scenario/index.js";
import { relaxationTime, windowVariance } from "../exact/birth-death.js";
import { ErlangA } from "../exact/erlang.js";
import { DAYS_PER_YEAR, exponential, fromCourt, queueFile, type Row, type TheoryCase } from "../theory-case.js";

const REPLICATIONS = 40;
const PEOPLE = 90_000;

interface Patience {
  readonly name: string;
  readonly beds: number;
  /** Offered load per bed. */
  readonly load: number;
  /** Rate at which a bed is left, and at which a person on the list leaves it. [per day] */
  readonly leavesBed: number;
  readonly leavesList: number;
  readonly group: (perDay: number, stretch: number) => ScenarioFile["demand"][string];
  readonly more: (queue: ErlangA) => readonly Row[];
}

function patience({ name, beds, load, leavesBed, leavesList, group, more }: Patience): TheoryCase {
  const perDay = beds * load * leavesBed;
  const queue = new ErlangA(beds, perDay, 1 / leavesBed, leavesList);
  const warmUp = Math.ceil(12 * relaxationTime(queue.chain));
  const run = Math.ceil(PEOPLE / perDay / REPLICATIONS);
  return {
    name,
    replications: REPLICATIONS,
    file: (stretch) => queueFile({ name, beds, warmUp, run, demand: { all: group(perDay, stretch) } }),
    rows: [...rowsOf(queue, run), ...more(queue)],
  };
}

function rowsOf(queue: ErlangA, run: number): Row[] {
  const { beds, chain } = queue;
  const occupied = (n: number) => Math.min(n, beds) / beds;
  const list = (n: number) => Math.max(0, n - beds);
  const why = "small numbers on the list";
  return [
    { metric: "occupancy.mean", exact: queue.meanOccupied / beds, variance: windowVariance(chain, occupied, run) },
    { metric: "waiting.mean", exact: queue.meanList, variance: windowVariance(chain, list, run), atMost: 0.15, why },
    { metric: "listed.admitted", exact: 1 - queue.lost, atMost: 0.015, why },
    { metric: "bedWait.mean", exact: queue.meanWaitOfServed, atMost: 0.15, why },
    { metric: "bedWait.any", exact: queue.waitsOfServed, atMost: 0.07, why },
  ];
}

const left =
  (why: string, part = 1) =>
  (queue: ErlangA) => [
    {
      metric: `leftUntreated.${why}`,
      exact: part * queue.perDay * queue.lost * DAYS_PER_YEAR,
      atMost: 0.15,
      why: "rare events",
    },
  ];

const recovering = (beds: number, load: number, mean: number): Patience => ({
  name: `M/M/${beds}+M at ${load}, recovery`,
  beds,
  load,
  leavesBed: 0.05,
  leavesList: 1 / mean,
  group: (perDay, stretch) => ({
    ...fromCourt(perDay, exponential(20 * stretch)),
    access: { recovery: exponential(mean) },
  }),
  more: left("recovered"),
});

/** Two reasons to leave compete: the rates add, the leavers divide in their proportion. */
const recoveryAndDeath: Patience = {
  name: "M/M/5+M, recovery and death",
  beds: 5,
  load: 1,
  leavesBed: 0.05,
  leavesList: 0.04,
  group: (perDay, stretch) => ({
    ...fromCourt(perDay, exponential(20 * stretch)),
    access: { recovery: exponential(1 / 0.03), death: exponential(100) },
  }),
  more: (queue) => [...left("recovered", 0.75)(queue), ...left("died", 0.25)(queue)],
};

/** An exponential release date forgets how long it has run: it takes people off the list at its rate, and in hospital it
 *  converts the share rate ÷ (rate + 1/stay) of those admitted. */
const release: Patience = {
  name: "M/M/10+M, release dates",
  beds: 10,
  load: 1.1,
  leavesBed: 0.05,
  leavesList: 0.02,
  group: (perDay, stretch) => ({
    ...fromCourt(perDay, exponential(20 * stretch)),
    from: "prison",
    legalBasis: "s47/49",
    toRelease: exponential(50),
    exits: { destinations: { lowSecure: 1 } },
  }),
  more: (queue) => [
    ...left("released")(queue),
    {
      metric: "notional37",
      exact: queue.perDay * (1 - queue.lost) * (0.02 / 0.07) * DAYS_PER_YEAR,
      atMost: 0.02,
      why: "rare",
    },
  ],
};

/** An exponential court date that sets everybody free: it ends waits at its rate, and stays at its rate plus theirs. */
const court: Patience = {
  name: "M/M/10+M, court dates",
  beds: 10,
  load: 1.2,
  leavesBed: 0.05 + 0.03,
  leavesList: 0.03,
  group: (perDay, stretch) => ({
    ...fromCourt(perDay, exponential(20 * stretch)),
    from: "prison",
    legalBasis: "s48/49",
    toCourt: exponential(1 / 0.03),
    disposals: { released: 1 },
    exits: { destinations: { lowSecure: 1 } },
  }),
  more: left("court"),
};

/** Death in the bed competes with the end of the stay. */
const deathInBed: Patience = {
  name: "M/M/20+M, death in the bed",
  beds: 20,
  load: 1.05,
  leavesBed: 0.05 + 0.01,
  leavesList: 0.05,
  group: (perDay, stretch) => ({
    from: "court",
    perYear: perDay * DAYS_PER_YEAR,
    stays: { rehabilitate: exponential(20 * stretch), death: exponential(100) },
    access: { recovery: exponential(20) },
  }),
  more: left("recovered"),
};

export const PATIENCE: readonly TheoryCase[] = [
  recovering(2, 0.8, 30),
  recovering(10, 1.1, 20),
  recovering(60, 1.05, 40),
  recoveryAndDeath,
  release,
  court,
  deathInBed,
].map(patience);
