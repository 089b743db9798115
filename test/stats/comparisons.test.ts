import { describe, expect, test } from "vitest";
import {
  bonferroniLevel,
  comparisonsWithBest,
  gainOfPairing,
  holm,
  momentsOf,
  pairedInterval,
  simultaneousDifferences,
  studentTQuantile,
  twoSidedP,
} from "../../src/stats/index.js";
import { type Luck, luck, margin, shareOf } from "./luck.js";

/** Replications of systems with these means that share most of their luck; each has a spread of its own. */
function systemsWith(means: readonly number[], { normal }: Luck, n: number): number[][] {
  const shared = Array.from({ length: n }, normal);
  return means.map((mean, i) => shared.map((luck) => mean + luck + (0.3 + 0.2 * i) * normal()));
}

describe("Holm", () => {
  test("as in R: p.adjust(c(.01, .04, .03, .005), 'holm') is .03, .06, .06, .02", () => {
    [0.03, 0.06, 0.06, 0.02].forEach((value, i) => {
      expect(holm([0.01, 0.04, 0.03, 0.005])[i]).toBeCloseTo(value, 14);
    });
    expect([holm([]), holm([0.2]), holm([0.6, 0.7])]).toEqual([[], [0.2], [1, 1]]);
    expect(() => holm([0.2, Number.NaN])).toThrow("0 to 1");
    expect(() => holm([1.2])).toThrow("0 to 1");
  });

  test("is the closed test of Bonferroni tests, by brute force over all intersections", () => {
    for (let study = 0; study < 50; study++) {
      const { uniform } = luck("holm", study);
      const p = Array.from({ length: 5 }, () => uniform() ** 3);
      const closed = p.map((_, i) => {
        let worst = 0;
        for (let set = 1; set < 32; set++) {
          const members = p.filter((_, j) => (set >> j) & 1);
          if ((set >> i) & 1) worst = Math.max(worst, Math.min(1, members.length * Math.min(...members)));
        }
        return worst;
      });
      holm(p).forEach((value, i) => {
        expect(value).toBeCloseTo(closed[i], 14);
      });
    }
  });

  test("a two-sided p-value is where its t interval touches 0", () => {
    for (const [p, df] of [
      [0.05, 9],
      [0.003, 29],
      [0.8, 4],
      [1e-9, 11],
    ]) {
      const t = studentTQuantile(1 - p / 2, df);
      expect(twoSidedP(t, df) / p).toBeCloseTo(1, 6);
      expect(twoSidedP(-t, df)).toBe(twoSidedP(t, df));
    }
    expect([twoSidedP(0, 3), twoSidedP(Number.POSITIVE_INFINITY, 3)]).toEqual([1, 0]);
  });
});

describe("simultaneous differences", () => {
  test("by hand", () => {
    const base = [1, 2, 3, 4];
    const [shifted, noisy] = simultaneousDifferences(base, [base.map((x) => x + 2), [3, 1, 6, 6]], 0.9);
    // 2 -1 3 2: mean 1.5, variance 3, t = 1.5/sqrt(3/4) = sqrt(3).
    expect(noisy.t).toBeCloseTo(Math.sqrt(3), 14);
    expect(noisy.interval).toEqual(pairedInterval([3, 1, 6, 6], base, 0.95));
    expect(noisy.adjustedP).toBeCloseTo(twoSidedP(Math.sqrt(3), 3), 14);
    expect(shifted).toMatchObject({
      t: Number.POSITIVE_INFINITY,
      adjustedP: 0,
      interval: { estimate: 2, low: 2, high: 2 },
    });
    expect(simultaneousDifferences(base, [base], 0.9)[0]).toMatchObject({ t: 0, adjustedP: 1 });
  });

  test("of single pairs have no p-value, of no variants there are none", () => {
    expect(simultaneousDifferences([1], [[2]], 0.9)[0]).toMatchObject({ t: undefined, adjustedP: undefined });
    expect(simultaneousDifferences([1, 2], [], 0.9)).toEqual([]);
    expect(() => simultaneousDifferences([1, 2], [[1]], 0.9)).toThrow("1 replications against 2");
    expect(() => bonferroniLevel(0.9, 0)).toThrow("comparisons above 0");
    expect(() => bonferroniLevel(1, 2)).toThrow("between 0 and 1");
  });

  test("all hold at once as often as they say, and Holm errs as seldom", () => {
    const studies = 1000;
    const means = [0, 0, 0, 0.2, 0, 0];
    let [held, erred] = [0, 0];
    for (let study = 0; study < studies; study++) {
      const [base, ...variants] = systemsWith(means, luck("simultaneous", study), 12);
      const found = simultaneousDifferences(base, variants, 0.9);
      if (found.every(({ interval: { low, high } }, i) => low! <= means[i + 1] && means[i + 1] <= high!)) held += 1;
      if (found.some(({ adjustedP }, i) => means[i + 1] === 0 && adjustedP! <= 0.1)) erred += 1;
    }
    // Bonferroni is conservative for differences that share a base; without it fewer than 0.8 would hold.
    expect(held / studies).toBeGreaterThan(0.9 - margin(0.9, studies));
    expect(held / studies).toBeLessThan(0.97);
    expect(erred / studies).toBeLessThan(0.1 + margin(0.1, studies));
    expect(erred / studies).toBeGreaterThan(0.02);
  });

  test("pairing gains what the shared part of the variance says", () => {
    // Shared luck of variance 1, own of 0.09 and 0.25: (1.09 + 1.25)/0.34 = 6.9, ± 10 % at 20,000 pairs.
    const [a, b] = systemsWith([0, 5], luck("pairing", 0), 20_000);
    expect(gainOfPairing(a, b)! / (2.34 / 0.34)).toBeCloseTo(1, 1);
    expect(gainOfPairing([1, 2], [2, 3])).toBe(Number.POSITIVE_INFINITY);
    expect([gainOfPairing([1], [2]), gainOfPairing([1, 1], [1, 1])]).toEqual([undefined, undefined]);
    expect(() => gainOfPairing([1], [1, 2])).toThrow("1 replications against 2");
  });
});

describe("comparisons with the best", () => {
  test("by hand: two systems are one difference, on one side", () => {
    const [a, b] = [
      [5, 7, 6],
      [1, 5, 3],
    ];
    // Differences 4 2 3: mean 3, variance 1, t(2) at 95 % is 2.919986.
    const half = 2.91998558 / Math.sqrt(3);
    const [first, second] = comparisonsWithBest([a, b], 0.95, "larger");
    expect(first).toMatchObject({ estimate: 3, low: 0, mayBeBest: true });
    expect(first.high).toBeCloseTo(3 + half, 7);
    expect(second).toMatchObject({ estimate: -3, high: 0, mayBeBest: false });
    expect(second.low).toBeCloseTo(-3 - half, 7);
    expect(comparisonsWithBest([b, a], 0.95, "smaller").map(({ mayBeBest }) => mayBeBest)).toEqual([true, false]);
  });

  test("equal systems may all be the best", () => {
    const same = [4, 8, 1];
    for (const found of comparisonsWithBest([same, same, same], 0.9, "smaller")) {
      expect(found).toEqual({ estimate: 0, low: 0, high: 0, mayBeBest: true });
    }
  });

  test("hold at once as often as they say, and the best is among those that may be", () => {
    const studies = 1500;
    const means = [0, 0.3, 0.5, 0.45];
    const truth = means.map((mean, i) => mean - Math.max(...means.filter((_, l) => l !== i)));
    const held = shareOf("best", studies, (chance) => {
      const found = comparisonsWithBest(systemsWith(means, chance, 10), 0.9, "larger");
      return found[2].mayBeBest && found.every(({ low, high }, i) => low <= truth[i] && truth[i] <= high);
    });
    expect(held).toBeGreaterThan(0.9 - margin(0.9, studies));
    expect(held).toBeLessThan(0.985);
  });

  test("keep each of several equals as often as they say, and not much more often", () => {
    const studies = 1500;
    for (const i of [0, 1, 2]) {
      const kept = shareOf("best of equals", studies, (chance) => {
        return comparisonsWithBest(systemsWith([0, 0, 0], chance, 8), 0.9, "smaller")[i].mayBeBest;
      });
      expect(kept).toBeGreaterThan(0.9 - margin(0.9, studies));
      expect(kept).toBeLessThan(0.95);
    }
  });

  test("unpaired luck would need wider intervals", () => {
    const paired = systemsWith([0, 1], luck("apart", 1), 20);
    const shuffled = [paired[0], [...paired[1]].reverse()];
    const width = (systems: number[][]) => comparisonsWithBest(systems, 0.95, "larger")[1].high;
    expect(width(shuffled)).toBeGreaterThan(width(paired) * 1.1);
    expect(momentsOf(paired[1]).mean).toBeCloseTo(momentsOf(shuffled[1]).mean!, 12);
  });

  test("refuse what cannot be compared", () => {
    expect(() => comparisonsWithBest([[1, 2]], 0.9, "larger")).toThrow("two systems or more");
    expect(() => comparisonsWithBest([[1, 2], [1]], 0.9, "larger")).toThrow("same replications");
    expect(() => comparisonsWithBest([[1], [1]], 0.9, "larger")).toThrow("same replications");
  });
});
