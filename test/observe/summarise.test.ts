import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { describe, expect, it } from "vitest";
import { DEPARTURE_REASONS, DESTINATIONS, PLANS } from "../../src/domain/index.js";
import {
  estimate,
  METRICS,
  type ObservationPlan,
  type Outputs,
  replicationValues,
  series,
  summarise,
} from "../../src/observe/index.js";
import { basis, day, FELLSIDE, MOORSIDE, NORTH, ORDERS, observe, PLAN, SENTENCED, SOUTH } from "./small-world.js";

const COMMUNITY = DESTINATIONS.indexOf("community");
const COMPLETE = DEPARTURE_REASONS.indexOf("treatmentComplete");
const REHABILITATE = PLANS.indexOf("rehabilitate");

interface Visit {
  readonly group: number;
  readonly listed: number;
  /** Wait for the bed; undefined: for ever. [days] */
  readonly wait: number | undefined;
  readonly stay: number;
  readonly rehabilitated?: boolean;
}

/** A replication in which people come one after the other, need and list on the same day, admission with the offer. */
function replication(visits: readonly Visit[], plan: ObservationPlan = PLAN): Outputs {
  return observe(plan, 400, (observer) => {
    const facts: [number, () => void][] = visits.flatMap(({ group, listed, wait, stay, rehabilitated }, who) => {
      const unit = group === SENTENCED ? MOORSIDE : FELLSIDE;
      const arrives: [number, () => void] = [
        listed,
        () => {
          observer.identified(day(listed), who, group, who + 1, 0, basis(group === SENTENCED ? "s47/49" : "s37"));
          observer.belongs(day(listed), who, group === SENTENCED ? NORTH : SOUTH, 0);
          observer.listed(day(listed), who);
        },
      ];
      if (wait === undefined) return [arrives];
      const enters: [number, () => void] = [
        listed + wait,
        () => {
          observer.offered(day(listed + wait), who, unit);
          observer.admitted(day(listed + wait), who, unit);
          if (rehabilitated) observer.planned(day(listed + wait), who, REHABILITATE);
        },
      ];
      const leaves: [number, () => void] = [
        listed + wait + stay,
        () => observer.departed(day(listed + wait + stay), who, unit, COMMUNITY, COMPLETE),
      ];
      return [arrives, enters, leaves];
    });
    for (const [, tell] of facts.sort(([one], [other]) => one - other)) tell();
  });
}

// Waits of people from prison: 10, 20, 40 | 30, 50 | 20; of others: 0, 6 | 4 | 12, 8. All listed from day 10 to 109.
const THREE = [
  replication([
    { group: SENTENCED, listed: 10, wait: 10, stay: 20, rehabilitated: true },
    { group: SENTENCED, listed: 20, wait: 20, stay: 10 },
    { group: ORDERS, listed: 21, wait: 0, stay: 30, rehabilitated: true },
    { group: ORDERS, listed: 50, wait: 6, stay: 5 },
    { group: SENTENCED, listed: 50, wait: 40, stay: 10 },
  ]),
  replication([
    { group: SENTENCED, listed: 12, wait: 30, stay: 40 },
    { group: ORDERS, listed: 15, wait: 4, stay: 60, rehabilitated: true },
    { group: SENTENCED, listed: 40, wait: 50, stay: 15, rehabilitated: true },
  ]),
  replication([
    { group: ORDERS, listed: 11, wait: 12, stay: 40, rehabilitated: true },
    { group: SENTENCED, listed: 33, wait: 20, stay: 30 },
    { group: ORDERS, listed: 70, wait: 8, stay: 10 },
  ]),
];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Delete-one jackknife of any statistic of the replications. */
function jackknife(statistic: (which: readonly number[]) => number): { low: number; high: number } {
  const all = [0, 1, 2];
  const parts = all.map((left) => statistic(all.filter((one) => one !== left)));
  const error = Math.sqrt((2 / 3) * parts.reduce((sum, part) => sum + (part - mean(parts)) ** 2, 0));
  const half = tQuantile(0.975, 2) * error;
  return { low: statistic(all) - half, high: statistic(all) + half };
}

const PRISON_WAITS = [[10, 20, 40], [30, 50], [20]];
const OTHER_WAITS = [[0, 6], [4], [12, 8]];
const ALL_WAITS = PRISON_WAITS.map((waits, index) => [...waits, ...OTHER_WAITS[index]]);

describe("estimates over replications", () => {
  const { metrics } = summarise(PLAN, THREE);

  it("average what each replication says, with Student's t", () => {
    // Occupied bed-days: 20+10+30+5+10 | 40+60+15 | 40+30+10, of 300 open ones.
    const values = [75 / 300, 115 / 300, 80 / 300];
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / 2);
    const half = (tQuantile(0.975, 2) * deviation) / Math.sqrt(3);
    const { estimate, low, high, level, n, title, measure } = metrics["occupancy.mean"];
    expect(estimate).toBeCloseTo(0.3, 12);
    expect(low).toBeCloseTo(0.3 - half, 10);
    expect(high).toBeCloseTo(0.3 + half, 10);
    expect({ level, n, title, measure }).toEqual({ level: 0.95, n: 3, title: "Occupancy", measure: "share" });
  });

  it("divide totals for what belongs to people, so that a full replication counts for more", () => {
    const ratio = (which: readonly number[]) => mean(which.flatMap((one) => ALL_WAITS[one]));
    const { low, high } = jackknife(ratio);
    expect(metrics["bedWait.mean"].estimate).toBeCloseTo(200 / 11, 12);
    expect(metrics["bedWait.mean"].estimate).not.toBeCloseTo(mean(ALL_WAITS.map(mean)), 1);
    expect(metrics["bedWait.mean"].low).toBeCloseTo(low, 10);
    expect(metrics["bedWait.mean"].high).toBeCloseTo(high, 10);
    expect(metrics["bedWait.within28"].estimate).toBeCloseTo(8 / 11, 12);
    expect(metrics["bedWait.any"].estimate).toBeCloseTo(10 / 11, 12);
    expect(metrics["transferTime.mean"].estimate).toBeCloseTo(170 / 6, 12);
    expect(metrics["transferTime.within28"].estimate).toBeCloseTo(3 / 6, 12);
  });

  it("take quantiles of the people of all replications together (R type 7), not means of quantiles", () => {
    // Sorted: 0 4 6 8 10 12 20 20 30 40 50; the median is the sixth, p90 the tenth.
    expect(metrics["bedWait.median"].estimate).toBe(12);
    expect(metrics["bedWait.p90"].estimate).toBe(40);
    // 10 20 20 30 40 50: the median half way between 20 and 30, p90 half way between 40 and 50.
    expect(metrics["transferTime.median"].estimate).toBe(25);
    expect(metrics["transferTime.p90"].estimate).toBe(45);
    expect(metrics["transferTime.p95"].estimate).toBeCloseTo(47.5, 10);
    expect(metrics["stay.median"].estimate).toBe(20);
    const { low, estimate, high } = metrics["bedWait.median"];
    expect(low).toBeLessThanOrEqual(estimate as number);
    expect(high).toBeGreaterThanOrEqual(estimate as number);
  });

  it("jackknife differences between prison and the others", () => {
    const pooled = (waits: readonly number[][]) => (which: readonly number[]) =>
      mean(which.flatMap((one) => waits[one]));
    const difference = (which: readonly number[]) => pooled(PRISON_WAITS)(which) - pooled(OTHER_WAITS)(which);
    const { low, high } = jackknife(difference);
    expect(metrics["equity.wait"].estimate).toBeCloseTo(170 / 6 - 30 / 5, 12);
    expect(metrics["equity.wait"].low).toBeCloseTo(low, 10);
    expect(metrics["equity.wait"].high).toBeCloseTo(high, 10);
    // From prison 2 of 6 complete rehabilitation, of the others 3 of 5.
    expect(metrics["equity.rehabilitated"].estimate).toBeCloseTo(2 / 6 - 3 / 5, 12);
    expect(metrics.rehabilitated.estimate).toBeCloseTo(2 / 6, 12);
  });

  it("give rates per year of 365.25 days, and costs of open beds", () => {
    expect(metrics.admissions.estimate).toBeCloseTo((11 / 3 / 100) * 365.25, 10);
    expect(metrics.referrals.estimate).toBe(0);
    expect(metrics["cost.total"].estimate).toBeCloseTo(1700 * 365.25, 6);
    expect(metrics["cost.perAdmission"].estimate).toBeCloseTo((3 * 170_000) / 11, 8);
    expect(metrics.untreatedDays.estimate).toBeCloseTo((170 / 3 / 100) * 365.25, 10);
    expect(metrics["waiting.mean"].estimate).toBeCloseTo(200 / 3 / 100, 12);
  });

  it("are the same one by one as all together", () => {
    for (const { id } of METRICS) expect(estimate(PLAN, THREE, id), id).toEqual(metrics[id]);
    expect(replicationValues(PLAN, THREE, "bedWait.mean")).toEqual(ALL_WAITS.map(mean));
    expect(replicationValues(PLAN, THREE, "occupancy.mean")).toEqual([75 / 300, 115 / 300, 80 / 300]);
  });
});

describe("scopes", () => {
  const summary = summarise(PLAN, THREE);

  it("are keyed by name and by calendar year", () => {
    expect(Object.keys(summary.groups)).toEqual(["sentenced", "orders"]);
    expect(Object.keys(summary.units)).toEqual(["moorside", "fellside"]);
    expect(Object.keys(summary.catchments)).toEqual(["north", "south"]);
    expect(Object.keys(summary.years)).toEqual(["2026"]);
  });

  it("tell their own people apart", () => {
    expect(summary.groups.sentenced.metrics["bedWait.mean"].estimate).toBeCloseTo(170 / 6, 12);
    expect(summary.groups.orders.metrics["bedWait.median"].estimate).toBe(6);
    expect(summary.units.fellside.metrics["bedWait.mean"].estimate).toBeCloseTo(6, 12);
    expect(summary.catchments.south.metrics["stay.mean"].estimate).toBeCloseTo(145 / 5, 12);
    expect(summary.units.moorside.metrics["occupancy.mean"].estimate).toBeCloseTo(125 / 600, 12);
    expect(summary.years["2026"].metrics).toEqual(
      Object.fromEntries(
        METRICS.filter(({ scopes }) => scopes.includes("year")).map(({ id }) => [id, summary.metrics[id]]),
      ),
    );
  });

  it("give only what has a meaning there", () => {
    expect(summary.groups.sentenced.metrics["occupancy.mean"]).toBeUndefined();
    expect(summary.units.moorside.metrics["waiting.mean"]).toBeUndefined();
    expect(summary.groups.sentenced.metrics["equity.wait"]).toBeUndefined();
  });

  it("bear any name", () => {
    const plan = { ...PLAN, catchments: ["__proto__", "toString"] };
    const odd = summarise(plan, THREE).catchments;
    expect(Object.keys(odd)).toEqual(["__proto__", "toString"]);
    expect(({} as Record<string, unknown>).metrics).toBeUndefined();
    expect(Object.entries(odd)[1][1].metrics["bedWait.mean"].estimate).toBeCloseTo(6, 12);
  });

  it("file waits under the year of joining, and flows under the year they happen", () => {
    // 20 days from 2026-12-22: ten in each year. Listed on 27 December, admitted on 6 January.
    const plan = { ...PLAN, start: "2026-12-12", warmUp: 10, run: 20 };
    const { years } = summarise(plan, [replication([{ group: SENTENCED, listed: 15, wait: 10, stay: 300 }], plan)]);
    expect(years["2026"].metrics["bedWait.mean"].estimate).toBe(10);
    expect(years["2027"].metrics["bedWait.mean"].estimate).toBeUndefined();
    expect(years["2026"].metrics["waiting.mean"].estimate).toBe(0.5);
    expect(years["2027"].metrics["waiting.mean"].estimate).toBe(0.5);
    expect(years["2026"].metrics["waiting.end"].estimate).toBe(1);
    expect(years["2027"].metrics["waiting.end"].estimate).toBe(0);
    expect(years["2026"].metrics.admissions.estimate).toBe(0);
    expect(years["2027"].metrics.admissions.estimate).toBeCloseTo(36.525, 10); // one in ten days
    expect(years["2027"].metrics["beds.occupied"].estimate).toBe(0.5);
  });
});

describe("where there is nothing to say", () => {
  it("an estimate is undefined, not 0, NaN or 100 %", () => {
    const { metrics } = summarise(PLAN, [replication([]), replication([])]);
    for (const id of ["bedWait.mean", "bedWait.median", "transferTime.within28", "stay.mean", "equity.wait"]) {
      expect(metrics[id].estimate, id).toBeUndefined();
      expect(metrics[id].low, id).toBeUndefined();
    }
    expect(metrics["delayed.bedDays"].estimate).toBeUndefined();
    expect(metrics["delayed.bedDays"].n).toBe(0);
    expect(metrics["occupancy.mean"].estimate).toBe(0);
    expect(metrics.admissions.estimate).toBe(0);
    for (const { estimate } of Object.values(metrics)) expect(estimate).not.toBeNaN();
  });

  it("one replication gives an estimate and no interval", () => {
    const { metrics } = summarise(PLAN, [THREE[0]]);
    for (const { estimate, low, high } of Object.values(metrics)) {
      expect(estimate).not.toBeNaN();
      expect([low, high]).toEqual([undefined, undefined]);
    }
    expect(metrics["bedWait.mean"].estimate).toBeCloseTo(76 / 5, 12);
  });

  it("replications without an answer are left out of the average, and n says so", () => {
    const occupied = summarise(PLAN, [...THREE, replication([])]).metrics["delayed.bedDays"];
    expect(occupied.n).toBe(3);
  });
});

describe("waits that never end", () => {
  // Waits 10, 20, and two for ever, joined on days 12 and 40; the replication ends on day 400.
  const outputs = [
    replication([
      { group: SENTENCED, listed: 12, wait: undefined, stay: 0 },
      { group: SENTENCED, listed: 20, wait: 10, stay: 20 },
      { group: SENTENCED, listed: 30, wait: 20, stay: 20 },
      { group: SENTENCED, listed: 40, wait: undefined, stay: 0 },
    ]),
  ];
  const { metrics } = summarise(PLAN, outputs);

  it("are longer than any other in quantiles and shares", () => {
    expect(metrics["bedWait.within28"].estimate).toBe(0.5);
    expect(metrics["bedWait.any"].estimate).toBe(1);
    expect(metrics["bedWait.median"].estimate).toBe(Number.POSITIVE_INFINITY); // between 20 and never
    expect(metrics["transferTime.p90"].estimate).toBe(Number.POSITIVE_INFINITY);
    expect(metrics["listed.admitted"].estimate).toBe(0.5);
    expect(metrics.stillWaiting.estimate).toBe(2);
  });

  it("count with the time so far in means", () => {
    expect(metrics["bedWait.mean"].estimate).toBe((388 + 10 + 20 + 360) / 4);
  });

  it("leave quantiles below them alone", () => {
    const more = [
      ...outputs,
      replication([10, 11, 12, 13].map((wait) => ({ group: ORDERS, listed: 20, wait, stay: 1 }))),
    ];
    // 10 10 11 12 13 20 ∞ ∞: the median is half way between 12 and 13.
    expect(estimate(PLAN, more, "bedWait.median").estimate).toBe(12.5);
  });
});

describe("the series", () => {
  it("averages each month of each replication, and shows the spread of replications", () => {
    // From 11 January to 20 April 2026: parts of January (21 days) and April (20 days) at the ends.
    const found = series(PLAN, THREE);
    expect(found.at).toEqual(["2026-01-11", "2026-02-01", "2026-03-01", "2026-04-01"]);
    expect(found.open.mean).toEqual([3, 3, 3, 3]);
    // Occupied bed-days in January (days 10 to 31): 20 to 31, 21 to 31 → 21 | 19 to 31 → 12 | 23 to 31 → 8.
    const january = [8 / 21, 12 / 21, 21 / 21];
    expect(found.occupied.mean[0]).toBeCloseTo(mean(january), 12);
    // Type 7 with three values: 5 % is a tenth of the way from the first to the second.
    expect(found.occupied.low[0]).toBeCloseTo(january[0] + 0.1 * (january[1] - january[0]), 12);
    expect(found.occupied.high[0]).toBeCloseTo(january[1] + 0.9 * (january[2] - january[1]), 12);
    const days = [21, 28, 31, 20];
    const total = found.waiting.mean.reduce((sum, level, month) => sum + level * days[month], 0);
    expect(total).toBeCloseTo(200 / 3, 10);
  });

  it("is empty of values where there is no replication", () => {
    expect(series(PLAN, []).occupied).toEqual({ mean: [], low: [], high: [] });
  });
});
