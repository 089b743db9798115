import {
  DAYS_PER_YEAR,
  dateAfter,
  daysBetween,
  type IsoDate,
  MINUTES_PER_DAY,
  MINUTES_PER_YEAR,
  startOfNextMonth,
  UsageError,
} from "../foundation/index.js";

/** How often people are referred: constant pieces, the last of which goes on for ever. */
export interface ReferralRate {
  readonly segments: readonly RateSegment[];
}

export interface RateSegment {
  /** [minutes] from the start; the first is 0. */
  readonly from: number;
  /** [people per minute] */
  readonly perMinute: number;
}

export interface RateWords {
  readonly start: IsoDate;
  /** The rate need not be known any later. [days] */
  readonly horizonDays: number;
  readonly perYear?: number;
  readonly per1000Prisoners?: number;
  readonly population?: readonly { readonly on: IsoDate; readonly people: number }[];
  /** Compounding, a year, from the start, and from each change on; 0.01 is 1 %. */
  readonly growth?: number;
  /** Twelve relative weights, January first. */
  readonly months?: readonly number[];
  readonly changes?: readonly { readonly on: IsoDate; readonly perYear: number }[];
}

/** Cuts time at the first of every month and at every change, and gives each piece the exact average of the rate over it, so
 *  that the expected number of people in a piece is the integral of growth times population.
 *  @throws UsageError for figures that are no rate */
export function buildRate(words: RateWords): ReferralRate {
  check(words);
  const days = cuts(words);
  return {
    segments: days.map((from, i) => {
      const to = days[i + 1] ?? Math.max(from + 1, words.horizonDays);
      return { from: from * MINUTES_PER_DAY, perMinute: averagePerYear(words, from, to) / MINUTES_PER_YEAR };
    }),
  };
}

function check({ perYear, per1000Prisoners, population, growth = 0, months, changes = [] }: RateWords): void {
  const refuse = (holds: boolean, message: string) => {
    if (!holds) throw new UsageError(`referrals: ${message}`);
  };
  const amount = (value: number) => value >= 0 && value < Number.POSITIVE_INFINITY;
  refuse((perYear === undefined) !== (per1000Prisoners === undefined), "expected either perYear or per1000Prisoners");
  refuse(amount(perYear ?? per1000Prisoners ?? 0), "expected a rate of 0 or more");
  refuse(growth > -1 && growth < Number.POSITIVE_INFINITY, `expected growth above -1, received ${growth}`);
  const proper = months === undefined || (months.length === 12 && months.every(amount) && months.some((m) => m > 0));
  refuse(proper, "expected twelve months of 0 or more, not all 0");
  refuse(
    changes.every((change) => amount(change.perYear)),
    "expected changes to rates of 0 or more",
  );
  if (per1000Prisoners === undefined) return;
  refuse(changes.length === 0, "a rate per 1000 prisoners follows the population; changes to a yearly rate do not fit");
  const counted = population?.every(({ people }) => amount(people)) ?? false;
  refuse(counted && population?.length !== 0, "expected a prison population of 0 or more, by date");
}

/** Days on which the rate may change, 0 first. */
function cuts({ start, horizonDays, growth = 0, months, changes = [], population = [] }: RateWords): readonly number[] {
  const days = new Set([0]);
  for (const { on } of changes) days.add(daysBetween(start, on));
  if (growth !== 0 || months !== undefined || population.some(({ people }) => people !== population[0].people)) {
    let first = startOfNextMonth(start);
    while (daysBetween(start, first) < horizonDays) {
      days.add(daysBetween(start, first));
      first = startOfNextMonth(first);
    }
  }
  return [...days].filter((day) => day >= 0 && (day === 0 || day < horizonDays)).sort((one, other) => one - other);
}

function averagePerYear(words: RateWords, from: number, to: number): number {
  const { start, months, per1000Prisoners, growth = 0 } = words;
  const monthly = months === undefined ? 1 : monthWeight(months, dateAfter(start, from));
  const daily = Math.log1p(growth) / DAYS_PER_YEAR;
  if (per1000Prisoners !== undefined) {
    return (per1000Prisoners / 1000) * monthly * averagePrisoners(words, daily, from, to);
  }
  const level = levelAt(words, from);
  const grown = Math.exp(daily * (from - level.day)) * (growingArea(daily, to - from, 1, 1) / (to - from));
  return level.perYear * monthly * grown;
}

function monthWeight(months: readonly number[], date: IsoDate): number {
  const mean = months.reduce((sum, weight) => sum + weight, 0) / 12;
  return months[Number(date.slice(5, 7)) - 1] / mean;
}

/** The latest figure that holds on a day, and the day on which it was exact. */
function levelAt({ start, perYear = 0, changes = [] }: RateWords, day: number): { perYear: number; day: number } {
  let latest = { perYear, day: 0 };
  let known = Number.NEGATIVE_INFINITY;
  for (const change of changes) {
    const since = daysBetween(start, change.on);
    if (since > day || since < known) continue;
    known = since;
    latest = { perYear: change.perYear, day: since };
  }
  return latest;
}

/** Average over a stretch of the population times the growth since the start: straight lines between the dates given, level
 *  before and after them. */
function averagePrisoners({ start, population = [] }: RateWords, daily: number, from: number, to: number): number {
  const known = population.map(({ on, people }) => ({ day: daysBetween(start, on), people }));
  known.sort((a, b) => a.day - b.day);
  const inside = known.filter(({ day }) => day > from && day < to).map(({ day }) => day);
  const marks = [from, ...inside, to];
  let area = 0;
  for (let i = 1; i < marks.length; i++) {
    const [a, b] = [marks[i - 1], marks[i]];
    area += Math.exp(daily * a) * growingArea(daily, b - a, prisonersOn(known, a), prisonersOn(known, b));
  }
  return area / (to - from);
}

/** Integral over `length` days of a straight line between two levels times exp(daily t). Written as a series where growth is
 *  slow, because the closed form would subtract equal numbers. */
function growingArea(daily: number, length: number, first: number, last: number): number {
  const growth = daily * length;
  if (Math.abs(growth) > 1) {
    const constant = Math.expm1(growth) / growth;
    return length * (first * constant + (last - first) * ((Math.exp(growth) - constant) / growth));
  }
  let power = 1;
  let area = 0;
  for (let n = 0; n < 30; n++) {
    area += power * (first / (n + 1) + (last - first) / (n + 2));
    power *= growth / (n + 1);
  }
  return length * area;
}

function prisonersOn(known: readonly { readonly day: number; readonly people: number }[], day: number): number {
  const after = known.findIndex((mark) => mark.day >= day);
  if (after === 0) return known[0].people;
  if (after < 0) return known[known.length - 1].people;
  const [before, next] = [known[after - 1], known[after]];
  return before.people + ((next.people - before.people) * (day - before.day)) / (next.day - before.day);
}

/** People expected between two moments. [minutes] */
export function expectedReferrals({ segments }: ReferralRate, from: number, to: number): number {
  return segments.reduce((sum, segment, i) => {
    const end = segments[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    return sum + Math.max(0, Math.min(to, end) - Math.max(from, segment.from)) * segment.perMinute;
  }, 0);
}
