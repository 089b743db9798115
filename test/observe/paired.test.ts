import tQuantile from "@stdlib/stats-base-dists-t-quantile";
import { describe, expect, it } from "vitest";
import { DEPARTURE_REASONS, DESTINATIONS } from "../../src/domain/index.js";
import { type Outputs, pairedDifference } from "../../src/observe/index.js";
import { basis, day, MOORSIDE, NORTH, observe, PLAN, SENTENCED } from "./small-world.js";

const COMMUNITY = DESTINATIONS.indexOf("community");
const COMPLETE = DEPARTURE_REASONS.indexOf("treatmentComplete");

/** One person after the other is listed on days 10, 30, 50 …, waits for a bed, and stays for five days. */
function replication(waits: readonly number[]): Outputs {
  return observe(PLAN, 600, (observer) => {
    waits.forEach((wait, who) => {
      const listed = 10 + 20 * who;
      observer.identified(day(listed), who, SENTENCED, who + 1, 0, basis("s47/49"));
      observer.belongs(day(listed), who, NORTH, 0);
      observer.listed(day(listed), who);
      observer.offered(day(listed + wait), who, MOORSIDE);
      observer.admitted(day(listed + wait), who, MOORSIDE);
      observer.departed(day(listed + wait + 5), who, MOORSIDE, COMMUNITY, COMPLETE);
    });
  });
}

// Every wait is below 20 days, so that one follows the other; the change shortens most of them.
const BEFORE = [[10, 15, 3], [2, 19], [8, 8, 8, 8], [17]];
const AFTER = [[6, 15, 1], [2, 11], [7, 3, 8, 8], [9]];
const base = { plan: PLAN, outputs: BEFORE.map(replication) };
const variant = { plan: PLAN, outputs: AFTER.map(replication) };

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, value) => sum + (value - mean(values)) ** 2, 0) / (values.length - 1));

describe("a paired difference", () => {
  it("of values is the mean of the differences with Student's t", () => {
    // People waiting on average: all days waited in 100 days.
    const differences = AFTER.map((waits, i) => (sum(waits) - sum(BEFORE[i])) / 100);
    const half = (tQuantile(0.975, 3) * deviation(differences)) / Math.sqrt(4);
    const found = pairedDifference(base, variant, "waiting.mean");
    expect(found.estimate).toBeCloseTo(mean(differences), 12);
    expect(found.low).toBeCloseTo(mean(differences) - half, 10);
    expect(found.high).toBeCloseTo(mean(differences) + half, 10);
    expect(found).toMatchObject({ n: 4, level: 0.95, measure: "people", title: "People on the waiting list" });
  });

  it("of ratios leaves the same replication out on both sides", () => {
    const ratio = (waits: readonly number[][], without?: number) => mean(waits.filter((_, i) => i !== without).flat());
    const whole = ratio(AFTER) - ratio(BEFORE);
    const parts = AFTER.map((_, i) => ratio(AFTER, i) - ratio(BEFORE, i));
    const half = tQuantile(0.975, 3) * Math.sqrt((3 / 4) * sum(parts.map((part) => (part - mean(parts)) ** 2)));
    const found = pairedDifference(base, variant, "bedWait.mean");
    expect(found.estimate).toBeCloseTo(whole, 12);
    expect(found.low).toBeCloseTo(whole - half, 10);
    expect(found.high).toBeCloseTo(whole + half, 10);
  });

  it("of quantiles is that of everybody, with the spread from replication to replication", () => {
    // Medians of all: 2 3 8 8 8 8 10 15 17 19 → 8; 1 2 3 6 7 8 8 9 11 15 → 7.5. By replication: 10, 10.5, 8, 17 and 6, 6.5, 7.5, 9.
    const differences = [-4, -4, -0.5, -8];
    const half = (tQuantile(0.975, 3) * deviation(differences)) / Math.sqrt(4);
    const found = pairedDifference(base, variant, "bedWait.median");
    expect(found.estimate).toBeCloseTo(-0.5, 12);
    expect(found.low).toBeCloseTo(-0.5 - half, 10);
    expect(found.high).toBeCloseTo(-0.5 + half, 10);
  });

  it("of a thing from itself is nothing, for certain", () => {
    for (const id of ["waiting.mean", "bedWait.mean", "bedWait.median", "occupancy.mean"]) {
      expect(pairedDifference(base, base, id), id).toMatchObject({ estimate: 0, low: 0, high: 0 });
    }
  });

  it("turns its sign when the sides change places", () => {
    for (const id of ["waiting.mean", "bedWait.mean", "bedWait.p90"]) {
      const one = pairedDifference(base, variant, id);
      const other = pairedDifference(variant, base, id);
      expect(other.estimate).toBeCloseTo(-(one.estimate ?? Number.NaN), 12);
      expect(other.low).toBeCloseTo(-(one.high ?? Number.NaN), 10);
    }
  });

  it("has no interval from one replication, and no estimate where there is nothing", () => {
    const [first] = base.outputs;
    const alone = { plan: PLAN, outputs: [first] };
    expect(pairedDifference(alone, alone, "waiting.mean")).toMatchObject({ estimate: 0, low: undefined, n: 1 });
    expect(pairedDifference(base, variant, "equity.wait").estimate).toBeUndefined();
  });

  it("of different numbers of replications is refused", () => {
    const fewer = { plan: PLAN, outputs: variant.outputs.slice(1) };
    expect(() => pairedDifference(base, fewer, "waiting.mean")).toThrow("4 replications against 3");
  });
});

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
