import { dateAfter } from "../../../src/foundation/index.js";
import type { ScenarioFile } from "../../../src/scenario/index.js";
import { ChangingBeds, type Era } from "../exact/changing-beds.js";
import { DAYS_PER_YEAR, exponential, fromCourt, type MonthRow, queueFile, type TheoryCase } from "../theory-case.js";
import { monthStarts } from "./infinite-beds.js";

interface Changing {
  readonly name: string;
  readonly stay: number;
  /** First era on day zero; each next one begins with a month of the series. */
  readonly eras: readonly (Omit<Era, "from"> & { readonly month: number })[];
  readonly mostWaiting: number;
  readonly months: readonly number[];
}

const START = "2026-04-01";
/** [beds or people] */
const RARELY = 0.05;

/** An estate that starts empty and whose beds or referrals change on the first of a month; a closing bed closes when its
 *  patient leaves. Truth from the two-dimensional chain solved in time. */
function changing(parts: Changing): TheoryCase {
  const { name, stay, months } = parts;
  const starts = monthStarts(12);
  const eras = parts.eras.map(({ month, ...era }) => ({ ...era, from: starts[month] }));
  const truth = new ChangingBeds(eras, stay, parts.mostWaiting);
  const why = "one future differs much from another";
  const rows = (of: MonthRow["of"]) =>
    months.flatMap((month): MonthRow[] => {
      const expected = truth.over(starts[month], starts[month + 1]);
      const mean = of === "occupied" ? expected.occupied : expected.waiting;
      const most = of === "occupied" ? bedsIn(parts.eras, month) : Number.POSITIVE_INFINITY;
      // So close to what it can be at least or at most, a mean is decided by months too rare to say how far it may be off.
      if (Math.min(mean, Math.abs(most - mean)) < RARELY) return [];
      return [{ of, month, mean, atMost: of === "occupied" ? 0.05 : 0.25, why }];
    });
  return {
    name,
    replications: 1200,
    file: (stretch) => fileOf(parts, eras, stretch),
    rows: [],
    months: [...rows("occupied"), ...rows("waiting")],
  };
}

/** Commissioned in a month; while a larger number closes more may be in use. */
function bedsIn(eras: Changing["eras"], month: number): number {
  return eras.findLast((era) => era.month <= month)?.beds ?? 0;
}

function fileOf({ name, stay }: Changing, eras: readonly Era[], stretch: number): ScenarioFile {
  const [first, ...later] = eras;
  const changes = later
    .map((era, index) => ({ on: dateAfter(START, era.from), beds: era.beds - eras[index].beds }))
    .filter(({ beds }) => beds !== 0);
  const referrals = later
    .map((era, index) => ({ era, before: eras[index] }))
    .filter(({ era, before }) => era.perDay !== before.perDay)
    .map(({ era }) => ({ on: dateAfter(START, era.from), perYear: era.perDay * DAYS_PER_YEAR }));
  const demand = { all: { ...fromCourt(first.perDay, exponential(stay * stretch)), changes: referrals } };
  const file = queueFile({ name, beds: first.beds, warmUp: 0, run: 365, demand });
  return { ...file, estate: { units: { ward: { beds: first.beds, changes } } } };
}

export const CHANGING: readonly TheoryCase[] = [
  {
    name: "beds close: 12 to 7",
    stay: 30,
    eras: [
      { month: 0, perDay: 0.3, beds: 12 },
      { month: 4, perDay: 0.3, beds: 7 },
    ],
    mostWaiting: 140,
    months: [3, 4, 5, 7],
  },
  {
    name: "beds open: 4 to 12",
    stay: 30,
    eras: [
      { month: 0, perDay: 0.3, beds: 4 },
      { month: 5, perDay: 0.3, beds: 12 },
    ],
    mostWaiting: 110,
    months: [4, 5, 7],
  },
  {
    name: "beds close to none and open again",
    stay: 40,
    eras: [
      { month: 0, perDay: 0.2, beds: 8 },
      { month: 3, perDay: 0.2, beds: 0 },
      { month: 5, perDay: 0.2, beds: 10 },
    ],
    mostWaiting: 80,
    months: [2, 3, 4, 5, 6],
  },
  {
    name: "referrals double, then beds follow",
    stay: 30,
    eras: [
      { month: 0, perDay: 0.2, beds: 8 },
      { month: 4, perDay: 0.4, beds: 8 },
      { month: 8, perDay: 0.4, beds: 14 },
    ],
    mostWaiting: 120,
    months: [3, 7, 8, 10],
  },
].map(changing);
