import { dateAfter } from "../../../src/foundation/index.js";
import type { ScenarioFile } from "../../../src/scenario/index.js";
import { ChangingBeds, type Era, type Moments } from "../exact/changing-beds.js";
import { DAYS_PER_YEAR, type DateRow, exponential, fromCourt, queueFile, type TheoryCase } from "../theory-case.js";

export const START = "2026-04-01";
export const REPLICATIONS = 1500;

/** A count on a date, its mean and its variance over futures. */
export function onDate(of: DateRow["of"], day: number, moments: Moments, replications = REPLICATIONS): DateRow {
  const { mean, variance, kurtosis } = moments;
  const ofMean = (2.5758 * Math.sqrt(variance / replications)) / mean;
  const ofVariance = 2.5758 * Math.sqrt(2 / (replications - 1) + kurtosis / replications);
  return {
    of,
    day,
    mean,
    variance,
    kurtosis,
    meanAtMost: Math.max(0.01, 1.01 * ofMean),
    atMost: Math.max(0.01, 1.01 * ofVariance),
    why: "what the exact variance of this many futures allows",
  };
}

interface Dated {
  readonly name: string;
  readonly stay: number;
  readonly eras: readonly Era[];
  /** 0: whoever finds no bed is lost. */
  readonly mostWaiting: number;
  readonly days: readonly number[];
  /** The changes as the file has them, where they are not those of the eras; and the rule that makes them so. */
  readonly changes?: readonly { readonly day: number; readonly beds: number }[];
  readonly rules?: object;
}

/** Beds open in phases and close, referrals change: an empty start, and counts on single days. */
function dated(parts: Dated): TheoryCase {
  const { name, stay, eras, mostWaiting, days } = parts;
  const truth = new ChangingBeds(eras, stay, mostWaiting);
  const rows = days.flatMap((day) => {
    const { occupied, waiting } = truth.on(day);
    return [onDate("occupied", day, occupied), ...(waiting.mean > 0.2 ? [onDate("waiting", day, waiting)] : [])];
  });
  return { name, replications: REPLICATIONS, file: (stretch) => fileOf(parts, stretch), rows: [], dates: rows };
}

function fileOf({ name, stay, eras, mostWaiting, days, changes, rules }: Dated, stretch: number): ScenarioFile {
  const [first, ...later] = eras;
  const ofEras = later.map((era, index) => ({ day: era.from, beds: era.beds - eras[index].beds }));
  const beds = (changes ?? ofEras).filter((change) => change.beds !== 0);
  const referrals = later
    .filter((era, index) => era.perDay !== eras[index].perDay)
    .map((era) => ({ on: dateAfter(START, era.from), perYear: era.perDay * DAYS_PER_YEAR }));
  const all = {
    ...fromCourt(first.perDay, exponential(stay * stretch)),
    changes: referrals,
    ...(mostWaiting === 0 ? { access: { recovery: 0 } } : {}),
  };
  const file = queueFile({ name, beds: first.beds, warmUp: 0, run: Math.max(...days) + 1, demand: { all } });
  const written = beds.map((change) => ({ on: dateAfter(START, change.day), beds: change.beds }));
  return {
    ...file,
    study: { ...file.study, followUp: 0 },
    estate: { units: { ward: { beds: first.beds, changes: written } } },
    ...(rules === undefined ? {} : ({ rules } as Partial<ScenarioFile>)),
  };
}

const FUTURES: readonly Dated[] = [
  {
    name: "opened in three phases",
    stay: 30,
    eras: [
      { from: 0, perDay: 0.3, beds: 4 },
      { from: 60, perDay: 0.3, beds: 6 },
      { from: 120, perDay: 0.3, beds: 9 },
      { from: 180, perDay: 0.3, beds: 12 },
    ],
    mostWaiting: 90,
    days: [50, 110, 170, 240],
  },
  {
    name: "closed in two phases while referrals fall",
    stay: 40,
    eras: [
      { from: 0, perDay: 0.3, beds: 14 },
      { from: 80, perDay: 0.3, beds: 9 },
      { from: 140, perDay: 0.12, beds: 9 },
      { from: 200, perDay: 0.12, beds: 5 },
    ],
    mostWaiting: 80,
    days: [75, 95, 135, 195, 230],
  },
  {
    name: "referrals double for a season, loss",
    stay: 25,
    eras: [
      { from: 0, perDay: 0.25, beds: 8 },
      { from: 60, perDay: 0.5, beds: 8 },
      { from: 120, perDay: 0.1, beds: 8 },
    ],
    mostWaiting: 0,
    days: [30, 70, 118, 125, 170],
  },
  {
    name: "opens late and half staffed, closes in time",
    stay: 30,
    eras: [
      { from: 0, perDay: 0.28, beds: 5 },
      { from: 100, perDay: 0.28, beds: 9 },
      { from: 160, perDay: 0.28, beds: 7 },
    ],
    mostWaiting: 90,
    days: [90, 105, 150, 200],
    changes: [
      { day: 60, beds: 8 },
      { day: 160, beds: -2 },
    ],
    rules: { estate: { openingsSlip: 40, openingsStaffed: 0.5 } },
  },
];

export const DATES: readonly TheoryCase[] = FUTURES.map(dated);
