import { dateAfter, daysBetween, startOfNextMonth } from "../../../src/foundation/index.js";
import type { FileDistribution, ScenarioFile } from "../../../src/scenario/index.js";
import { InfiniteBeds, type Rate } from "../exact/infinite-beds.js";
import { exponentialStay, fixedStay, lognormalStay, type Stay } from "../exact/stays.js";
import { DAYS_PER_YEAR, fromCourt, type MonthRow, queueFile, type TheoryCase } from "../theory-case.js";

const START = "2026-04-01";

/** Days from the start to the first of each of the coming months, day 0 first. */
export function monthStarts(count: number): number[] {
  const dates = [START];
  while (dates.length <= count) dates.push(startOfNextMonth(dates[dates.length - 1]));
  return dates.map((date) => daysBetween(START, date));
}

interface Infinite {
  readonly name: string;
  readonly stay: Stay;
  readonly written: (stretch: number) => FileDistribution;
  readonly rate: Rate;
  /** The rate as the file has it, beyond `perYear`. */
  readonly group?: Partial<ScenarioFile["demand"][string]>;
  /** People present on day zero, of 1,000 beds; none is an empty start. */
  readonly present: number;
  readonly months: readonly number[];
}

const BEDS = 1000;
const REPLICATIONS = 600;

/** Nobody ever waits. Monthly averages of one year, their mean and their variance across replications. Excess kurtosis is
 *  at most 1 ÷ mean (Poisson), averaged over a month less: taken as that. */
function infinite(parts: Infinite): TheoryCase {
  const { name, present, rate, group, written } = parts;
  const more: Partial<ScenarioFile> =
    present === 0 ? {} : { atStart: { stationary: { occupancy: present / BEDS, waiting: 0 } } };
  return {
    name,
    replications: REPLICATIONS,
    file: (stretch) => {
      const demand = { all: { ...fromCourt(rate[0].perDay, written(stretch)), ...group } };
      return queueFile({ name, beds: BEDS, warmUp: 0, run: 365, demand, more });
    },
    rows: [],
    months: parts.months.map((month) => monthRow(parts, month)),
  };
}

function monthRow({ rate, stay, present }: Infinite, month: number): MonthRow {
  const starts = monthStarts(12);
  const truth = new InfiniteBeds(rate, stay, present);
  const mean = truth.meanOver(starts[month], starts[month + 1]);
  const variance = truth.varianceOver(starts[month], starts[month + 1]);
  const why = "a variance to 1 % would take 133,000 replications";
  return { of: "occupied", month, mean, variance, kurtosis: 1 / mean, atMost: 0.16, why };
}

const LOGNORMAL = lognormalStay(60, 0.97);
const lognormal = (stretch: number): FileDistribution => ({ lognormal: { median: 60 * stretch, sigma: 0.97 } });
const PRESENT = 60;
const STEADY = PRESENT / LOGNORMAL.mean;
const step = (factor: number) => {
  const day = monthStarts(3)[3];
  const changes = [{ on: dateAfter(START, day), perYear: factor * STEADY * DAYS_PER_YEAR }];
  return {
    rate: [
      { from: 0, perDay: STEADY },
      { from: day, perDay: factor * STEADY },
    ],
    group: { changes },
  };
};

/** Months as the file weighs them; the year's mean is the rate. */
const WEIGHTS = [6, 6, 9, 12, 15, 18, 21, 18, 15, 12, 6, 6];
const seasonal: Rate = monthStarts(12)
  .slice(0, 12)
  .map((from, index) => ({ from, perDay: (WEIGHTS[(3 + index) % 12] / 12) * 0.8 }));

/** Growth of 40 % a year, compounding continuously, in daily steps. */
const growing: Rate = Array.from({ length: 366 }, (_, day) => ({
  from: day,
  perDay: 0.7 * 1.4 ** ((day + 0.5) / DAYS_PER_YEAR),
}));

const FUTURES: readonly Infinite[] = [
  {
    name: "M/G/inf lognormal, stationary start",
    stay: LOGNORMAL,
    written: lognormal,
    rate: [{ from: 0, perDay: STEADY }],
    present: PRESENT,
    months: [0, 2, 11],
  },
  {
    name: "M/G/inf lognormal, step up",
    stay: LOGNORMAL,
    written: lognormal,
    ...step(2),
    present: PRESENT,
    months: [2, 4, 11],
  },
  {
    name: "M/G/inf lognormal, step to none",
    stay: LOGNORMAL,
    written: lognormal,
    ...step(0),
    present: PRESENT,
    months: [3, 6],
  },
  {
    name: "M/G/inf lognormal, empty start",
    stay: LOGNORMAL,
    written: lognormal,
    rate: [{ from: 0, perDay: STEADY }],
    present: 0,
    months: [0, 3, 11],
  },
  {
    name: "M/G/inf fixed, stationary start",
    stay: fixedStay(100),
    written: (stretch) => 100 * stretch,
    rate: [{ from: 0, perDay: 0.6 }],
    present: 60,
    months: [0, 2, 11],
  },
  {
    name: "M(t)/M/inf, months",
    stay: exponentialStay(50),
    written: (stretch) => ({ exponential: { mean: 50 * stretch } }),
    rate: seasonal,
    group: { perYear: 0.8 * DAYS_PER_YEAR, months: WEIGHTS },
    present: 0,
    months: [1, 4, 9],
  },
  {
    name: "M(t)/G/inf, growth",
    stay: LOGNORMAL,
    written: lognormal,
    rate: growing,
    group: { perYear: 0.7 * DAYS_PER_YEAR, growth: 0.4 },
    present: 0,
    months: [2, 11],
  },
];

export const INFINITE: readonly TheoryCase[] = FUTURES.map(infinite);
