import { describe, expect, test } from "vitest";
import {
  batchMeansInterval,
  lag1Autocorrelation,
  meanInterval,
  meanOverReplications,
  mser5,
  skewnessCheck,
  vonNeumann,
  welchAverage,
} from "../../src/stats/index.js";
import { BOUND, type Luck, luck, margin, shareOf } from "./luck.js";

/** An autoregression of mean 0 and variance 1, started in its stationary distribution, plus a start that dies out. */
function autoregression({ normal }: Luck, length: number, phi: number, startsAt = 0, memory = 1): number[] {
  const values: number[] = [];
  let x = normal();
  for (let t = 0; t < length; t++) {
    values.push(x + startsAt * Math.exp(-t / memory));
    x = phi * x + Math.sqrt(1 - phi * phi) * normal();
  }
  return values;
}

/** The definition, from scratch at every place. */
function mserByDefinition(batches: readonly number[]): { at: number; statistic: number } {
  const statistics = batches.slice(0, batches.length - 4).map((_, d) => {
    const kept = batches.slice(d);
    const mean = kept.reduce((sum, z) => sum + z, 0) / kept.length;
    return kept.reduce((sum, z) => sum + (z - mean) ** 2, 0) / kept.length ** 2;
  });
  const statistic = Math.min(...statistics);
  return { at: statistics.indexOf(statistic), statistic };
}

const fiveTimes = (batches: readonly number[]) => batches.flatMap((z) => [z - 2, z - 1, z, z + 1, z + 2]);

describe("MSER-5", () => {
  test("by hand: the first two batches are the start", () => {
    // Kept from batch 2: eight batches -1, 1, ... with mean 0 and squares 8, so 8 / 8² = 1/8. From 0: mean 3, squares
    // 400 + 100 + 8 - 10 × 9 = 418, so 4.18; from 1: mean 10/9, squares 108 - 100/9, so 1.196; from 3: 7 batches, mean
    // 1/7, squares 7 - 1/7, so 0.13994.
    const series = fiveTimes([20, 10, -1, 1, -1, 1, -1, 1, -1, 1]);
    expect(mser5(series)).toEqual({ leaveOut: 10, leastAt: 10, statistic: 0.125 });
  });

  test("agrees with the definition on 200 random series", () => {
    for (let study = 0; study < 200; study++) {
      const chance = luck("mser", study);
      const series = autoregression(chance, 50 + Math.floor(chance.uniform() * 300), 0.6, 8 * chance.uniform(), 20);
      const batches = Array.from({ length: Math.floor(series.length / 5) }, (_, b) => {
        return series.slice(5 * b, 5 * b + 5).reduce((sum, x) => sum + x, 0) / 5;
      });
      const truth = mserByDefinition(batches);
      const { leaveOut, leastAt, statistic } = mser5(series);
      expect(leastAt).toBe(5 * truth.at);
      expect(statistic).toBeCloseTo(truth.statistic, 12);
      expect(leaveOut).toBe(truth.at > batches.length / 2 ? undefined : leastAt);
    }
  });

  test("leaves a stationary start alone and cuts a transient near where it is lost in the noise", () => {
    expect(mser5(new Array(60).fill(7))).toEqual({ leaveOut: 0, leastAt: 0, statistic: 0 });
    // A start 10 standard deviations off with memory 50 is below one tenth of a standard deviation after 230 values.
    const cuts = Array.from({ length: 40 }, (_, study) => {
      return mser5(autoregression(luck("transient", study), 2000, 0.5, 10, 50)).leaveOut ?? Number.NaN;
    });
    expect(Math.min(...cuts)).toBeGreaterThan(75);
    expect(Math.max(...cuts)).toBeLessThan(600);
  });

  test("refuses what grows without end, and says where the least was", () => {
    const growing = Array.from({ length: 400 }, (_, t) => t);
    expect(mser5(growing)).toMatchObject({ leaveOut: undefined, leastAt: 375 });
    const refused = shareOf("growth", 100, (chance) => {
      const noisy = autoregression(chance, 1000, 0.5).map((x, t) => x + t / 100);
      return mser5(noisy).leaveOut === undefined;
    });
    expect(refused).toBe(1);
  });

  test("cuts in the middle and refuses beyond it", () => {
    const flatFrom = (batch: number) => fiveTimes(Array.from({ length: 20 }, (_, b) => (b < batch ? 100 - b : b % 2)));
    expect(mser5(flatFrom(10)).leaveOut).toBe(50);
    expect(mser5(flatFrom(11))).toMatchObject({ leaveOut: undefined, leastAt: 55 });
  });

  test("wants ten batches", () => {
    expect(() => mser5(new Array(49).fill(1))).toThrow("at least 50 values, received 49");
    expect(mser5(new Array(50).fill(1)).leaveOut).toBe(0);
  });
});

describe("Welch's average", () => {
  const twice = [
    [0, 2, 4, 10, 8, 2, 6, 12],
    [2, 4, 0, 2, 8, 6, 10, 0],
  ];

  test("by hand", () => {
    // Means: 1 3 2 6 8 4 8 6.
    expect([...meanOverReplications(twice)]).toEqual([1, 3, 2, 6, 8, 4, 8, 6]);
    expect([...welchAverage(twice, 0)]).toEqual([1, 3, 2, 6, 8, 4, 8, 6]);
    expect([...welchAverage(twice, 2)]).toEqual([1, 2, 4, 23 / 5, 28 / 5, 32 / 5]);
  });

  test("refuses what cannot be averaged", () => {
    expect(() => welchAverage(twice, 3)).toThrow("whole window from 0 to 2, received 3");
    expect(() => welchAverage(twice, 0.5)).toThrow("whole window");
    expect(() => welchAverage([], 0)).toThrow("series of one length");
    expect(() => meanOverReplications([[1], [1, 2]])).toThrow("series of one length");
  });
});

describe("serial correlation", () => {
  test("of lag 1, by hand", () => {
    // 1 2 3 4 5: deviations -2 -1 0 1 2, products 2 + 0 + 0 + 2, squares 10.
    expect(lag1Autocorrelation([1, 2, 3, 4, 5])).toBeCloseTo(0.4, 15);
    expect(lag1Autocorrelation([3, 3, 3])).toBeUndefined();
    expect(lag1Autocorrelation([3])).toBeUndefined();
  });

  test("von Neumann's statistic is the correlation and the two ends", () => {
    // 1 - Σ(step)²/2Σ(dev)² = r1 + (first dev² + last dev²)/2Σ(dev)².
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5];
    const mean = 4;
    const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    const ends = ((3 - mean) ** 2 + (5 - mean) ** 2) / (2 * squares);
    expect(vonNeumann(values)?.statistic).toBeCloseTo((lag1Autocorrelation(values) ?? Number.NaN) + ends, 14);
    expect(vonNeumann([1, 2, 3, 4, 5, 6, 7])).toBeUndefined();
    expect(vonNeumann(new Array(9).fill(2))).toBeUndefined();
  });

  test("its z is standard for independent normal values, and its p rejects as often as it says", () => {
    const studies = 4000;
    const found = Array.from({ length: studies }, (_, study) => {
      const { normal } = luck("von Neumann", study);
      return vonNeumann(Array.from({ length: 20 }, normal));
    });
    const mean = found.reduce((sum, test) => sum + (test?.z ?? Number.NaN), 0) / studies;
    const square = found.reduce((sum, test) => sum + (test?.z ?? Number.NaN) ** 2, 0) / studies;
    expect(Math.abs(mean)).toBeLessThan(BOUND / Math.sqrt(studies));
    expect(Math.abs(square - 1)).toBeLessThan(BOUND * Math.sqrt(2 / studies));
    const rejected = found.filter((test) => (test?.p ?? 1) < 0.05).length / studies;
    expect(Math.abs(rejected - 0.05)).toBeLessThan(margin(0.05, studies));
  });

  test("and sees an autoregression", () => {
    const seen = shareOf("autoregression", 200, (chance) => {
      return (vonNeumann(autoregression(chance, 100, 0.5))?.p ?? 1) < 0.05;
    });
    expect(seen).toBeGreaterThan(0.95);
  });
});

describe("batch means", () => {
  test("by hand: what fills no batch is left out at the front", () => {
    const { batchSize, resemblance, ...interval } = batchMeansInterval([99, 1, 3, 4, 8, 5, 9], 3, 0.9);
    expect(interval).toEqual(meanInterval([2, 6, 7], 0.9));
    expect([batchSize, resemblance]).toEqual([2, undefined]);
    expect(() => batchMeansInterval([1, 2], 3, 0.9)).toThrow("2 to 2 whole batches, received 3");
    expect(() => batchMeansInterval([1, 2], 1, 0.9)).toThrow("whole batches");
  });

  test("cover with long batches; with short ones they do not, and say so", () => {
    const studies = 400;
    const study = (batches: number) => {
      const found = Array.from({ length: studies }, (_, i) => {
        return batchMeansInterval(autoregression(luck("batch means", i), 2000, 0.5), batches, 0.95);
      });
      const covered = found.filter(({ low, high }) => (low ?? 1) <= 0 && 0 <= (high ?? -1)).length / studies;
      return { covered, warned: found.filter(({ resemblance }) => (resemblance?.p ?? 1) < 0.05).length / studies };
    };
    const long = study(20);
    expect(Math.abs(long.covered - 0.95)).toBeLessThan(margin(0.95, studies));
    expect(long.warned).toBeLessThan(0.15);
    const short = study(1000);
    expect(short.covered).toBeLessThan(0.95 - margin(0.95, studies));
    expect(short.warned).toBeGreaterThan(0.9);
  });
});

describe("skewness", () => {
  test("by hand", () => {
    // 0 0 0 4: mean 1, second moment 3, third (27 - 3)/4 = 6, so 6/3^1.5; 25 × 36/27 = 33.3.
    expect(skewnessCheck([0, 0, 0, 4])).toEqual({
      skewness: 6 / 3 ** 1.5,
      standardError: Math.sqrt(12 / 35),
      needed: 34,
      enough: true,
    });
    expect(skewnessCheck([1, 2, 3])).toMatchObject({ skewness: 0, needed: 1, enough: true });
    expect([skewnessCheck([1, 2]), skewnessCheck([5, 5, 5])]).toEqual([undefined, undefined]);
  });

  test("has the standard error it says, for normal values", () => {
    const studies = 4000;
    const squares = Array.from({ length: studies }, (_, study) => {
      const { normal } = luck("skewness", study);
      const check = skewnessCheck(Array.from({ length: 12 }, normal));
      return ((check?.skewness ?? Number.NaN) / (check?.standardError ?? Number.NaN)) ** 2;
    });
    // The square of g1 has a kurtosis of its own: 3 standard deviations of a chi-square are allowed for it.
    const mean = squares.reduce((sum, square) => sum + square, 0) / studies;
    expect(Math.abs(mean - 1)).toBeLessThan(BOUND * Math.sqrt(3 / studies));
  });

  test("seldom warns of normal outputs, and warns of skewed ones until there are enough", () => {
    const warns = (draw: (luck: Luck) => number, n: number) =>
      shareOf(`warns ${n}`, 400, (chance) => !skewnessCheck(Array.from({ length: n }, () => draw(chance)))!.enough);
    const exponential = ({ uniform }: Luck) => -Math.log1p(-uniform());
    expect(warns(({ normal }) => normal(), 12)).toBeLessThan(0.1);
    // 0.73: the skewness of 30 values is on average smaller than the truth.
    expect(warns(exponential, 30)).toBeGreaterThan(0.6);
    expect(warns(exponential, 1000)).toBe(0);
  });

  test("the rule keeps what it promises: misses of 6 % at most where there are enough", () => {
    // Exponential, skewness 2: more than 100 replications. Studies 4,000; the seed is the name.
    const misses = (n: number) =>
      1 -
      shareOf(`skewed ${n}`, 4000, ({ uniform }) => {
        const { low, high } = meanInterval(
          Array.from({ length: n }, () => -Math.log1p(-uniform())),
          0.95,
        );
        return (low ?? 2) <= 1 && 1 <= (high ?? 0);
      });
    expect(misses(101)).toBeLessThan(0.06 + margin(0.06, 4000));
    expect(misses(10)).toBeGreaterThan(0.06 + margin(0.06, 4000));
  });
});
