import { describe, expect, test } from "vitest";
import { erlangB, erlangC, poissonQuantile } from "../../src/stats/index.js";

/** Stationary distribution of a birth-death chain, state by state, scaled as it goes. */
function lossByBalance(servers: number, load: number): number {
  const weights = [1];
  for (let n = 1; n <= servers; n++) weights.push((weights[n - 1] * load) / n);
  return weights[servers] / weights.reduce((sum, w) => sum + w, 0);
}

describe("Erlang", () => {
  test.each([
    [1, 0.5],
    [2, 1],
    [10, 7],
    [60, 54],
    [100, 120],
  ])("loss with %i servers at load %f", (servers, load) => {
    expect(erlangB(servers, load) / lossByBalance(servers, load)).toBeCloseTo(1, 12);
  });

  test.each([
    [15, 0.9, 0.603],
    [30, 0.95, 0.705],
    [60, 0.9, 0.325],
    [120, 0.98, 0.755],
    [300, 0.95, 0.279],
    [2965, 0.98, 0.189],
  ])("share who wait at %i beds, %f full, as in the evidence pack", (beds, use, share) => {
    expect(erlangC(beds, use * beds)).toBeCloseTo(share, 3);
  });

  test("one server waits as often as it is busy", () => {
    expect(erlangC(1, 0.73)).toBeCloseTo(0.73, 14);
  });

  test("stays stable at 5,000 servers: square-root staffing tends to its limit", () => {
    // Halfin and Whitt: servers = load + b sqrt(load); P(wait) → 1 / (1 + b Phi(b) / phi(b)), b = 1: 0.2234.
    expect(erlangC(5000, 4929.79)).toBeCloseTo(0.2234, 2);
    expect(erlangB(5000, 1)).toBe(0);
  });

  test("has its limits", () => {
    expect([erlangB(0, 3), erlangB(5, 0), erlangB(3, Number.POSITIVE_INFINITY)]).toEqual([1, 0, 1]);
    expect([erlangC(5, 5), erlangC(5, 8), erlangC(5, 0)]).toEqual([1, 1, 0]);
    expect(() => erlangB(2.5, 1)).toThrow("whole servers");
    expect(() => erlangC(2, Number.NaN)).toThrow("load >= 0");
  });
});

describe("Poisson quantile", () => {
  test.each([0.3, 1, 4.6, 30, 190])("mean %f: the first count whose running sum reaches p", (mean) => {
    for (const p of [1e-6, 0.05, 0.5, 0.9, 0.975, 0.99999]) {
      let [k, term] = [0, Math.exp(-mean)];
      for (let sum = term; sum < p; sum += term) term *= mean / ++k;
      expect(poissonQuantile(mean, p)).toBe(k);
    }
  });

  test("has its limits", () => {
    expect([poissonQuantile(0, 0.5), poissonQuantile(5, 0)]).toEqual([0, 0]);
    expect(() => poissonQuantile(5, 1)).toThrow("0 <= p < 1");
  });
});
