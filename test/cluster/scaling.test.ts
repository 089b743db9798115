import { expect, test } from "vitest";
import { type Costs, playOnCluster } from "../../bench/cluster-model.js";

/* The cluster as this project's own events, which `node bench/scaling.mjs` asks where it stops scaling, against what can be
 * worked out by hand. [microseconds] */

const costs = (worker: number, redis: number, coordinator: number, trip = 0): Costs => ({
  worker: () => worker,
  redis: () => redis,
  coordinator: () => coordinator,
  trip: () => trip,
});

test("one worker does one batch after the other; the last one is fetched, and each part is waited for", () => {
  const seconds = (points: number, replications: number) =>
    playOnCluster(1, { points, replications }, costs(1_000, 20, 30, 5)).seconds;
  // A part is of 20 replications: 20 × (1,000 + 5), then 20 + 30 for the last.
  expect(seconds(1, 20)).toBe((20 * 1_005 + 50) / 1e6);
  expect(seconds(1, 40)).toBe((2 * (20 * 1_005 + 50)) / 1e6);
  // The next point goes on while the last one of the first is fetched.
  expect(seconds(2, 20)).toBe((40 * 1_005 + 50) / 1e6);
});

test("a coordinator that does one thing after the other bounds it, however many work", () => {
  const { perSecond, busy } = playOnCluster(1_000, { points: 20, replications: 500 }, costs(500_000, 100, 10_000));
  // 10,000 things of a hundredth of a second each, after the first batch has come.
  expect(perSecond).toBeGreaterThan(10_000 / (100 + 0.6));
  expect(perSecond).toBeLessThanOrEqual(10_000 / (100 + 0.5));
  expect(busy.coordinator).toBeGreaterThan(0.99);
  expect(busy.redis).toBeCloseTo(0.01, 3);
});

test("as long as nobody is short of anything, throughput is as many times the first as there are workers", () => {
  const of = (workers: number) =>
    playOnCluster(workers, { points: 40, replications: 500 }, costs(500_000, 1, 1)).perSecond;
  // 20,000 batches in rounds of as many as there are workers, half a second each.
  for (const workers of [1, 10, 100]) expect(of(workers) / (2 * workers)).toBeCloseTo(1, 2);
});
