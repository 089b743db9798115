import { describe, expect, test } from "vitest";
import {
  bisectionSteps,
  errorPerComparison,
  momentsOf,
  replicationsToSelect,
  type SelectionGoal,
  sequentialSign,
  signAtFirstSight,
} from "../../src/stats/index.js";
import { type Luck, luck, margin, shareOf } from "./luck.js";

/** One replication of systems that share luck and have spreads of their own. */
const replicate = (means: readonly number[], spreads: readonly number[], { normal }: Luck) => {
  const shared = 3 * normal();
  return means.map((mean, i) => mean + shared + spreads[i] * normal());
};

function transpose(rows: readonly (readonly number[])[]): number[][] {
  return rows[0].map((_, i) => rows.map((row) => row[i]));
}

describe("replications to select the best", () => {
  const firstStage = [
    [1, 4, 2, 5],
    [2, 3, 3, 4],
  ];

  test("by hand", () => {
    // Differences -1 1 -1 1: variance 4/3; t(3) at 95 % is 2.353363. (2.353363/0.5)² × 4/3 = 29.5.
    for (const differences of ["pairs", "alike"] as const) {
      expect(replicationsToSelect(firstStage, { delta: 0.5, level: 0.95, differences })).toBe(30);
      expect(replicationsToSelect(firstStage, { delta: 50, level: 0.95, differences })).toBe(4);
    }
  });

  test("alike differences of three systems: 2 × the mean square of a two-way table", () => {
    // 1 2 6 / 3 4 8 / 2 6 7: means 3 5 5, luck -7/3 -1/3 8/3. Residuals: 1/3 -2/3 1/3 / 1/3 -2/3 1/3 / -2/3 4/3 -2/3, squares
    // 4: 2 × 4/4 = 2. t(4) at 1 - 0.1/2 is 2.131847: (2.131847/0.2)² × 2 = 227.2. In pairs the largest variance is 3 and t(2)
    // is 2.919986: 639.5.
    const three = [
      [1, 2, 6],
      [3, 4, 8],
      [2, 6, 7],
    ];
    expect(replicationsToSelect(three, { delta: 0.2, level: 0.9, differences: "alike" })).toBe(228);
    expect(replicationsToSelect(three, { delta: 0.2, level: 0.9, differences: "pairs" })).toBe(640);
  });

  test("refuses nonsense", () => {
    const goal: SelectionGoal = { delta: 1, level: 0.9, differences: "pairs" };
    expect(() => replicationsToSelect([[1, 2]], goal)).toThrow("two systems");
    expect(() => replicationsToSelect([[1, 2], [1]], goal)).toThrow("same replications");
    expect(() => replicationsToSelect(firstStage, { ...goal, delta: 0 })).toThrow("delta above 0");
    expect(() => replicationsToSelect(firstStage, { ...goal, level: 1 })).toThrow("between 0 and 1");
  });

  test.each(["pairs", "alike"] as const)(
    "%s: chooses the best as often as it says, at the least favourable",
    (kind) => {
      const studies = 1000;
      const spreads = kind === "pairs" ? [1, 0.5, 1.5, 1] : [1, 1, 1, 1];
      const chosen = shareOf(`select ${kind}`, studies, (chance) => {
        const rows = Array.from({ length: 8 }, () => replicate([0, 0, 0, 0.8], spreads, chance));
        const needed = replicationsToSelect(transpose(rows), { delta: 0.8, level: 0.9, differences: kind });
        while (rows.length < needed) rows.push(replicate([0, 0, 0, 0.8], spreads, chance));
        const means = transpose(rows).map((system) => momentsOf(system).mean!);
        return means.indexOf(Math.max(...means)) === 3;
      });
      expect(chosen).toBeGreaterThan(0.9 - margin(0.9, studies));
      if (kind === "alike") expect(chosen).toBeLessThan(0.97);
    },
  );
});

describe("sequential sign", () => {
  const goal = { delta: 0.5, error: 0.05, firstStage: 10 };

  test("by hand: the triangle", () => {
    // n0 = 3, error 1/8: η = (4 - 1)/2, h² = 6; 1 3 2 has S² = 1, so the sum must reach 6/2δ - rδ/2; with δ = 1: 3 - r/2.
    const small = { delta: 1, error: 1 / 8, firstStage: 3 };
    expect(sequentialSign([1, 3, 2], small)).toEqual({ sign: "above", used: 3, atMost: 6 });
    expect(sequentialSign([-1, 1, 0], small)).toEqual({ sign: undefined, used: 3, atMost: 6 });
    expect(sequentialSign([-1, 1, 0, -0.9], small)).toEqual({ sign: undefined, used: 4, atMost: 6 });
    expect(sequentialSign([-1, 1, 0, -1, 9], small)).toEqual({ sign: "below", used: 4, atMost: 6 });
    expect(sequentialSign([-1, 1, 0, -0.9, 0.5, 0.1], small)).toEqual({ sign: "below", used: 6, atMost: 6 });
    expect(sequentialSign([1, 3], small)).toEqual({ sign: undefined, used: 2, atMost: undefined });
    expect(sequentialSign([-2, -2, -2], small)).toMatchObject({ sign: "below", used: 3, atMost: 3 });
  });

  test("is told the same by more values than it needs", () => {
    for (let study = 0; study < 50; study++) {
      const { normal } = luck("prefix", study);
      const values = Array.from({ length: 500 }, () => 0.2 + normal());
      const verdict = sequentialSign(values, goal);
      expect(verdict.used).toBeLessThanOrEqual(verdict.atMost!);
      expect(sequentialSign(values.slice(0, verdict.used), goal)).toEqual(verdict);
      if (verdict.used > 10) expect(sequentialSign(values.slice(0, verdict.used - 1), goal).sign).toBeUndefined();
      const turned = sequentialSign(
        values.map((value) => -value),
        goal,
      );
      expect(turned.used).toBe(verdict.used);
      expect(turned.sign).not.toBe(verdict.sign);
    }
  });

  test.each([
    [0.5, 1, 10],
    [-0.5, 1, 10],
    [0.5, 3, 5],
    [-0.5, 4, 20],
  ])(
    "a mean of %f at a spread of %f and %i first: errs as seldom as it says, and not much less",
    (mean, spread, first) => {
      const studies = 4000;
      const wrong = shareOf(`sign ${mean} ${spread} ${first}`, studies, ({ normal }) => {
        const values: number[] = [];
        const ask = () => sequentialSign(values, { ...goal, firstStage: first });
        while (ask().sign === undefined) for (let more = 0; more < 20; more++) values.push(mean + spread * normal());
        return ask().sign === (mean > 0 ? "below" : "above");
      });
      expect(wrong).toBeLessThan(0.05 + margin(0.05, studies));
      expect(wrong).toBeGreaterThan(0.005);
    },
  );

  test("stops sooner the further the mean is from 0", () => {
    const used = (mean: number) => {
      const all = Array.from({ length: 300 }, (_, study) => {
        const { normal } = luck("soon", study);
        return sequentialSign(
          Array.from({ length: 1000 }, () => mean + 3 * normal()),
          goal,
        ).used;
      });
      return all.reduce((sum, n) => sum + n, 0) / all.length;
    };
    expect(used(3)).toBeLessThan(used(0.5) / 2);
  });

  test("refuses goals outside their ranges", () => {
    for (const wrong of [{ delta: 0 }, { error: 0.5 }, { error: 0 }, { firstStage: 1 }, { firstStage: 2.5 }]) {
      expect(() => sequentialSign([1, 2], { ...goal, ...wrong })).toThrow("sign test");
    }
  });
});

describe("a sign at first sight", () => {
  test("by hand: Student's test on the mean", () => {
    // 1 2 3: mean 2, standard error 1/√3, so t = 3.464; with 2 degrees of freedom the upper 5 % begin at 2.920, 2.5 % at 4.303.
    expect(signAtFirstSight([1, 2, 3], 0.05)).toBe("above");
    expect(signAtFirstSight([-1, -2, -3], 0.05)).toBe("below");
    expect(signAtFirstSight([1, 2, 3], 0.025)).toBeUndefined();
  });

  test("values that are all alike tell nothing", () => {
    expect(signAtFirstSight([0.15, 0.15, 0.15, 0.15], 0.4)).toBeUndefined();
    expect(signAtFirstSight([3], 0.4)).toBeUndefined();
  });

  test("of a mean of nothing it tells either sign as seldom as it says", () => {
    const studies = 4000;
    const told = (sign: string) =>
      shareOf("first sight", studies, ({ normal }) => {
        const values = Array.from({ length: 6 }, () => 3 * normal());
        return signAtFirstSight(values, 0.05) === sign;
      });
    expect(Math.abs(told("above") - 0.05)).toBeLessThan(margin(0.05, studies));
    expect(Math.abs(told("below") - 0.05)).toBeLessThan(margin(0.05, studies));
  });
});

describe("a search by halving", () => {
  /** Points outside the zone that a search without a mistake may visit, whatever is said inside it. */
  function reachable(candidates: number, zone: readonly [number, number]): { points: number; longest: number } {
    const visited = new Set<number>();
    const walk = (low: number, high: number): number => {
      if (low === high) return 0;
      const middle = Math.floor((low + high) / 2);
      const [mayBeBelow, mayBeAbove] = [middle <= zone[1], middle >= zone[0]];
      if (!(mayBeBelow && mayBeAbove)) visited.add(middle);
      return 1 + Math.max(mayBeBelow ? walk(middle + 1, high) : 0, mayBeAbove ? walk(low, middle) : 0);
    };
    const longest = walk(0, candidates - 1);
    return { points: visited.size, longest };
  }

  test("takes the steps it says and can be misled at no more points than it says, for every zone", () => {
    for (let candidates = 1; candidates <= 40; candidates++) {
      const steps = bisectionSteps(candidates);
      const most = Math.round(1 / errorPerComparison(1, candidates));
      for (let from = 0; from <= candidates; from++) {
        for (let to = from - 1; to < candidates; to++) {
          const { points, longest } = reachable(candidates, [from, to]);
          expect(longest).toBeLessThanOrEqual(steps);
          expect(points).toBeLessThanOrEqual(most);
        }
      }
    }
    expect([1, 2, 3, 4, 5, 64].map(bisectionSteps)).toEqual([0, 1, 2, 2, 3, 6]);
    expect(errorPerComparison(0.05, 64)).toBeCloseTo(0.005, 15);
    expect(() => bisectionSteps(0)).toThrow("candidates above 0");
  });

  test("finds the right number as often as it says, on luck shared by all points", () => {
    const studies = 400;
    const error = 0.1;
    const right = shareOf("search", studies, ({ normal }) => {
      // Margin (b - 21) + 0.5, so 21 is the first that keeps the target, by exactly delta as 20 misses it.
      const shared: number[] = [];
      const margins = (beds: number, n: number) => {
        while (shared.length < n) shared.push(3 * normal());
        return Array.from({ length: n }, (_, r) => beds - 20.5 + shared[r]);
      };
      const goal = { delta: 0.5, error: errorPerComparison(error, 64), firstStage: 10 };
      let [low, high] = [0, 63];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (sequentialSign(margins(middle, 2000), goal).sign === "above") high = middle;
        else low = middle + 1;
      }
      return low === 21;
    });
    expect(right).toBeGreaterThan(1 - error - margin(error, studies));
  });
});
