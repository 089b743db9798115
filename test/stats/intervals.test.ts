import { describe, expect, test } from "vitest";
import { stream } from "../../src/random/index.js";
import {
  compensatedSum,
  meanInterval,
  normalQuantile,
  pairedInterval,
  pooledQuantileInterval,
  quantile,
  RunningMoments,
  ratioInterval,
  weightedQuantile,
} from "../../src/stats/index.js";

const STUDIES = 400;
/** 5.5 standard errors of a share of 400 studies that cover with 95 %: a right interval misses once in 2.6 × 10^7. */
const COVERAGE_BOUND = 5.5 * Math.sqrt((0.95 * 0.05) / STUDIES);

/** Share of the studies whose interval holds the truth. */
function coverage(
  truth: number,
  study: (normal: () => number) => { low: number | undefined; high: number | undefined },
) {
  let covered = 0;
  for (let replication = 0; replication < STUDIES; replication++) {
    const uniform = stream({ seed: "coverage", replication, parts: [truth] });
    const { low, high } = study(() => normalQuantile(uniform()));
    if (low !== undefined && high !== undefined && low <= truth && truth <= high) covered += 1;
  }
  return covered / STUDIES;
}

describe("mean", () => {
  test("is Student's t on n - 1, by hand", () => {
    // 4, 6, 8: mean 6, variance 4, t(2) at 97.5 % is 4.302653.
    const { estimate, low, high, n, level } = meanInterval([4, 6, 8], 0.95);
    expect([estimate, n, level]).toEqual([6, 3, 0.95]);
    expect(high).toBeCloseTo(6 + (4.30265273 * 2) / Math.sqrt(3), 7);
    expect((low ?? 0) + (high ?? 0)).toBeCloseTo(12, 12);
  });

  test("is that of a textbook: 1.34 ± 0.24 at 90 %", () => {
    // Law, Simulation Modeling and Analysis, the example of ten normal values: mean 1.34, variance 0.17, t(9) at 95 % 1.833.
    const { estimate, low, high } = meanInterval([1.2, 1.5, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.5, 1.09], 0.9);
    expect(estimate?.toFixed(2)).toBe("1.34");
    expect((((high ?? 0) - (low ?? 0)) / 2).toFixed(2)).toBe("0.24");
  });

  test("of one or none has no bounds", () => {
    expect(meanInterval([5], 0.95)).toEqual({ estimate: 5, low: undefined, high: undefined, level: 0.95, n: 1 });
    expect(meanInterval([], 0.95).estimate).toBeUndefined();
    expect(() => meanInterval([1, 2], 1)).toThrow("between 0 and 1");
  });

  test("covers as often as it says", () => {
    const share = coverage(3, (normal) =>
      meanInterval(
        Array.from({ length: 6 }, () => 3 + normal()),
        0.95,
      ),
    );
    expect(Math.abs(share - 0.95)).toBeLessThan(COVERAGE_BOUND);
  });

  test("of pairs is that of their differences", () => {
    expect(pairedInterval([10, 12, 17], [6, 6, 9], 0.9)).toEqual(meanInterval([4, 6, 8], 0.9));
    expect(() => pairedInterval([1], [1, 2], 0.9)).toThrow("1 replications against 2");
    expect(() => ratioInterval([1], [1, 2], 0.9)).toThrow("ratio: 1 numerators but 2 denominators");
  });
});

describe("ratio", () => {
  test("is a ratio of totals with the jackknife error, by hand", () => {
    // 10/2, 12/4, 5/4: 27/10. Left out in turn: 17/8, 15/6, 22/6; mean 2.763889, squares about it 1.264468.
    const without = [17 / 8, 15 / 6, 22 / 6];
    const mean = without.reduce((sum, r) => sum + r, 0) / 3;
    const error = Math.sqrt((2 / 3) * without.reduce((sum, r) => sum + (r - mean) ** 2, 0));
    const { estimate, low, high } = ratioInterval([10, 12, 5], [2, 4, 4], 0.95);
    expect(estimate).toBe(2.7);
    expect(((high ?? 0) - (low ?? 0)) / 2).toBeCloseTo(4.30265273 * error, 6);
  });

  test("is that of a textbook: the patch data, -0.0713 with a jackknife error of 0.1055", () => {
    // Efron and Tibshirani, An Introduction to the Bootstrap, chapters 10 and 11: eight people, new minus old patch over old patch
    // minus placebo. t(7) at 97.5 % is 2.364624.
    const numerators = [-1200, 2601, -2705, 1982, -1290, 351, -638, -2719];
    const denominators = [8406, 2342, 8187, 8459, 4795, 3516, 4796, 10238];
    const { estimate, low, high } = ratioInterval(numerators, denominators, 0.95);
    expect(estimate?.toFixed(4)).toBe("-0.0713");
    expect((((high ?? 0) - (low ?? 0)) / 2 / 2.36462425).toFixed(4)).toBe("0.1055");
  });

  test("with equal denominators is the mean", () => {
    const [ratio, mean] = [ratioInterval([4, 6, 8, 1], [2, 2, 2, 2], 0.9), meanInterval([2, 3, 4, 0.5], 0.9)];
    expect(ratio.low).toBeCloseTo(mean.low ?? Number.NaN, 12);
    expect(ratio.high).toBeCloseTo(mean.high ?? Number.NaN, 12);
  });

  test("of nobody has no estimate, of one replication no bounds", () => {
    expect(ratioInterval([0, 0], [0, 0], 0.95).estimate).toBeUndefined();
    expect(ratioInterval([6], [3], 0.95)).toMatchObject({ estimate: 2, low: undefined, high: undefined });
    expect(ratioInterval([0, 6], [0, 3], 0.95)).toMatchObject({ estimate: 2, low: undefined });
  });

  test("covers as often as it says, with people who depend on each other within a replication", () => {
    const share = coverage(5, (normal) => {
      const people = Array.from({ length: 30 }, () => Math.round(60 + 10 * normal()));
      return ratioInterval(
        people.map((n) => n * (5 + normal())),
        people,
        0.95,
      );
    });
    expect(Math.abs(share - 0.95)).toBeLessThan(COVERAGE_BOUND);
  });
});

describe("pooled quantile", () => {
  test("is the quantile of everybody, not the mean of quantiles", () => {
    const { estimate, n } = pooledQuantileInterval([[1, 2], [3], [4, 5, 6, 7, 8, 9]], 0.5, 0.95);
    expect([estimate, n]).toEqual([5, 3]);
  });

  test("covers as often as it says when a replication shares a shift", () => {
    // X = shift of its replication (sd 0.5) + own (sd 1): the true 90th percentile is that of N(0, 1.25).
    const truth = 1.2815515655446004 * Math.sqrt(1.25);
    const share = coverage(truth, (normal) => {
      const samples = Array.from({ length: 30 }, () => {
        const shift = normal() / 2;
        return Array.from({ length: 40 }, () => shift + normal());
      });
      return pooledQuantileInterval(samples, 0.9, 0.95);
    });
    expect(Math.abs(share - 0.95)).toBeLessThan(COVERAGE_BOUND);
  });

  test("would miss if people counted as independent", () => {
    // The same study with each person a replication: the interval must fail the bound that the right one keeps.
    const truth = 1.2815515655446004 * Math.sqrt(1.25);
    const share = coverage(truth, (normal) => {
      const people: number[][] = [];
      for (let r = 0; r < 15; r++) {
        const shift = normal() / 2;
        for (let i = 0; i < 20; i++) people.push([shift + normal()]);
      }
      return pooledQuantileInterval(people, 0.9, 0.95);
    });
    expect(0.95 - share).toBeGreaterThan(COVERAGE_BOUND);
  });

  test("keeps those who never came as longer than everybody", () => {
    const { estimate } = pooledQuantileInterval(
      [
        [1, 2, Infinity],
        [3, 4, Infinity],
      ],
      0.9,
      0.95,
    );
    expect(estimate).toBe(Number.POSITIVE_INFINITY);
    expect(pooledQuantileInterval([[], []], 0.5, 0.95).estimate).toBeUndefined();
    expect(pooledQuantileInterval([[1, 2, 3]], 0.5, 0.95)).toMatchObject({ estimate: 2, low: undefined });
  });
});

describe("quantile", () => {
  test("is R type 7", () => {
    // R: quantile(c(1, 2, 4, 8, 16), c(0, .1, .5, .9, 1)) is 1, 1.4, 4, 12.8, 16.
    const found = [0, 0.1, 0.5, 0.9, 1].map((p) => quantile(Float64Array.of(1, 2, 4, 8, 16), p));
    [1, 1.4, 4, 12.8, 16].forEach((value, i) => {
      expect(found[i]).toBeCloseTo(value, 12);
    });
  });

  test("between infinite values stays infinite, of nothing is not a number", () => {
    expect(quantile([1, Infinity, Infinity], 0.75)).toBe(Number.POSITIVE_INFINITY);
    expect(quantile([1, Infinity], 0.5)).toBe(Number.POSITIVE_INFINITY);
    expect(quantile([], 0.5)).toBeNaN();
    expect(() => quantile([1], 1.5)).toThrow("share from 0 to 1");
  });

  test("of a share that is none is refused, and of one that is no number", () => {
    for (const share of [-1e-9, 1.000001, Number.NaN]) {
      expect(() => quantile([1, 2, 3], share)).toThrow("share from 0 to 1");
      expect(() => weightedQuantile([1, 2], [1, 1], share)).toThrow("share from 0 to 1");
    }
  });

  test("with weights is that of the values written out as often as they weigh", () => {
    const [values, weights] = [
      [60, 57, 59, 58],
      [3, 1, 4, 2],
    ];
    const written = values.flatMap((value, i) => new Array<number>(weights[i]).fill(value)).sort((a, b) => a - b);
    for (let k = 1; k <= 10; k++) expect(weightedQuantile(values, weights, k / 10)).toBe(written[k - 1]);
    expect(weightedQuantile([1, 2], [0, 0], 0.5)).toBeNaN();
    expect(() => weightedQuantile([1, 2], [1, -1], 0.5)).toThrow("0 or more");
    expect(() => weightedQuantile([1, 2], [1], 0.5)).toThrow("2 values but 1 weights");
  });
});

describe("running moments", () => {
  test("keep their digits beside a large offset", () => {
    const moments = new RunningMoments();
    for (const x of [4, 7, 13, 16]) moments.add(1e9 + x);
    expect([moments.count, moments.mean, moments.variance]).toEqual([4, 1e9 + 10, 30]);
  });

  test("are absent until there is something", () => {
    const moments = new RunningMoments();
    expect([moments.mean, moments.variance]).toEqual([undefined, undefined]);
    moments.add(3);
    expect([moments.mean, moments.variance]).toEqual([3, undefined]);
  });

  test("a compensated sum loses nothing", () => {
    expect(compensatedSum([1e16, 1, -1e16, 1])).toBe(2);
    expect(compensatedSum(new Array(1_000_000).fill(0.1))).toBe(100_000);
    expect(compensatedSum([1, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
  });
});
