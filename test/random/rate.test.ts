import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/foundation/index.js";
import { buildRate, expectedReferrals, type RateWords, referralTimes, stream } from "../../src/random/index.js";

const DAY = 1440;
const YEAR = 365.25 * DAY;
const base = { start: "2026-04-01", horizonDays: 3653 } as const;
const utc = (date: string) => Date.parse(date) / 86_400_000;

/** The rate at one instant, straight from the definition. [people a year] */
function rateOn(words: RateWords, day: number): number {
  const { growth = 0, months, changes = [], population, perYear, per1000Prisoners } = words;
  const start = utc(words.start);
  const last = [...changes]
    .sort((a, b) => a.on.localeCompare(b.on))
    .filter(({ on }) => utc(on) - start <= day)
    .at(-1);
  const since = last === undefined ? 0 : utc(last.on) - start;
  let level = last?.perYear ?? perYear ?? 0;
  if (per1000Prisoners !== undefined && population !== undefined) {
    const known = population.map(({ on, people }) => [utc(on) - start, people] as const);
    const next = known.findIndex(([at]) => at > day);
    const [[a, p], [b, q]] = [known[Math.max(0, next - 1)] ?? known[0], known[next] ?? known[known.length - 1]];
    const people = next === 0 ? q : next < 0 ? known[known.length - 1][1] : p + ((q - p) * (day - a)) / (b - a);
    level = (per1000Prisoners * people) / 1000;
  }
  const month = new Date((start + Math.floor(day)) * 86_400_000).getUTCMonth();
  const weight = months === undefined ? 1 : (12 * months[month]) / months.reduce((sum, m) => sum + m, 0);
  return level * weight * (1 + growth) ** ((day - since) / 365.25);
}

/** Expected people by the midpoint rule in steps of a hundredth of a day. */
function summed(words: RateWords, from: number, to: number): number {
  let sum = 0;
  for (let i = 0; i < (to - from) * 100; i++) sum += rateOn(words, from + (i + 0.5) / 100) / 36525;
  return sum;
}

const WORDS: Readonly<Record<string, RateWords>> = {
  growth: { ...base, perYear: 250, growth: 0.03 },
  shrinking: { ...base, perYear: 250, growth: -0.4 },
  "fast growth": { ...base, perYear: 2, growth: 400_000 },
  months: { ...base, perYear: 120, months: [9, 8, 10, 10, 11, 9, 8, 8, 9, 10, 10, 9] },
  changes: {
    ...base,
    perYear: 100,
    changes: [
      { on: "2028-04-01", perYear: 300 },
      { on: "2027-01-10", perYear: 0 },
    ],
  },
  "changes that grow": { ...base, perYear: 100, growth: 0.05, changes: [{ on: "2028-04-17", perYear: 300 }] },
  "a change before the start": { ...base, perYear: 100, growth: 0.1, changes: [{ on: "2025-04-01", perYear: 60 }] },
  prisoners: {
    ...base,
    per1000Prisoners: 12,
    population: [
      { on: "2026-06-15", people: 88_000 },
      { on: "2028-03-31", people: 105_800 },
    ],
  },
  "prisoners, growth and months": {
    ...base,
    per1000Prisoners: 12,
    growth: 0.02,
    months: [1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 3],
    population: [
      { on: "2025-01-01", people: 80_000 },
      { on: "2026-06-15", people: 88_000 },
      { on: "2028-03-31", people: 70_000 },
    ],
  },
  "prisoners and more growth than anybody has seen": {
    ...base,
    per1000Prisoners: 12,
    growth: 1e6,
    population: [
      { on: "2026-06-15", people: 88_000 },
      { on: "2028-03-31", people: 105_800 },
    ],
  },
};

describe.each(Object.entries(WORDS))("a rate with %s", (_, words) => {
  const rate = buildRate(words);

  test("expects in each of its first 40 pieces the integral of the rate", () => {
    for (const [i, { from }] of rate.segments.slice(0, 40).entries()) {
      const to = rate.segments[i + 1]?.from;
      if (to === undefined) break;
      const truth = summed(words, from / DAY, to / DAY);
      expect(Math.abs(expectedReferrals(rate, from, to) - truth)).toBeLessThanOrEqual(2e-6 * truth);
    }
  });

  test("begins at 0, in whole minutes, rising", () => {
    expect(rate.segments[0].from).toBe(0);
    const rising = rate.segments.every(
      ({ from }, i) => Number.isInteger(from) && (i === 0 || from > rate.segments[i - 1].from),
    );
    expect(rising).toBe(true);
  });
});

test("what does not vary is one piece", () => {
  expect(buildRate({ ...base, perYear: 365.25 }).segments).toEqual([{ from: 0, perMinute: 1 / DAY }]);
  const level = buildRate({ ...base, per1000Prisoners: 12, population: [{ on: "2020-01-01", people: 85_000 }] });
  expect(level.segments).toHaveLength(1);
  expect(expectedReferrals(level, 0, YEAR)).toBeCloseTo(1020, 9);
});

test("expected referrals count parts of pieces, and go on after the last", () => {
  const rate = {
    segments: [
      { from: 0, perMinute: 2 },
      { from: 10, perMinute: 0 },
      { from: 20, perMinute: 1 },
    ],
  };
  expect(expectedReferrals(rate, 5, 25)).toBe(15);
  expect(expectedReferrals(rate, 12, 18)).toBe(0);
  expect(expectedReferrals(rate, 1000, 1100)).toBe(100);
});

test.each<[string, Partial<RateWords>]>([
  ["either perYear or per1000Prisoners", {}],
  ["either perYear or per1000Prisoners", { perYear: 1, per1000Prisoners: 1 }],
  ["0 or more", { perYear: -1 }],
  ["0 or more", { perYear: Number.NaN }],
  ["above -1", { perYear: 1, growth: -1 }],
  ["twelve months", { perYear: 1, months: [1, 2] }],
  ["twelve months", { perYear: 1, months: new Array(12).fill(0) }],
  ["changes to rates", { perYear: 1, changes: [{ on: "2026-05-01", perYear: -4 }] }],
  [
    "do not fit",
    { per1000Prisoners: 1, population: [{ on: "2026-05-01", people: 1 }], changes: [{ on: "2026-05-01", perYear: 4 }] },
  ],
  ["prison population", { per1000Prisoners: 1 }],
])("refuses what is no rate: %s", (message, words) => {
  expect(() => buildRate({ ...base, ...words })).toThrow(UsageError);
  expect(() => buildRate({ ...base, ...words })).toThrow(message);
});

describe("referral times", () => {
  const source = (part: string, replication = 0) => stream({ seed: "referrals", replication, parts: [part] });

  function until(rate: Parameters<typeof referralTimes>[0], end: number, part: string, replication = 0): number[] {
    const times = referralTimes(rate, source(part, replication));
    const found: number[] = [];
    for (let t = times.nextReferral(); t < end; t = times.nextReferral()) found.push(t);
    return found;
  }

  test("follow a hand trace", () => {
    // Exponential steps -ln(1 - u): u = 1 - e^-1 is a step of 1, u = 1 - e^-0.5 of a half.
    const steps = [1, 0.5, 0.5, 2, 1].map((step) => -Math.expm1(-step)).values();
    const rate = {
      segments: [
        { from: 0, perMinute: 0.1 },
        { from: 15, perMinute: 0 },
        { from: 40, perMinute: 0.25 },
      ],
    };
    const times = referralTimes(rate, () => steps.next().value ?? 0);
    // Cumulative rate 1, 1.5 = the whole first piece, 2, 4, 5.
    const found = Array.from({ length: 5 }, () => times.nextReferral());
    expect(found[0]).toBe(10);
    expect([15, 40]).toContain(found[1]);
    expect(found.slice(2)).toEqual([42, 50, 54]);
  });

  test("count Poisson in every piece, none where the rate is 0", () => {
    // 400 replications. Counts of a piece: mean within 5.5 standard errors, and index of dispersion (chi-square, 399 df,
    // normal limit) within 5.5: each wrong once in 2.6 × 10^7. Lower tail too: copied replications would be too alike.
    const rate = {
      segments: [
        { from: 0, perMinute: 0.01 },
        { from: 3000, perMinute: 0 },
        { from: 4000, perMinute: 0.05 },
        { from: 5000, perMinute: 0.002 },
      ],
    };
    const ends = [3000, 4000, 5000, 9000];
    const runs = Array.from({ length: 400 }, (_, r) => until(rate, 9000, "counts", r));
    ends.forEach((end, i) => {
      const from = rate.segments[i].from;
      const counts = runs.map((times) => times.filter((t) => t >= from && t < end).length);
      const truth = (end - from) * rate.segments[i].perMinute;
      const mean = counts.reduce((sum, c) => sum + c, 0) / 400;
      expect(Math.abs(mean - truth)).toBeLessThanOrEqual(5.5 * Math.sqrt(truth / 400));
      if (truth === 0) return;
      const dispersion = counts.reduce((sum, c) => sum + (c - truth) ** 2, 0) / truth;
      expect(Math.abs(dispersion - 400)).toBeLessThan(5.5 * Math.sqrt(400 * (2 + 1 / truth)));
    });
  });

  test("a higher rate brings the same people sooner", () => {
    const at = (perMinute: number) => until({ segments: [{ from: 0, perMinute }] }, 1e7, "order").slice(0, 500);
    const [plain, doubled] = [at(0.001), at(0.002)];
    expect(doubled.every((t, k) => Math.abs(t - plain[k] / 2) <= 1)).toBe(true);
  });

  test("a later change of the rate leaves earlier people where they were", () => {
    const changed = {
      segments: [
        { from: 0, perMinute: 0.01 },
        { from: 20_000, perMinute: 0.05 },
      ],
    };
    const [a, b] = [
      until({ segments: [{ from: 0, perMinute: 0.01 }] }, 20_000, "later"),
      until(changed, 20_000, "later"),
    ];
    expect(a.length).toBeGreaterThan(100);
    expect(b).toEqual(a);
  });

  test("rise in whole minutes, ties allowed", () => {
    const times = until({ segments: [{ from: 0, perMinute: 3 }] }, 5000, "ties");
    expect(times.every((t, i) => Number.isInteger(t) && (i === 0 || t >= times[i - 1]))).toBe(true);
    expect(new Set(times).size).toBeLessThan(times.length);
  });

  test("end where nobody comes any more", () => {
    const never = referralTimes({ segments: [{ from: 0, perMinute: 0 }] }, source("never"));
    expect([never.nextReferral(), never.nextReferral()]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    const closing = {
      segments: [
        { from: 0, perMinute: 1 },
        { from: 100, perMinute: 0 },
      ],
    };
    expect(until(closing, Number.POSITIVE_INFINITY, "closing").every((t) => t < 100)).toBe(true);
  });

  test("a thousand pieces without anybody cost nothing but a look", () => {
    const empty = Array.from({ length: 100_000 }, (_, i) => ({ from: i, perMinute: 0 }));
    const rate = { segments: [...empty, { from: 100_000, perMinute: 1 }] };
    expect(until(rate, 100_100, "empty").every((t) => t >= 100_000)).toBe(true);
  });
});
