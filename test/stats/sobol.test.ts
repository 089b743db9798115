import { describe, expect, test } from "vitest";
import { momentsOf, type SobolOutputs, sobolDesign, sobolIndices, sobolPoints } from "../../src/stats/index.js";
import { BOUND, type Luck, luck, margin } from "./luck.js";
import { gFunction, gIndices, ishigami, ishigamiIndices } from "./sensitivity-functions.js";

const G = [0, 1, 4.5, 9, 99, 99];

function shifts(name: string, study: number, dimensions: number): number[] {
  const { uniform } = luck(name, study);
  return Array.from({ length: dimensions }, uniform);
}

function ask(points: readonly (readonly number[])[], f: (x: readonly number[]) => number): SobolOutputs {
  const { a, b, mixed } = sobolDesign(points);
  return { a: a.map(f), b: b.map(f), mixed: mixed.map((rows) => rows.map(f)) };
}

describe("a Sobol sequence", () => {
  test("has the points of SciPy 1.17 (scipy.stats.qmc.Sobol, 64 dimensions, not scrambled)", () => {
    const points = sobolPoints(1024, new Array(64).fill(0));
    const columns = [0, 1, 2, 5, 12, 20, 37, 63];
    const at = (index: number) => columns.map((column) => points[index][column]);
    expect(at(5)).toEqual([0.875, 0.875, 0.125, 0.625, 0.875, 0.625, 0.375, 0.625].map((x) => x + 2 ** -33));
    expect(at(37)).toEqual(
      [0.921875, 0.640625, 0.578125, 0.296875, 0.578125, 0.953125, 0.671875, 0.828125].map((x) => x + 2 ** -33),
    );
    expect(at(100)).toEqual(
      [0.4140625, 0.2578125, 0.7734375, 0.7421875, 0.4765625, 0.7578125, 0.4765625, 0.6484375].map((x) => x + 2 ** -33),
    );
    expect(at(1023)).toEqual(
      [
        0.0009765625, 0.7529296875, 0.6123046875, 0.4384765625, 0.1298828125, 0.8662109375, 0.9873046875, 0.0400390625,
      ].map((x) => x + 2 ** -33),
    );
  });

  test("has all its first ten directions as SciPy has them: point 682, whose Gray code is ten ones, in 1,024ths", () => {
    expect(sobolPoints(683, new Array(64).fill(0))[682].map((x) => Math.floor(x * 1024))).toEqual([
      1023, 261, 749, 451, 921, 263, 753, 303, 735, 669, 333, 275, 239, 987, 677, 753, 459, 411, 237, 429, 557, 29, 583,
      499, 23, 135, 59, 989, 723, 359, 425, 731, 185, 877, 311, 215, 67, 637, 645, 293, 113, 995, 745, 633, 619, 409,
      23, 39, 437, 857, 571, 659, 737, 419, 599, 227, 675, 883, 795, 51, 255, 315, 615, 607,
    ]);
  });

  test("in each of 64 dimensions has one of 2^m points in every 2^m-th, shifted or not", () => {
    for (const shift of [new Array(64).fill(0), shifts("stratified", 0, 64)]) {
      const points = sobolPoints(256, shift);
      for (let dimension = 0; dimension < 64; dimension++) {
        expect(new Set(points.map((point) => Math.floor(point[dimension] * 256))).size).toBe(256);
      }
    }
  });

  test("in its first two dimensions has one point in every box of area 2^-m, shifted or not", () => {
    for (const shift of [[0, 0], shifts("boxes", 0, 2)]) {
      const points = sobolPoints(128, shift);
      for (let m = 0; m <= 7; m++) {
        const boxes = points.map(([x, y]) => `${Math.floor(x * 2 ** m)} ${Math.floor(y * 2 ** (7 - m))}`);
        expect(new Set(boxes).size).toBe(128);
      }
    }
  });

  test("integrates far better than chance and without bias", () => {
    const f = gFunction([0.5, 1, 2, 3]);
    const means = Array.from({ length: 50 }, (_, study) => {
      return momentsOf(sobolPoints(256, shifts("integral", study, 4)).map(f)).mean! - 1;
    });
    const { mean, variance } = momentsOf(means);
    expect(Math.abs(mean!)).toBeLessThan(BOUND * Math.sqrt(variance! / 50));
    expect(variance! / (gIndices([0.5, 1, 2, 3]).variance / 256)).toBeLessThan(0.05);
  });

  test("refuses what it cannot give", () => {
    expect(() => sobolPoints(0, [0])).toThrow("a whole count from 1 to 2147483648, received 0");
    expect(() => sobolPoints(2, new Array(65).fill(0))).toThrow("at most 64 shifts in [0, 1), received 65");
    expect(() => sobolPoints(2, [1])).toThrow("in [0, 1)");
    expect(() => sobolPoints(2, [Number.NaN])).toThrow("in [0, 1)");
    expect(sobolPoints(1, [0.25])[0][0]).toBeCloseTo(0.25, 9);
  });
});

describe("Sobol indices", () => {
  test("a design mixes one column at a time", () => {
    expect(sobolDesign([[1, 2, 10, 20]])).toEqual({ a: [[1, 2]], b: [[10, 20]], mixed: [[[10, 2]], [[1, 20]]] });
    expect(sobolDesign([])).toEqual({ a: [], b: [], mixed: [] });
    expect(() => sobolDesign([[1, 2, 3]])).toThrow("two columns per factor");
    expect(() => sobolDesign([[1, 2], [1]])).toThrow("two columns per factor");
  });

  test.each([
    ["Ishigami", ishigami, ishigamiIndices(), 3],
    ["g", gFunction(G), gIndices(G), 6],
  ] as const)("of the %s function, to 0.01 with 8,192 rows", (name, f, truth, factors) => {
    const found = sobolIndices(ask(sobolPoints(8192, shifts(name, 0, 2 * factors)), f), 0.95);
    expect(Math.abs(found.variance / truth.variance - 1)).toBeLessThan(0.01);
    truth.first.forEach((index, i) => {
      expect(Math.abs(found.first[i].estimate! - index), `first ${i}`).toBeLessThan(0.01);
      expect(Math.abs(found.total[i].estimate! - truth.total[i]), `total ${i}`).toBeLessThan(0.01);
      expect(found.first[i].high! - found.first[i].low!).toBeLessThan(0.12);
    });
  });

  test("do not care about a constant beside which the output is small", () => {
    const outputs = ask(sobolPoints(512, shifts("offset", 0, 12)), gFunction(G));
    const add = (values: ArrayLike<number>) => Array.from(values, (value) => value + 1e6);
    const { a, b, mixed } = outputs;
    const [plain, moved] = [outputs, { a: add(a), b: add(b), mixed: mixed.map(add) }].map((o) => sobolIndices(o, 0.95));
    G.forEach((_, i) => {
      expect(moved.first[i].estimate).toBeCloseTo(plain.first[i].estimate!, 6);
      expect(moved.first[i].low).toBeCloseTo(plain.first[i].low!, 6);
      expect(moved.total[i].high).toBeCloseTo(plain.total[i].high!, 6);
    });
  });

  test("the printed values of both functions", () => {
    // Saltelli et al, Global Sensitivity Analysis, 2008: Ishigami S = 0.3139, 0.4424, 0; ST = 0.5576, 0.4424, 0.2437.
    const { first, total } = ishigamiIndices();
    [0.3139, 0.4424, 0].forEach((value, i) => {
      expect(first[i]).toBeCloseTo(value, 4);
    });
    [0.5576, 0.4424, 0.2437].forEach((value, i) => {
      expect(total[i]).toBeCloseTo(value, 4);
    });
    // Saltelli et al 2010, a = 0, 1, 4.5, 9, 99, 99, 99, 99: S1 = 0.7165, ST1 = 0.7871.
    const g = gIndices([0, 1, 4.5, 9, 99, 99, 99, 99]);
    expect(g.first[0]).toBeCloseTo(0.716, 3);
    expect(g.total[0]).toBeCloseTo(0.787, 3);
  });

  test("intervals hold the truth as often as they say, with random rows", () => {
    const studies = 400;
    const truth = gIndices([0.5, 3]);
    const held = { first: [0, 0], total: [0, 0] };
    for (let study = 0; study < studies; study++) {
      const { uniform } = luck("rows", study);
      const points = Array.from({ length: 300 }, () => Array.from({ length: 4 }, uniform));
      const found = sobolIndices(ask(points, gFunction([0.5, 3])), 0.95);
      for (const kind of ["first", "total"] as const) {
        found[kind].forEach(({ low, high }, i) => {
          if (low! <= truth[kind][i] && truth[kind][i] <= high!) held[kind][i] += 1 / studies;
        });
      }
    }
    for (const share of [...held.first, ...held.total]) {
      expect(Math.abs(share - 0.95)).toBeLessThan(margin(0.95, studies));
    }
  });

  describe("of outputs with noise", () => {
    const slopes = [2, 1, 0];
    const plane = (x: readonly number[]) => slopes.reduce((sum, slope, i) => sum + slope * x[i], 0);
    const means = (noise: number, own: (chance: Luck) => () => number) => {
      const studies = 200;
      const found = Array.from({ length: studies }, (_, study) => {
        const extra = own(luck("noise", study));
        return sobolIndices(
          ask(sobolPoints(256, shifts("plane", study, 6)), (x) => plane(x) + extra()),
          0.95,
          noise,
        );
      });
      return (kind: "first" | "total", i: number) => {
        const { mean, variance } = momentsOf(found.map((indices) => indices[kind][i].estimate!));
        return { mean: mean!, error: Math.sqrt(variance! / studies) };
      };
    };

    test("luck of every point's own is taken off; left in, it would pass for influence", () => {
      // Variances 4/12, 1/12, 0, noise 0.09.
      const corrected = means(
        0.09,
        ({ normal }) =>
          () =>
            0.3 * normal(),
      );
      const naive = means(
        0,
        ({ normal }) =>
          () =>
            0.3 * normal(),
      );
      [0.8, 0.2, 0].forEach((truth, i) => {
        for (const kind of ["first", "total"] as const) {
          const { mean, error } = corrected(kind, i);
          // A ratio of estimates has a bias of its own, of order 1/256.
          expect(Math.abs(mean - truth), `${kind} ${i}`).toBeLessThan(BOUND * error + 0.004);
        }
      });
      expect(naive("total", 2).mean).toBeGreaterThan(0.15);
      expect(naive("first", 0).mean).toBeLessThan(0.7);
    });
  });

  test("shared luck of a row costs nothing", () => {
    const points = sobolPoints(1024, shifts("shared", 0, 4));
    const rows = points.map((_, j) => luck("row", j).normal());
    const { a, b, mixed } = sobolDesign(points);
    const f = ([x, y]: readonly number[], j: number) => 3 * x + y + rows[j];
    const found = sobolIndices({ a: a.map(f), b: b.map(f), mixed: mixed.map((part) => part.map(f)) }, 0.95);
    // Numerators 9/12 and 1/12 over 10/12 + 1: the luck is part of the variance, not of any factor.
    expect(found.total[0].estimate).toBeCloseTo(9 / 22, 1);
    expect(found.total[1].estimate! * found.variance).toBeCloseTo(1 / 12, 2);
  });

  test("have the interval of a jackknife done one row at a time", () => {
    const [a, b, mixed] = [
      [1, 4, 2, 8, 5],
      [7, 3, 6, 2, 9],
      [2, 3.5, 5, 6, 8],
    ];
    const centre = 47 / 10;
    const without = (left: number | undefined) => {
      const rows = a.flatMap((_, j) => (j === left ? [] : [j]));
      const products = rows.map((j) => (b[j] - centre) * (mixed[j] - a[j]));
      const outputs = rows.flatMap((j) => [a[j], b[j]]);
      const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const squares = outputs.map((value) => (value - mean(outputs)) ** 2);
      return (mean(products) * (outputs.length - 1)) / (mean(squares) * outputs.length);
    };
    const left = a.map((_, j) => without(j));
    const middle = left.reduce((sum, value) => sum + value, 0) / 5;
    const error = Math.sqrt((4 / 5) * left.reduce((sum, value) => sum + (value - middle) ** 2, 0));
    const [found] = sobolIndices({ a, b, mixed: [mixed] }, 0.95).first;
    expect(found.estimate).toBeCloseTo(without(undefined), 12);
    // Student's t with 4 degrees of freedom, 97.5 %: 2.776445105.
    expect(found.high! - found.estimate!).toBeCloseTo(2.776445105 * error, 7);
  });

  test("have no estimate where nothing varies, and refuse what does not fit", () => {
    const flat = sobolIndices({ a: [1, 1, 1], b: [1, 1, 1], mixed: [[1, 1, 1]] }, 0.9);
    expect(flat.first[0]).toEqual({ estimate: undefined, low: undefined, high: undefined, level: 0.9, n: 3 });
    expect(() => sobolIndices({ a: [1, 2], b: [1, 2], mixed: [] }, 0.9)).toThrow("three rows");
    expect(() => sobolIndices({ a: [1, 2, 3], b: [1, 2, 3], mixed: [[1]] }, 0.9)).toThrow("all parts");
    expect(() => sobolIndices({ a: [1, 2, 3], b: [1, 2, 3], mixed: [] }, 0.9, -1)).toThrow("noise of 0 or more");
  });
});
