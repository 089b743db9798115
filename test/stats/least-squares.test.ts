import { describe, expect, test } from "vitest";
import { stream } from "../../src/random/index.js";
import {
  answerRange,
  EQUALLY_WELL,
  equallyGoodPoints,
  type FreeParameter,
  fitLeastSquares,
  normalQuantile,
  profileRange,
  type Residuals,
} from "../../src/stats/index.js";

const eachOf =
  (f: (point: readonly number[]) => number[]): Residuals =>
  async (points) =>
    points.map(f);

const free = (start: number, low: number, high: number, step: number): FreeParameter => ({ start, low, high, step });

/** NIST StRD Misra1a: monomolecular adsorption, y = b1 (1 - exp(-b2 x)). https://www.itl.nist.gov/div898/strd/nls/ */
const MISRA_X = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0];
const MISRA_Y = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.4, 75.47, 81.78];
const misra = eachOf(([b1, b2]) => MISRA_X.map((x, i) => b1 * (1 - Math.exp(-b2 * x)) - MISRA_Y[i]));

/** A straight line through five points with standard errors; its solution by the normal equations of two unknowns. */
const LINE_X = [0, 1, 2, 3, 4];
const LINE_Y = [1.1, 2.8, 5.3, 6.9, 9.2];
const LINE_SE = [0.1, 0.2, 0.1, 0.3, 0.2];
const line = eachOf(([a, b]) => LINE_X.map((x, i) => (a + b * x - LINE_Y[i]) / LINE_SE[i]));

function lineByHand() {
  const w = LINE_SE.map((se) => 1 / se ** 2);
  const sum = (f: (i: number) => number) => w.reduce((total, wi, i) => total + wi * f(i), 0);
  const [s, sx, sy] = [sum(() => 1), sum((i) => LINE_X[i]), sum((i) => LINE_Y[i])];
  const [sxx, sxy] = [sum((i) => LINE_X[i] ** 2), sum((i) => LINE_X[i] * LINE_Y[i])];
  const delta = s * sxx - sx * sx;
  const a = (sxx * sy - sx * sxy) / delta;
  const b = (s * sxy - sx * sy) / delta;
  return {
    a,
    b,
    covariance: [
      [sxx / delta, -sx / delta],
      [-sx / delta, s / delta],
    ],
    trace: s + sxx,
    delta,
  };
}

describe("least squares", () => {
  test.each([
    ["far", 500, 0.0001],
    ["near", 250, 0.0005],
  ])("agree with NIST's certified values of Misra1a from the %s start", async (_name, b1, b2) => {
    const fit = await fitLeastSquares([free(b1, 0, 1000, 0.01), free(b2, 0, 0.01, 1e-8)], misra, { enough: 1e-14 });
    expect(fit.converged).toBe(true);
    expect(fit.optimum[0] / 238.94212918).toBeCloseTo(1, 7);
    expect(fit.optimum[1] / 5.5015643181e-4).toBeCloseTo(1, 7);
    expect(fit.chiSquare / 0.12455138894).toBeCloseTo(1, 9);
    // Certified standard deviations are for residuals of unknown size: times the residual standard deviation.
    const residualSd = Math.sqrt(fit.chiSquare / 12);
    expect((Math.sqrt(fit.covariance![0][0]) * residualSd) / 2.7070075241).toBeCloseTo(1, 6);
    expect((Math.sqrt(fit.covariance![1][1]) * residualSd) / 7.2668688436e-6).toBeCloseTo(1, 6);
  });

  test("of a straight line are the normal equations, with their covariance and Fisher matrix", async () => {
    const truth = lineByHand();
    const fit = await fitLeastSquares([free(0, -4, 6, 1), free(0, -4, 6, 1)], line, { enough: 1e-10 });
    expect(fit.optimum[0]).toBeCloseTo(truth.a, 9);
    expect(fit.optimum[1]).toBeCloseTo(truth.b, 9);
    fit.covariance!.flat().forEach((value, i) => {
      expect(value).toBeCloseTo(truth.covariance.flat()[i], 12);
    });
    expect(fit.jacobian[3][0]).toBeCloseTo(1 / 0.3, 12);
    expect(fit.jacobian[3][1]).toBeCloseTo(10, 12);
    // Eigenvalues of a 2 × 2 matrix from trace and determinant; both ranges are 10, so their ratio is unchanged.
    const root = Math.sqrt(truth.trace ** 2 / 4 - truth.delta);
    expect(fit.condition).toBeCloseTo((truth.trace / 2 + root) / (truth.trace / 2 - root), 9);
    expect(fit.directions[0].standardError).toBeCloseTo(1 / (10 * Math.sqrt(truth.trace / 2 + root)), 12);
    expect(fit.directions.map(({ identified }) => identified)).toEqual([true, true]);
  });

  test("stop at bounds, and the others are found given those", async () => {
    // b is held to 1.5: a is then the weighted mean of y - 1.5 x.
    const w = LINE_SE.map((se) => 1 / se ** 2);
    const a = LINE_X.reduce((sum, x, i) => sum + w[i] * (LINE_Y[i] - 1.5 * x), 0) / w.reduce((sum, wi) => sum + wi, 0);
    const bounded = [free(0, -4, 6, 1), free(0, -4, 1.5, 1)];
    const fit = await fitLeastSquares(bounded, line, { enough: 1e-10 });
    expect(fit.optimum[1]).toBe(1.5);
    expect(fit.optimum[0]).toBeCloseTo(a, 9);
    // One round is enough for what is linear, bounds or not.
    const { optimum } = await fitLeastSquares(bounded, line, { rounds: 1 });
    expect(optimum[0]).toBeCloseTo(a, 6);
    // And from the wrong bound they get away.
    const from = await fitLeastSquares([free(-4, -4, 6, 1), free(-4, -4, 6, 1)], line, { enough: 1e-10 });
    expect(from.optimum[1]).toBeCloseTo(lineByHand().b, 9);
  });

  test("go round the bend of Rosenbrock's valley", async () => {
    const valley = eachOf(([x, y]) => [10 * (y - x * x), 1 - x]);
    const fit = await fitLeastSquares([free(-1.2, -3, 3, 1e-5), free(1, -3, 3, 1e-5)], valley, { enough: 1e-12 });
    expect(fit.optimum[0]).toBeCloseTo(1, 5);
    expect(fit.optimum[1]).toBeCloseTo(1, 5);
  });

  test("ask in batches, never outside the bounds, and count", async () => {
    const batches: number[] = [];
    const watched: Residuals = (points) => {
      batches.push(points.length);
      for (const [a, b] of points) expect(a >= -4 && a <= 6 && b >= -4 && b <= 1.5).toBe(true);
      return line(points);
    };
    const fit = await fitLeastSquares([free(0, -4, 6, 4), free(1.5, -4, 1.5, 2)], watched);
    expect(fit.evaluations).toBe(batches.reduce((sum, n) => sum + n, 0));
    // Start; three of the four differences, as one lies outside; six dampings.
    expect(batches.slice(0, 3)).toEqual([1, 3, 6]);
    const forward: number[] = [];
    await fitLeastSquares(
      [free(0, -4, 6, 1), free(0, -4, 6, 1)],
      (points) => {
        forward.push(points.length);
        return line(points);
      },
      { differences: "forward" },
    );
    expect(forward[1]).toBe(2);
  });

  test("ask on the bounds themselves, and not beyond them, from either bound", async () => {
    for (const start of [-2, -0.9]) {
      const asked: number[] = [];
      const watched: Residuals = async (points) => {
        asked.push(...points.map(([x]) => x));
        return points.map(([x]) => [x - 5]);
      };
      const { optimum } = await fitLeastSquares([free(start, -2, -0.9, 0.5)], watched);
      // In binary -2 + (-0.9 - -2) is not -0.9.
      expect(optimum).toEqual([-0.9]);
      expect(Math.min(...asked)).toBeGreaterThanOrEqual(-2);
      expect(Math.max(...asked)).toBe(-0.9);
    }
  });

  test("do not depend on the unit of the residuals", async () => {
    const asked = async (scale: number) => {
      const points: (readonly number[])[] = [];
      const scaled: Residuals = async (batch) => {
        points.push(...batch);
        return (await misra(batch)).map((row) => Array.from(row, (r) => r * scale));
      };
      const unknowns = [free(500, 0, 1000, 0.01), free(0.0001, 0, 0.01, 1e-8)];
      await fitLeastSquares(unknowns, scaled, { enough: 1e-6 * scale * scale });
      return points;
    };
    const [plain, large] = [await asked(1), await asked(1024)];
    expect(large.length).toBe(plain.length);
    large.forEach((point, i) => {
      point.forEach((value, parameter) => {
        expect(value).toBeCloseTo(plain[i][parameter], 6);
      });
    });
  });

  test("say when rounds ran out, and take what cannot be computed for no improvement", async () => {
    const fit = await fitLeastSquares([free(500, 0, 1000, 0.01), free(0.0001, 0, 0.01, 1e-8)], misra, { rounds: 1 });
    expect(fit.converged).toBe(false);
    const edged = eachOf(([x]) => [x > 0.7 ? Number.NaN : x - 2]);
    const found = await fitLeastSquares([free(0.2, 0, 1, 0.01)], edged, { rounds: 200, enough: 1e-6 });
    expect(found.optimum[0]).toBeGreaterThan(0.5);
    expect(found.optimum[0]).toBeLessThanOrEqual(0.7);
  });

  test("refuse nonsense", async () => {
    const attempt = (...parameters: FreeParameter[]) => fitLeastSquares(parameters, line);
    await expect(attempt(free(7, -4, 6, 1), free(0, -4, 6, 1))).rejects.toThrow("low <= start <= high");
    await expect(attempt(free(0, -4, 6, 5.1), free(0, -4, 6, 1))).rejects.toThrow("half of the range");
    await expect(attempt(free(0, -4, 6, 0), free(0, -4, 6, 1))).rejects.toThrow("0 < step");
    await expect(fitLeastSquares([free(0, 0, 1, 0.1)], async () => [])).rejects.toThrow("residuals at 1 points");
    await expect(
      fitLeastSquares(
        [free(0, 0, 1, 0.1)],
        eachOf(() => [Number.NaN]),
      ),
    ).rejects.toThrow("not finite");
    expect(
      await fitLeastSquares(
        [],
        eachOf(() => [2]),
      ),
    ).toMatchObject({ chiSquare: 4, converged: true, optimum: [] });
  });

  test.each<[string, (point: number) => number[]]>([
    ["as many at each point", (point) => (point === 0 ? [1] : [1, 2])],
    ["one at least", () => []],
  ])("ask for residuals, %s", async (_, at) => {
    // Two parameters: after the start come two points at once, for the slopes.
    const residuals: Residuals = async (points) => points.map((_point, index) => at(index));
    const parameters = [free(0.5, 0, 1, 0.1), free(0.5, 0, 1, 0.1)];
    await expect(fitLeastSquares(parameters, residuals)).rejects.toThrow("as many at each");
  });
});

describe("identifiability", () => {
  const product = eachOf(([a, b]) => [(a * b - 2) / 0.01, (2 * a * b - 4) / 0.02]);
  const unknowns = [free(1, 0.1, 4.1, 0.01), free(1, 0.1, 4.1, 0.01)];

  test("a product does not tell its factors", async () => {
    const fit = await fitLeastSquares(unknowns, product);
    expect(fit.optimum[0] * fit.optimum[1]).toBeCloseTo(2, 3);
    expect(fit.directions.map(({ identified }) => identified)).toEqual([true, false]);
    // Where the product is level one goes up as the other goes down, in proportion to their values.
    const [da, db] = fit.directions[1].shares;
    expect(da / db).toBeCloseTo(-fit.optimum[0] / fit.optimum[1], 2);
    expect(fit.condition).toBeGreaterThan(1e5);
    const range = await profileRange(fit, 0, unknowns, product);
    expect(range).toMatchObject({ high: 4.1, highIsBound: true, lowIsBound: false });
    // b can be 4.1 at most, so a is 2/4.1 at least, less what 3.84 allows.
    expect(range.low).toBeGreaterThan(0.98 * (2 / 4.1));
    expect(range.low).toBeLessThan(2 / 4.1);
  });

  test("a parameter without effect has no covariance, and fewer targets than parameters are no obstacle", async () => {
    const fit = await fitLeastSquares(
      [free(0, -4, 6, 1), free(0, -4, 6, 1)],
      eachOf(([a]) => [(a - 1) / 0.1]),
    );
    expect(fit.optimum).toEqual([expect.closeTo(1, 6), 0]);
    expect([fit.covariance, fit.condition]).toEqual([undefined, Number.POSITIVE_INFINITY]);
    expect(fit.directions[1]).toMatchObject({ standardError: Number.POSITIVE_INFINITY, identified: false });
    expect(Math.abs(fit.directions[1].shares[1])).toBeCloseTo(1, 12);
    // Two parameters of which only the sum counts: what is left of the second direction is rounding.
    const sum = eachOf(([a, b]) => [0.1, 0.7, 1.3].map((se) => (a / 3 + b / 7 - 0.2) / se));
    const { covariance, condition } = await fitLeastSquares([free(0, -4, 6, 0.9), free(0.3, -4, 6, 0.7)], sum);
    expect([covariance, condition]).toEqual([undefined, Number.POSITIVE_INFINITY]);
  });

  test("a target that cannot tell one end of the bounds from the other identifies nothing", async () => {
    // Half of the range of 10 changes chi-square by (5/2)² = 6.25, or by (5/2.6)² = 3.7.
    const identified = async (se: number) => {
      const { directions } = await fitLeastSquares(
        [free(0, -4, 6, 1)],
        eachOf(([a]) => [(a - 1) / se]),
      );
      return directions[0].identified;
    };
    expect([await identified(2), await identified(2.6)]).toEqual([true, false]);
  });
});

describe("what fits equally well", () => {
  test("in a straight line is 1.96 standard errors for each parameter", async () => {
    const unknowns = [free(0, -4, 6, 1), free(0, -4, 6, 1)];
    const fit = await fitLeastSquares(unknowns, line, { enough: 1e-10 });
    for (const index of [0, 1]) {
      const range = await profileRange(fit, index, unknowns, line, { enough: 1e-10 });
      const half = Math.sqrt(EQUALLY_WELL * lineByHand().covariance[index][index]);
      // Found to within 0.02 of 1.96.
      expect((range.high - fit.optimum[index]) / half).toBeCloseTo(1, 2);
      expect((fit.optimum[index] - range.low) / half).toBeCloseTo(1, 2);
      expect([range.lowIsBound, range.highIsBound]).toEqual([false, false]);
    }
    expect(Math.sqrt(EQUALLY_WELL)).toBeCloseTo(normalQuantile(0.975), 12);
  });

  test("in a curve is asymmetric, as chi-square on a grid says", async () => {
    const decay = eachOf(([k]) => [1, 3].map((t, i) => (Math.exp(-k * t) - [0.5, 0.2][i]) / 0.1));
    const unknowns = [free(0.2, 0, 5, 0.01)];
    const fit = await fitLeastSquares(unknowns, decay, { enough: 1e-10 });
    const range = await profileRange(fit, 0, unknowns, decay);
    const grid = Array.from({ length: 50_001 }, (_, i) => i / 10_000);
    const chi = (await decay(grid.map((k) => [k]))).map((row) => row[0] ** 2 + row[1] ** 2);
    const least = chi.reduce((a, b) => Math.min(a, b));
    const good = grid.filter((_, i) => chi[i] <= least + EQUALLY_WELL);
    expect(range.low).toBeCloseTo(good[0], 2);
    expect(range.high).toBeCloseTo(good[good.length - 1], 1);
    expect(range.high - fit.optimum[0]).toBeGreaterThan(1.2 * (fit.optimum[0] - range.low));
  });

  test("for an answer that is linear in the parameters is 1.96 of its standard error", async () => {
    const unknowns = [free(0, -4, 6, 1), free(0, -14, 6, 1)];
    const fit = await fitLeastSquares(unknowns, line, { enough: 1e-10 });
    const answer = ([a, b]: readonly number[]) => 3 * a - 7 * b + 2;
    const pairs = equallyGoodPoints(fit, unknowns);
    for (const { minus, plus } of pairs) {
      for (const point of [minus, plus]) {
        const [residuals] = await line([point]);
        const chiSquare = Array.from(residuals).reduce((sum, r) => sum + r * r, 0);
        expect(chiSquare - fit.chiSquare).toBeCloseTo(EQUALLY_WELL, 6);
      }
    }
    const [[caa, cab], [, cbb]] = lineByHand().covariance;
    const half = Math.sqrt(EQUALLY_WELL * (9 * caa - 42 * cab + 49 * cbb));
    const { low, high } = answerRange(
      answer(fit.optimum),
      pairs.map(({ minus, plus }) => ({ minus: answer(minus), plus: answer(plus) })),
    );
    expect(high - answer(fit.optimum)).toBeCloseTo(half, 8);
    expect(answer(fit.optimum) - low).toBeCloseTo(half, 8);
  });

  test("stays within the bounds where nothing holds it", async () => {
    const unknowns = [free(0, -4, 6, 1), free(1, 0, 3, 1)];
    const nothing = eachOf(([a]) => [(a - 1) / 0.1]);
    const fit = await fitLeastSquares(unknowns, nothing);
    const [, { minus, plus }] = equallyGoodPoints(fit, unknowns);
    expect([minus[1], plus[1]].sort()).toEqual([0, 3]);
    expect(await profileRange(fit, 1, unknowns, nothing)).toEqual({
      low: 0,
      high: 3,
      lowIsBound: true,
      highIsBound: true,
    });
    await expect(profileRange(fit, 2, unknowns, nothing)).rejects.toThrow("no parameter 2 among 2");
    // Of two parameters only the sum counts: both points lie on the line of equal sums, and one of the two is at a bound.
    const shared = [free(0, -1, 9, 1), free(2, -3, 4, 1)];
    const sum = await fitLeastSquares(
      shared,
      eachOf(([a, b]) => [(a + b - 2) / 0.1]),
    );
    const [, level] = equallyGoodPoints(sum, shared);
    for (const [a, b] of [level.minus, level.plus]) {
      expect(a + b).toBeCloseTo(2, 9);
      expect(Math.min(a + 1, 9 - a, b + 3, 4 - b)).toBeCloseTo(0, 9);
    }
    const turned = [
      { minus: 8, plus: 4 },
      { minus: 5, plus: 9 },
    ];
    expect(answerRange(5, turned)).toEqual({ low: 4, high: 10 });
    expect(answerRange(5, [{ minus: 8, plus: 6 }])).toEqual({ low: 5, high: 8 });
  });
});

describe("a simulation under common luck", () => {
  /** Beds of a small unit: Poisson arrivals (inverted from common uniforms, so counts jump), exponential stays, a share of whom
   *  stays three times as long. Outputs are whole-number statistics of 200 people. */
  function simulate([rate, mean, share]: readonly number[], seed: string): number[] {
    const uniform = stream({ seed, replication: 0, parts: ["unit"] });
    let [now, within, long, total] = [0, 0, 0, 0];
    for (let person = 0; person < 400; person++) {
      now += -Math.log1p(-uniform()) / rate;
      const stay = -Math.log1p(-uniform()) * mean * (uniform() < share ? 3 : 1);
      if (now < 50) within += 1;
      if (stay > 4) long += 1;
      total += Math.min(stay, 10);
    }
    return [within, long, total / 400];
  }
  const TRUTH = [3, 2, 0.3];
  const unknowns = [free(2, 1, 6, 0.3), free(3, 0.5, 5, 0.3), free(0.5, 0, 1, 0.1)];
  const errors = [Math.sqrt(150), 9, 0.12];

  test("has its parameters recovered, in 20 of 20 seeds", async () => {
    const squares: number[] = [];
    for (let study = 0; study < 20; study++) {
      // Targets: other luck, averaged over 40 runs; standard errors accordingly, and those of the model's one run.
      const runs = Array.from({ length: 40 }, (_, run) => simulate(TRUTH, `target ${study} ${run}`));
      const targets = TRUTH.map((_, i) => runs.reduce((sum, run) => sum + run[i], 0) / 40);
      const residuals = eachOf((point) => {
        const model = Array.from({ length: 40 }, (_, run) => simulate(point, `model ${study} ${run}`));
        return targets.map((target, i) => {
          return (model.reduce((sum, run) => sum + run[i], 0) / 40 - target) / (errors[i] * Math.sqrt(2 / 40));
        });
      });
      const fit = await fitLeastSquares(unknowns, residuals, { enough: 0.01 });
      // 5.5 standard errors: 60 right estimates fail once in 400,000 seeds.
      TRUTH.forEach((value, i) => {
        const z = (fit.optimum[i] - value) / Math.sqrt(fit.covariance![i][i]);
        expect(Math.abs(z), `seed ${study}`).toBeLessThan(5.5);
        squares.push(z * z);
      });
      expect(fit.chiSquare).toBeLessThan(1);
      expect(fit.evaluations).toBeLessThan(200);
    }
    // The covariance is of the right size: the standard errors above are rough, and 60 squares have a mean within 1 ± 1.
    const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
    expect(mean).toBeGreaterThan(0.3);
    expect(mean).toBeLessThan(2);
  });
});
