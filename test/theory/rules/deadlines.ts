import type { ScenarioFile } from "../../../src/scenario/index.js";
import { COUNTS, RARE } from "../chain-study.js";
import { fixedOrExponential, fixedPatience, Impatience, type Patience, uniformPatience } from "../exact/impatience.js";
import { DAYS_PER_YEAR, exponential, queueFile, type Row, type TheoryCase } from "../theory-case.js";

const PEOPLE = 110_000;
const REPLICATIONS = 40;
const STAY = 20;

interface Deadline {
  readonly name: string;
  readonly beds: number;
  readonly perDay: number;
  readonly patience: Patience;
  readonly group: Partial<ScenarioFile["demand"][string]>;
  readonly more: (queue: Impatience) => readonly Row[];
}

/** People leave the list after a time of some law: M/M/c + G. Nobody is assessed, so that a date counted from the need is
 *  one counted from the list. */
function deadline({ name, beds, perDay, patience, group, more }: Deadline): TheoryCase {
  const queue = new Impatience(beds, perDay, STAY, patience);
  const run = Math.ceil(PEOPLE / perDay / REPLICATIONS);
  const all = (stretch: number): ScenarioFile["demand"][string] => ({
    from: "prison",
    legalBasis: "s47/49",
    perYear: perDay * DAYS_PER_YEAR,
    stays: { rehabilitate: exponential(STAY * stretch) },
    exits: { destinations: { lowSecure: 1 } },
    ...group,
  });
  const why = "small numbers on the list";
  return {
    name,
    replications: REPLICATIONS,
    file: (stretch) => queueFile({ name, beds, warmUp: 600, run, demand: { all: all(stretch) } }),
    rows: [
      { metric: "beds.occupied", exact: queue.occupied },
      { metric: "waiting.mean", exact: queue.list, atMost: 0.06, why },
      { metric: "listed.admitted", exact: 1 - queue.lost, atMost: 0.015, why },
      { metric: "bedWait.mean", exact: queue.meanWaitOfServed, atMost: 0.06, why },
      { metric: "bedWait.any", exact: queue.waitsOfServed, atMost: 0.04, why },
      ...(patience.patient(28) > 0
        ? [{ metric: "bedWait.within28", exact: queue.servedWithin(28), atMost: 0.03, why }]
        : []),
      ...more(queue),
    ],
  };
}

function left(why: string, perDay: number): Row {
  return { metric: `leftUntreated.${why}`, exact: perDay * DAYS_PER_YEAR, atMost: 0.1, why: RARE };
}

/** Whoever is released in hospital stays there on another basis. */
function notional(queue: Impatience, days: number): Row {
  const exact = queue.perDay * queue.ofServed((wait) => Math.exp(-(days - wait) / STAY)) * DAYS_PER_YEAR;
  return { metric: "notional37", exact, atMost: 0.05, why: COUNTS };
}

export const DEADLINES: readonly TheoryCase[] = (
  [
    {
      name: "fixed release date, 5 beds",
      beds: 5,
      perDay: 0.26,
      patience: fixedPatience(40),
      group: { toRelease: 40 },
      more: (queue) => [left("released", queue.perDay * queue.lost), notional(queue, 40)],
    },
    {
      name: "fixed release date, 1 bed",
      beds: 1,
      perDay: 0.05,
      patience: fixedPatience(30),
      group: { toRelease: 30 },
      more: (queue) => [left("released", queue.perDay * queue.lost), notional(queue, 30)],
    },
    {
      name: "fixed recovery, 10 beds",
      beds: 10,
      perDay: 0.55,
      patience: fixedPatience(25),
      group: { access: { recovery: 25 } },
      more: (queue) => [left("recovered", queue.perDay * queue.lost)],
    },
    {
      name: "uniform recovery, 3 beds",
      beds: 3,
      perDay: 0.18,
      patience: uniformPatience(90),
      group: { access: { recovery: { uniform: { from: 0, to: 90 } } } },
      more: (queue) => [left("recovered", queue.perDay * queue.lost)],
    },
    {
      name: "fixed release date and exponential recovery",
      beds: 4,
      perDay: 0.25,
      patience: fixedOrExponential(35, 1 / 60),
      group: { toRelease: 35, access: { recovery: exponential(60) } },
      more: (queue) => {
        const released = Math.exp(-35 / 60) * queue.longerThan(35);
        return [left("released", queue.perDay * released), left("recovered", queue.perDay * (queue.lost - released))];
      },
    },
  ] satisfies readonly Deadline[]
).map(deadline);
