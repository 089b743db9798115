import { describe, expect, test } from "vitest";
import { momentsOf, varianceSplit } from "../../src/stats/index.js";
import { BOUND, luck } from "./luck.js";

/** Strength of fabric from four looms. Montgomery, Design and Analysis of Experiments, 8th ed., example 3.10. */
const LOOMS = [
  [98, 97, 99, 96],
  [91, 90, 93, 92],
  [96, 95, 97, 95],
  [95, 96, 99, 98],
];

describe("variance split", () => {
  test("with own luck, as printed: mean squares 29.73 and 1.90, so 6.96 and 1.90", () => {
    const { ignorance, chance, interaction, total, shareOfIgnorance, noiseOfMeans } = varianceSplit(LOOMS, "own");
    expect(ignorance).toBeCloseTo(6.96, 2);
    expect(chance).toBeCloseTo(1.9, 2);
    expect(interaction).toBeUndefined();
    expect(total).toBeCloseTo(8.86, 1);
    expect(shareOfIgnorance).toBeCloseTo(0.79, 2);
    expect(noiseOfMeans).toBeCloseTo(1.9 / 4, 2);
  });

  test("with own luck does not care about the order within a point, with common luck it does", () => {
    const mixed = LOOMS.map((row, i) => row.map((_, r) => row[(r + i) % 4]));
    expect(varianceSplit(mixed, "own").chance).toBeCloseTo(varianceSplit(LOOMS, "own").chance, 12);
    expect(varianceSplit(mixed, "own").ignorance).toBeCloseTo(varianceSplit(LOOMS, "own").ignorance, 12);
    expect(
      Math.abs(varianceSplit(mixed, "common").ignorance - varianceSplit(LOOMS, "common").ignorance),
    ).toBeGreaterThan(0.1);
  });

  test("with common luck, by hand", () => {
    // 1 3 / 5 9 / 3 9: row means 2 7 6, mean 5, luck -2 and 2. Between points 2 (9 + 4 + 1)/2 = 14; between replications
    // 3 × 8/1 = 24; left 1 -1 / 0 0 / -1 1, squares 4, over 2 = 2. Ignorance (14 - 2)/2, shared luck (24 - 2)/3.
    const table = [
      [1, 3],
      [5, 9],
      [3, 9],
    ];
    const split = varianceSplit(table, "common");
    expect(split).toMatchObject({ ignorance: 6, interaction: 2, noiseOfMeans: 1 });
    expect(split.chance).toBeCloseTo(22 / 3 + 2, 12);
    // With own luck: within points 2 + 8 + 18 over 3 = 28/3; (14 - 28/3)/2.
    const own = varianceSplit(table, "own");
    expect(own.chance).toBeCloseTo(28 / 3, 12);
    expect(own.ignorance).toBeCloseTo(7 / 3, 12);
  });

  test.each(["own", "common"] as const)("%s luck: has no bias, few replications or not", (kind) => {
    // Ignorance 4, shared luck 2 (common only), luck of the point 3.
    const studies = 2000;
    const found = Array.from({ length: studies }, (_, study) => {
      const { normal } = luck(`split ${kind}`, study);
      const shared = Array.from({ length: 3 }, () => (kind === "common" ? Math.sqrt(2) * normal() : 0));
      const rows = Array.from({ length: 6 }, () => {
        const point = 10 + 2 * normal();
        return shared.map((luck) => point + luck + Math.sqrt(3) * normal());
      });
      return varianceSplit(rows, kind);
    });
    const unbiased = (values: readonly number[], truth: number) => {
      const { mean, variance } = momentsOf(values);
      expect(Math.abs(mean! - truth)).toBeLessThan(BOUND * Math.sqrt(variance! / studies));
    };
    unbiased(
      found.map(({ ignorance }) => ignorance),
      4,
    );
    unbiased(
      found.map(({ chance }) => chance),
      kind === "common" ? 5 : 3,
    );
    unbiased(
      found.map(({ noiseOfMeans }) => noiseOfMeans),
      1,
    );
  });

  test("says nothing of shares when nothing varies, and keeps a negative part", () => {
    expect(
      varianceSplit(
        [
          [2, 2],
          [2, 2],
        ],
        "own",
      ),
    ).toMatchObject({ total: 0, shareOfIgnorance: undefined });
    expect(
      varianceSplit(
        [
          [1, 3],
          [3, 1],
        ],
        "own",
      ),
    ).toMatchObject({ ignorance: -1, chance: 2, shareOfIgnorance: 0 });
  });

  test("refuses gaps and single rows", () => {
    for (const wrong of [[[1, 2]], [[1], [2]], [[1, 2], [1]], []]) {
      expect(() => varianceSplit(wrong, "own")).toThrow("two design points or more");
    }
  });
});
