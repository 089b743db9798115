import { describe, expect, test } from "vitest";
import {
  type MorrisGrid,
  type MorrisTrajectory,
  momentsOf,
  morrisIndices,
  morrisTrajectory,
  morrisUniforms,
} from "../../src/stats/index.js";
import { BOUND, luck } from "./luck.js";
import { gFunction } from "./sensitivity-functions.js";

function trajectories(name: string, factors: number, grid: MorrisGrid, count: number): MorrisTrajectory[] {
  return Array.from({ length: count }, (_, i) => {
    const { uniform } = luck(name, i);
    return morrisTrajectory(Array.from({ length: morrisUniforms(factors) }, uniform), grid);
  });
}

function indices(design: readonly MorrisTrajectory[], f: (x: readonly number[]) => number) {
  return morrisIndices(
    design,
    design.map(({ points }) => points.map(f)),
  );
}

describe("a trajectory", () => {
  test("by hand", () => {
    // Four levels, jump 2: factor 0 starts on level 0 and goes up, factor 1 from 1 + 2 down, factor 2 from 1 up. The last three
    // numbers leave 2 where it is (0.9 × 3 = 2) and exchange 0 and 1 (0.1 × 2 = 0).
    const { points, moved } = morrisTrajectory([0.2, 0.5, 0.99, 0.5, 0.49, 0.9, 0, 0.1, 0.9], { levels: 4 });
    expect(moved).toEqual([1, 0, 2]);
    expect(points).toEqual([
      [0, 1, 1 / 3],
      [0, 1 / 3, 1 / 3],
      [2 / 3, 1 / 3, 1 / 3],
      [2 / 3, 1 / 3, 1],
    ]);
  });

  test("moves every factor once by the jump and stays on the grid", () => {
    for (const grid of [{ levels: 4 }, { levels: 6, jump: 1 }, { levels: 8, jump: 7 }, { levels: 2 }]) {
      for (const { points, moved } of trajectories("grid", 5, grid, 50)) {
        expect([...moved].sort()).toEqual([0, 1, 2, 3, 4]);
        moved.forEach((factor, step) => {
          const steps = points[step + 1].map((value, i) => Math.abs(value - points[step][i]) * (grid.levels - 1));
          steps.forEach((size, i) => {
            expect(size).toBeCloseTo(i === factor ? (grid.jump ?? grid.levels / 2) : 0, 12);
          });
        });
        for (const value of points.flat()) {
          expect(value * (grid.levels - 1)).toBeCloseTo(Math.round(value * (grid.levels - 1)), 12);
          expect(value >= 0 && value <= 1).toBe(true);
        }
      }
    }
  });

  test("visits levels and orders evenly", () => {
    const design = trajectories("even", 3, { levels: 4 }, 3000);
    const allowed = (share: number) => BOUND * Math.sqrt(3000 * share * (1 - share));
    const count = (of: (trajectory: MorrisTrajectory) => unknown, value: unknown) =>
      design.filter((trajectory) => of(trajectory) === value).length;
    for (const level of [0, 1 / 3, 2 / 3, 1]) {
      expect(Math.abs(count(({ points }) => points[0][1], level) - 750)).toBeLessThan(allowed(1 / 4));
      expect(Math.abs(count(({ points }) => points[3][2], level) - 750)).toBeLessThan(allowed(1 / 4));
    }
    for (const order of ["0,1,2", "0,2,1", "1,0,2", "1,2,0", "2,0,1", "2,1,0"]) {
      expect(Math.abs(count(({ moved }) => moved.join(), order) - 500)).toBeLessThan(allowed(1 / 6));
    }
  });

  test("refuses other grids and numbers", () => {
    for (const grid of [
      { levels: 3 },
      { levels: 0 },
      { levels: 4, jump: 4 },
      { levels: 4, jump: 0 },
      { levels: 4, jump: 0.5 },
    ]) {
      expect(() => morrisTrajectory([0, 0, 0], grid)).toThrow("even number of levels");
    }
    expect(() => morrisTrajectory([0, 0, 1], { levels: 4 })).toThrow("in [0, 1), received 1");
    expect(() => morrisTrajectory([0, 0], { levels: 4 })).toThrow("three numbers a factor");
  });
});

describe("elementary effects", () => {
  test("of a plane are its slopes, without spread", () => {
    const slopes = [3, -2, 0, 0.5];
    const found = indices(trajectories("plane", 4, { levels: 4 }, 6), (x) => {
      return 7 + slopes.reduce((sum, slope, i) => sum + slope * x[i], 0);
    });
    found.forEach(({ mu, muStar, sigma }, i) => {
      expect(mu).toBeCloseTo(slopes[i], 12);
      expect(muStar).toBeCloseTo(Math.abs(slopes[i]), 12);
      expect(sigma).toBeCloseTo(0, 12);
    });
  });

  test("of a square, by hand: x1² on four levels has effects 2/3 and 4/3", () => {
    // From 0 to 2/3: (4/9)/(2/3) = 2/3; from 1/3 to 1: (8/9)/(2/3) = 4/3.
    const halves = [0.1, 0.9].map((start) => morrisTrajectory([start, 0.7, 0], { levels: 4 }));
    const [{ mu, muStar, sigma, muStarError }] = indices(halves, ([x]) => x * x);
    expect(mu).toBeCloseTo(1, 14);
    expect(muStar).toBeCloseTo(1, 14);
    expect(sigma).toBeCloseTo(Math.sqrt(2) / 3, 14);
    expect(muStarError).toBeCloseTo(1 / 3, 14);
  });

  test("of the g-function agree with its closed form on the grid", () => {
    // On four levels |4x - 2| is 2, 2/3, 2/3, 2, so a jump changes it by 4/3 either way: an effect of ± 2/(1 + a) times the
    // other factors, which are each 2 or 2/3, plus a, over 1 + a, with equal chance and independently.
    const a = [0, 0.5, 3, 9, 99];
    const r = 2000;
    const found = indices(trajectories("g", 5, { levels: 4 }, r), gFunction(a));
    const moment = (i: number, power: number) =>
      ((2 + a[i]) ** power + (2 / 3 + a[i]) ** power) / 2 / (1 + a[i]) ** power;
    a.forEach((ai, i) => {
      const others = (power: number) =>
        a.reduce((product, _, j) => (j === i ? product : product * moment(j, power)), 1);
      const muStar = (2 / (1 + ai)) * others(1);
      const square = (2 / (1 + ai)) ** 2 * others(2);
      const { mu, muStar: star, sigma, muStarError } = found[i];
      const error = Math.sqrt((square - muStar ** 2) / r);
      expect(Math.abs(star - muStar)).toBeLessThan(BOUND * error);
      expect(muStarError! / error).toBeCloseTo(1, 0);
      expect(Math.abs(mu)).toBeLessThan(BOUND * Math.sqrt(square / r));
      expect(sigma! / Math.sqrt(square)).toBeCloseTo(1, 1);
    });
    const order = found.map(({ muStar }) => muStar);
    expect([...order].sort((x, y) => y - x)).toEqual(order);
  });

  test("of a single trajectory have no spread", () => {
    const [{ muStar, sigma, muStarError }] = indices([morrisTrajectory([0, 0, 0], { levels: 4 })], ([x]) => 5 * x);
    expect(muStar).toBeCloseTo(5, 12);
    expect([sigma, muStarError]).toEqual([undefined, undefined]);
    expect(morrisIndices([], [])).toEqual([]);
  });

  test("refuse outputs that do not fit", () => {
    const one = morrisTrajectory([0, 0, 0], { levels: 4 });
    expect(() => morrisIndices([one], [[1]])).toThrow("2 points in a trajectory but 1 outputs");
    expect(() => morrisIndices([one], [])).toThrow("outputs for each trajectory");
    const two = morrisTrajectory([0, 0, 0, 0, 0, 0], { levels: 4 });
    expect(() =>
      morrisIndices(
        [one, two],
        [
          [1, 2],
          [1, 2, 3],
        ],
      ),
    ).toThrow("same factors");
    expect(momentsOf([]).mean).toBeUndefined();
  });
});
