import {
  DAYS_PER_YEAR,
  dateAfter,
  daysBetween,
  type IsoDate,
  MINUTES_PER_DAY,
  MINUTES_PER_YEAR,
  startOfNextMonth,
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
  /** Compounding, a year; 0.01 is 1 %. */
  readonly growth?: number;
  /** Twelve relative weights, January first. */
  readonly months?: readonly number[];
  readonly changes?: readonly { readonly on: IsoDate; readonly perYear: number }[];
}

/** Cuts time at the first of every month and at every change, and gives each piece the exact average of growth and
 *  population over it, so that the expected number of people in a piece is the integral of the rate. */
export function buildRate(words: RateWords): ReferralRate {
  const days = cuts(words);
  return {
    segments: days.map((from, i) => {
      const to = days[i + 1] ?? Math.max(from + 1, words.horizonDays);
      return { from: from * MINUTES_PER_DAY, perMinute: averagePerYear(words, from, to) / MINUTES_PER_YEAR };
    }),
  };
}

/** Days on which the rate may change, 0 first. */
function cuts({ start, horizonDays, growth = 0, months, changes = [], per1000Prisoners }: RateWords): readonly number[] {
  const days = new Set([0]);
  for (const { on } of changes) days.add(daysBetween(start, on));
  if (growth !== 0 || months !== undefined || per1000Prisoners !== undefined) {
    for (let first = startOfNextMonth(start); daysBetween(start, first) < horizonDays; first = startOfNextMonth(first)) {
      days.add(daysBetween(start, first));
    }
  }
  return [...days].filter((day) => day >= 0 && (day === 0 || day < horizonDays)).sort((one, other) => one - other);
}

function averagePerYear(words: RateWords, from: number, to: number): number {
  const { start, months, per1000Prisoners, growth = 0 } = words;
  const grown = averageGrowth(growth, from, to);
  const monthly = months === undefined ? 1 : monthWeight(months, dateAfter(start, from));
  const base = per1000Prisoners === undefined ? baseAt(words, from) : per1000Prisoners * thousandsOfPrisoners(words, from, to);
  return base * monthly * grown;
}

/** Average of (1 + growth)^years over a stretch. */
function averageGrowth(growth: number, from: number, to: number): number {
  const rate = Math.log1p(growth) / DAYS_PER_YEAR;
  if (rate === 0) return 1;
  return (Math.exp(rate * from) * Math.expm1(rate * (to - from))) / (rate * (to - from));
}

function monthWeight(months: readonly number[], date: IsoDate): number {
  const mean = months.reduce((sum, weight) => sum + weight, 0) / 12;
  return months[Number(date.slice(5, 7)) - 1] / mean;
}

function baseAt({ start, perYear = 0, changes = [] }: RateWords, day: number): number {
  const past = changes.filter(({ on }) => daysBetween(start, on) <= day);
  const latest = past.reduce<(typeof past)[number] | undefined>(
    (last, change) => (last === undefined || change.on >= last.on ? change : last),
    undefined,
  );
  return latest?.perYear ?? perYear;
}

/** Average of the population over a stretch: straight lines between the dates given, level before and after them. */
function thousandsOfPrisoners({ start, population = [] }: RateWords, from: number, to: number): number {
  const known = population.map(({ on, people }) => ({ day: daysBetween(start, on), people })).sort((a, b) => a.day - b.day);
  const inside = known.filter(({ day }) => day > from && day < to).map(({ day }) => day);
  const marks = [from, ...inside, to];
  let area = 0;
  for (let i = 1; i < marks.length; i++) {
    area += ((prisonersOn(known, marks[i - 1]) + prisonersOn(known, marks[i])) / 2) * (marks[i] - marks[i - 1]);
  }
  return area / (to - from) / 1000;
}

function prisonersOn(known: readonly { readonly day: number; readonly people: number }[], day: number): number {
  const after = known.findIndex((mark) => mark.day >= day);
  if (after === 0) return known[0].people;
  if (after < 0) return known[known.length - 1]?.people ?? 0;
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
