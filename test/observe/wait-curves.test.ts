import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { describe, expect, test } from "vitest";
import { URGENCIES } from "../../src/domain/index.js";
import { study } from "../../src/experiment/index.js";
import { type Outputs, waitCurves } from "../../src/observe/index.js";
import { resolveScenario } from "../../src/scenario/index.js";
import { basis, day, FELLSIDE, MOORSIDE, NORTH, observe, PLAN, SENTENCED, SOUTH } from "./small-world.js";

const [URGENT, , ROUTINE] = URGENCIES.map((_, position) => position);

interface Wait {
  readonly group: number;
  readonly urgency: number;
  /** `undefined`: waits for ever. [days] */
  readonly days: number | undefined;
}

/** Everybody is in need and listed on day 20; people from prison are on the clock from then on. */
function replication(waits: readonly Wait[]): Outputs {
  return observe(PLAN, 400, (observer) => {
    waits.forEach(({ group, urgency }, who) => {
      observer.identified(day(20), who, group, who + 1, 0, basis(group === SENTENCED ? "s47/49" : "s37"));
      observer.belongs(day(20), who, group === SENTENCED ? NORTH : SOUTH, 0);
      observer.prioritised(day(20), who, urgency);
      observer.listed(day(20), who);
    });
    const inOrder = waits
      .map((wait, who) => ({ ...wait, who }))
      .sort((one, other) => (one.days ?? 0) - (other.days ?? 0));
    for (const { who, group, days } of inOrder) {
      if (days === undefined) continue;
      const unit = group === SENTENCED ? MOORSIDE : FELLSIDE;
      observer.offered(day(20 + days), who, unit);
      observer.admitted(day(20 + days), who, unit);
    }
  });
}

const ORDERS = 1 - SENTENCED;
const CURVES = waitCurves(PLAN, [
  replication([
    { group: SENTENCED, urgency: URGENT, days: 28 },
    { group: SENTENCED, urgency: ROUTINE, days: 29 },
    { group: ORDERS, urgency: ROUTINE, days: 0 },
  ]),
  replication([
    { group: SENTENCED, urgency: ROUTINE, days: undefined },
    { group: ORDERS, urgency: URGENT, days: 3 },
  ]),
]);

function shareAt(curves: typeof CURVES.bedWait, name: string, days: number): number | undefined {
  return curves.find((curve) => curve.name === name)?.share[CURVES.days.indexOf(days)];
}

describe("curves of waits", () => {
  test("by hand: of five, who has waited how long, all and by part; whoever still waits is beyond the end", () => {
    const { bedWait, transferTime, days } = CURVES;
    expect([0, 7, 21, 28, 35].map((day) => shareAt(bedWait, "everybody", day))).toEqual([
      1 / 5,
      2 / 5,
      2 / 5,
      3 / 5,
      4 / 5,
    ]);
    expect(shareAt(bedWait, "everybody", days.at(-1) ?? 0)).toBe(4 / 5);
    expect([0, 28, 35].map((day) => shareAt(bedWait, "sentenced", day))).toEqual([0, 1 / 3, 2 / 3]);
    expect([0, 7].map((day) => shareAt(bedWait, "orders", day))).toEqual([1 / 2, 1]);
    expect([7, 28].map((day) => shareAt(bedWait, "urgent", day))).toEqual([1 / 2, 1]);
    expect([0, 28, 35].map((day) => shareAt(bedWait, "routine", day))).toEqual([1 / 3, 1 / 3, 2 / 3]);
    expect([21, 28, 35].map((day) => shareAt(transferTime, "everybody", day))).toEqual([0, 1 / 3, 2 / 3]);
  });

  test("a part in which nobody waited has no curve", () => {
    expect(CURVES.bedWait.map(({ by, name }) => `${by} ${name}`)).toEqual([
      "all everybody",
      "group sentenced",
      "group orders",
      "priority urgent",
      "priority routine",
    ]);
    expect(CURVES.transferTime.map(({ name }) => name)).not.toContain("orders");
  });

  test("the interval is that of a ratio, within 0 and 1", () => {
    const [{ share, low, high }] = CURVES.bedWait;
    const at = CURVES.days.indexOf(7);
    // 1 of 3 and 1 of 2: jackknife values 1/2 and 1/3, of which the standard error is half their distance.
    const half = tQuantile(0.975, 1) * Math.sqrt(0.5 * 2 * (1 / 12) ** 2);
    expect(share[at]).toBe(2 / 5);
    expect(low?.[at]).toBe(Math.max(0, 2 / 5 - half));
    expect(high?.[at]).toBe(Math.min(1, 2 / 5 + half));
  });
});

test("a study's curves agree with its metrics, rise, and replication by replication average to the estimate", async () => {
  const result = await study(
    resolveScenario({
      format: "securebeds/scenario@1",
      name: "curves",
      study: { run: "6 years", warmUp: "1 year", replications: 6 },
      estate: { units: { ward: { beds: 12 } } },
      demand: {
        remand: { from: "prison", perYear: 30, mix: { urgency: { urgent: 0.4, routine: 0.6 } } },
        court: { from: "court", perYear: 10 },
      },
      stays: { rehabilitate: { exponential: { mean: 100 } }, treatAndReturn: { exponential: { mean: 100 } } },
      rules: { whoIsNext: ["urgency", "longestWait"] },
    }),
  );
  const { waits, metrics, groups, byReplication } = result;
  const at28 = waits.days.indexOf(28);
  for (const [curves, id] of [
    [waits.bedWait, "bedWait.within28"],
    [waits.transferTime, "transferTime.within28"],
  ] as const) {
    for (const { by, name, share, low, high } of curves) {
      expect(share).toEqual([...share].sort((one, other) => one - other));
      const metric = by === "all" ? metrics[id] : by === "group" ? groups[name].metrics[id] : undefined;
      if (metric === undefined) continue;
      expect(share[at28]).toBeCloseTo(metric.estimate ?? Number.NaN, 12);
      expect(low?.[at28]).toBeCloseTo(Math.max(0, metric.low ?? Number.NaN), 12);
      expect(high?.[at28]).toBeCloseTo(Math.min(1, metric.high ?? Number.NaN), 12);
    }
  }
  const wait = (name: string) => waits.bedWait.find((curve) => curve.name === name)?.share[at28] ?? 0;
  expect(wait("urgent")).toBeGreaterThan(wait("routine"));
  const occupancy = byReplication["occupancy.mean"].map((value) => value ?? Number.NaN);
  expect(occupancy).toHaveLength(result.replications);
  expect(occupancy.reduce((sum, value) => sum + value, 0) / 6).toBeCloseTo(metrics["occupancy.mean"].estimate ?? 0, 12);
});

test("departures by where people go add up to all of them, and those to prison are the returns", async () => {
  const { metrics } = await study(
    resolveScenario({
      format: "securebeds/scenario@1",
      name: "departures",
      study: { run: "5 years", replications: 3 },
      estate: { units: { ward: { beds: 20 } } },
      demand: { sentenced: { from: "prison", perYear: 30 }, court: { from: "court", perYear: 10 } },
      stays: { rehabilitate: { exponential: { mean: 100 } }, treatAndReturn: { exponential: { mean: 100 } } },
    }),
  );
  const to = (destination: string) => metrics[`departures.to.${destination}`].estimate ?? Number.NaN;
  const sum = ["prison", "highSecure", "lowSecure", "community", "died"].reduce((total, name) => total + to(name), 0);
  expect(sum).toBeCloseTo(metrics.departures.estimate ?? 0, 9);
  expect(to("prison")).toBe(metrics.returns.estimate);
  expect(sum).toBeGreaterThan(0);
});
