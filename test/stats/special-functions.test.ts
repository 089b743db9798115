import oracleLogGamma from "@stdlib/math-base-special-gammaln";
import oracleGammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import oracleNormalCdf from "@stdlib/stats-base-dists-normal-cdf";
import oracleNormalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import oracleTQuantile from "@stdlib/stats-base-dists-t-quantile";
import { describe, expect, test } from "vitest";
import {
  gammaLower,
  gammaQuantile,
  gammaUpper,
  incompleteBeta,
  logGamma,
  normalCdf,
  normalQuantile,
  rootBetween,
  studentTCdf,
  studentTQuantile,
} from "../../src/stats/index.js";

/** Relative agreement; equality where the truth is 0. */
function close(received: number, truth: number, tolerance: number, at: unknown): void {
  const error = received === truth ? 0 : Math.abs(received - truth) / Math.abs(truth);
  expect(error, `${JSON.stringify(at)}: ${received} against ${truth}`).toBeLessThanOrEqual(tolerance);
}

const PROBABILITIES = [1e-12, 1e-9, 1e-6, 1e-4, 0.001, 0.01, 0.025, 0.0749, 0.075, 0.1, 0.2, 0.3, 0.4, 0.45];

describe("log gamma", () => {
  test("agrees with the oracle from 1e-8 to 1e8, beside its zeros too", () => {
    const near = [1, 2].flatMap((zero) => [-1e-3, -1e-7, 1e-10, 1e-5].map((gap) => zero + gap));
    for (const x of [
      1e-8,
      1e-3,
      0.1,
      0.3,
      0.5,
      0.7,
      1.2,
      1.5,
      2.5,
      3,
      5,
      7.7,
      9.999,
      10,
      12,
      50,
      1e3,
      1e5,
      1e8,
      ...near,
    ]) {
      close(logGamma(x), oracleLogGamma(x), 1e-13, x);
    }
    expect([logGamma(1), logGamma(2)]).toEqual([0, 0]);
  });

  test("is the logarithm of the factorial", () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      factorial *= n;
      close(Math.exp(logGamma(n + 1)), factorial, 1e-12, n);
    }
  });

  test("has no value at or below 0", () => {
    expect([logGamma(0), logGamma(-1.5)]).toEqual([Number.NaN, Number.NaN]);
  });
});

describe("incomplete gamma", () => {
  // The oracle is trusted where it agrees with itself: shapes to 100. Beyond, P(a, a) = 1/2 + 1/(3 sqrt(2 pi a)) + O(a^-3/2).
  test("agrees with the oracle over shapes and tails", () => {
    for (const a of [0.05, 0.3, 0.5, 1, 2, 5, 9.9, 10, 30, 100]) {
      for (const times of [1e-3, 0.1, 0.5, 0.8, 0.95, 1.05, 1.3, 2, 4]) {
        const truth = oracleGammaCdf(a * times, a, 1);
        if (truth > 1e-250) close(gammaLower(a, a * times), truth, 1e-10, [a, times]);
      }
    }
  });

  test("keeps to the expansion about the mean at large shapes", () => {
    for (const a of [1e4, 1e5, 1e6]) {
      expect(Math.abs(gammaLower(a, a) - 0.5 - 1 / (3 * Math.sqrt(2 * Math.PI * a)))).toBeLessThan(a ** -1.5);
    }
  });

  test("its upper tail is a sum of Poisson probabilities", () => {
    for (const [k, mean] of [
      [1, 0.2],
      [3, 40],
      [12, 12],
      [30, 100],
    ]) {
      let term = Math.exp(-mean);
      let sum = 0;
      for (let i = 0; i < k; i++) {
        sum += term;
        term *= mean / (i + 1);
      }
      close(gammaUpper(k, mean), sum, 1e-12, [k, mean]);
    }
  });

  test("the quantile inverts it in both tails", () => {
    for (const a of [0.05, 0.3, 1, 2.78, 10, 400, 1e5]) {
      for (const p of PROBABILITIES) {
        close(gammaLower(a, gammaQuantile(a, p)), p, 1e-11, [a, p]);
        close(gammaUpper(a, gammaQuantile(a, 1 - p)), 1 - (1 - p), 1e-11, [a, 1 - p]);
      }
    }
    expect([gammaQuantile(2, 0), gammaQuantile(2, 1)]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(() => gammaQuantile(0, 0.5)).toThrow("gamma quantile");
  });
});

describe("incomplete beta", () => {
  test("is a binomial tail at whole numbers", () => {
    for (const [n, k, x] of [
      [5, 2, 0.3],
      [20, 19, 0.9],
      [60, 7, 0.02],
      [60, 40, 0.5],
    ]) {
      let sum = 0;
      for (let j = k; j <= n; j++) {
        let choose = 1;
        for (let i = 1; i <= j; i++) choose *= (n - j + i) / i;
        sum += choose * x ** j * (1 - x) ** (n - j);
      }
      close(incompleteBeta(k, n - k + 1, x), sum, 1e-12, [n, k, x]);
    }
  });

  test("mirrors, and has closed forms with a parameter of 1 or both of 1/2", () => {
    for (const x of [1e-6, 0.1, 0.5, 0.9, 0.999]) {
      close(incompleteBeta(3.3, 1, x), x ** 3.3, 1e-12, x);
      close(incompleteBeta(0.5, 0.5, x), (2 / Math.PI) * Math.asin(Math.sqrt(x)), 1e-12, x);
      close(incompleteBeta(250.5, 300, x) + incompleteBeta(300, 250.5, 1 - x), 1, 1e-12, x);
    }
    expect([incompleteBeta(2, 3, 0), incompleteBeta(2, 3, 1)]).toEqual([0, 1]);
  });
});

describe("normal", () => {
  test("the distribution function agrees with the oracle far into the lower tail", () => {
    for (let z = -37; z < 9; z += 0.0917) close(normalCdf(z), oracleNormalCdf(z, 0, 1), 1e-11, z);
  });

  test("the quantile agrees with the oracle, and inverts the distribution function to 1e-300", () => {
    // Beyond one in ten thousand the oracle itself loses digits (4e-7 at 1e-12, judged by its own distribution function),
    // so there the point is held to giving its probability back.
    for (const p of PROBABILITIES.filter((p) => p >= 1e-4)) {
      close(normalQuantile(p), oracleNormalQuantile(p, 0, 1), 1e-10, p);
      close(normalQuantile(1 - p), oracleNormalQuantile(1 - p, 0, 1), 1e-10, 1 - p);
    }
    for (const p of PROBABILITIES) close(oracleNormalCdf(normalQuantile(p), 0, 1), p, 1e-11, p);
    for (const p of [1e-300, 1e-200, 1e-100, 1e-40, 1e-20, 1e-15]) close(normalCdf(normalQuantile(p)), p, 1e-11, p);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
  });

  test("ends at infinity and refuses what is no probability", () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => normalQuantile(p)).toThrow("normal quantile");
  });
});

describe("Student's t", () => {
  test("the quantile agrees with the oracle over degrees of freedom and tails", () => {
    for (const df of [0.5, 1, 1.7, 2, 3, 4.5, 9, 29.5, 99, 399]) {
      for (const p of PROBABILITIES) {
        close(studentTQuantile(p, df), oracleTQuantile(p, df), 1e-9, [p, df]);
        // The point itself is held to more: it must give its probability back.
        close(studentTCdf(studentTQuantile(p, df), df), p, 1e-11, [p, df]);
        expect(studentTQuantile(1 - p, df)).toBeCloseTo(-studentTQuantile(1 - (1 - p), df), 9 - Math.log10(1 / p));
      }
    }
  });

  test("has the closed forms of one, two and endless degrees of freedom", () => {
    for (const p of [...PROBABILITIES, 0.5 - 1e-9, 0.5 + 1e-9, 0.9, 0.9999]) {
      close(studentTQuantile(p, 1), -1 / Math.tan(Math.PI * p), p > 0.4 && p < 0.6 ? 1e-6 : 1e-11, p);
      close(studentTQuantile(p, 2), (2 * p - 1) / Math.sqrt(2 * p * (1 - p)), 1e-11, p);
      close(studentTQuantile(p, 1e18), normalQuantile(p), 1e-12, p);
    }
  });

  test("gives the factors that every table prints", () => {
    expect(studentTQuantile(0.975, 9)).toBeCloseTo(2.262157, 6);
    expect(studentTQuantile(0.975, 1)).toBeCloseTo(12.706205, 6);
    expect(studentTQuantile(0.995, 30)).toBeCloseTo(2.749996, 6);
    expect([studentTQuantile(0, 3), studentTQuantile(0.5, 3), studentTQuantile(1, 3)]).toEqual([
      -Infinity,
      0,
      Infinity,
    ]);
    expect(() => studentTQuantile(0.5, 0)).toThrow("df > 0");
  });
});

test("a root is found to the last digits, at an end when there is none inside", () => {
  close(
    rootBetween((x) => x ** 3 - 2, 0, 50),
    Math.cbrt(2),
    1e-15,
    "cube root",
  );
  close(
    rootBetween((x) => (x < 0.3 ? -1 : 1), 0, 1),
    0.3,
    1e-14,
    "step",
  );
  close(
    rootBetween((x) => Math.expm1(x * 40) - 3, -5, 5),
    Math.log(4) / 40,
    1e-14,
    "steep",
  );
  expect(rootBetween((x) => x + 1, 0, 1)).toBe(0);
  expect(rootBetween((x) => x - 2, 0, 1)).toBe(1);
});
