import { describe, expect, test } from "vitest";
import { decompose, type Evaluate, screen } from "../../src/experiment/index.js";
import type { Setting, UncertainFigure } from "../../src/scenario/index.js";
import { gFunction, gIndices, ishigami, ishigamiIndices } from "../stats/sensitivity-functions.js";

const figure = (path: string, from = 0, to = 1): UncertainFigure => ({ path, kind: "number", from, to });
const metric = (id: string) => ({ metric: id, title: id, measure: "beds" as const });
const numbers = (settings: readonly Setting[]) => settings.map(({ value }) => Number(value));

/** Answers with a function of the figures, and in replication r with the same plus `luck[r]`. */
function evaluator(of: (x: readonly number[]) => number, luck: readonly number[] = [0, 0]): Evaluate {
  return async (points) =>
    points.map((settings) => {
      const y = of(numbers(settings));
      return { estimates: [y], replications: [luck.map((extra) => y + extra)] };
    });
}

const design = (figures: readonly UncertainFigure[], rows = 1024) => ({ figures, rows, seed: "known" });

describe("Sobol's indices, end to end through settings as text", () => {
  test("of the Ishigami function", async () => {
    const figures = ["x1", "x2", "x3"].map((path) => figure(path, -Math.PI, Math.PI));
    const unit = (x: readonly number[]) => x.map((each) => each / (2 * Math.PI) + 0.5);
    const { findings, rows, points } = await decompose(
      design(figures),
      [metric("y")],
      0.95,
      evaluator((x) => ishigami(unit(x))),
    );
    const truth = ishigamiIndices();
    expect([rows, points]).toEqual([1024, 5 * 1024]);
    // 1,024 rows of the shifted sequence err by at most 0.03 over twenty seeds; the tolerance is twice that.
    for (const { path, first, total } of findings[0].indices) {
      const i = Number(path.slice(1)) - 1;
      expect(Math.abs((first.estimate ?? 9) - truth.first[i])).toBeLessThan(0.06);
      expect(Math.abs((total.estimate ?? 9) - truth.total[i])).toBeLessThan(0.06);
    }
    expect(findings[0].variance).toBeCloseTo(truth.variance, 0);
    expect(findings[0].indices.map(({ path }) => path)).toEqual(["x1", "x2", "x3"]);
  });

  test("of the g-function, whose first figure does most", async () => {
    const a = [0, 1, 9, 99];
    const figures = a.map((_, i) => figure(`x${i + 1}`));
    const { findings } = await decompose(design(figures), [metric("y")], 0.95, evaluator(gFunction(a)));
    const truth = gIndices(a);
    // At most 0.0045 over twenty seeds.
    for (const { path, first, total } of findings[0].indices) {
      const i = Number(path.slice(1)) - 1;
      expect(Math.abs((first.estimate ?? 9) - truth.first[i])).toBeLessThan(0.01);
      expect(Math.abs((total.estimate ?? 9) - truth.total[i])).toBeLessThan(0.01);
    }
  });

  test("of whole numbers, each of which is equally likely", async () => {
    const seen: number[] = [];
    const dice: UncertainFigure = { path: "dice", kind: "wholeNumber", from: 1, to: 6 };
    await decompose(design([dice, figure("x")], 64), [metric("y")], 0.95, (points) => {
      seen.push(...points.map((point) => numbers(point)[0]));
      return evaluator(([x]) => x)(points);
    });
    const counts = [1, 2, 3, 4, 5, 6].map((face) => seen.filter((each) => each === face).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(256);
    // Of 64 even points 10 or 11, and perhaps one more or less, lie on a face.
    for (const count of counts) expect(Math.abs(count / 256 - 1 / 6)).toBeLessThan(0.04);
  });

  test("split the spread of a single future into ignorance and chance that are both known", async () => {
    // Ignorance: uniform on [0, 12], variance 12. Chance: the same deviations at every point, with variance 5 exactly.
    const luck = [-1, -3, 1, 3].map((each) => each * Math.sqrt(3 / 4));
    const { findings } = await decompose(
      design([figure("x", 0, 12)], 256),
      [metric("y")],
      0.95,
      evaluator(([x]) => x, luck),
    );
    const spread = findings[0].spread;
    expect(spread?.chance).toBeCloseTo(5, 9);
    expect(spread?.interaction).toBeCloseTo(0, 9);
    expect(spread?.ignorance).toBeCloseTo(12, 0);
    expect(spread?.shareOfIgnorance).toBeCloseTo(12 / 17, 2);
    expect(findings[0].indices[0].first.estimate).toBeCloseTo(1, 1);
  });

  test("are not told where a point had nothing to measure, nor from one replication's spread", async () => {
    const gap = await decompose(
      design([figure("x")], 8),
      [metric("y")],
      0.95,
      evaluator(([x]) => (x > 0.9 ? Number.NaN : x)),
    );
    expect(gap.findings[0].indices).toEqual([]);
    expect(gap.findings[0].unmeasured).toBeGreaterThan(0);
    expect(gap.findings[0].spread).toBeUndefined();
    const one = await decompose(
      design([figure("x")], 8),
      [metric("y")],
      0.95,
      evaluator(([x]) => x, [0]),
    );
    expect(one.findings[0].spread).toBeUndefined();
    const flat = await decompose(
      design([figure("x")], 8),
      [metric("y")],
      0.95,
      evaluator(() => 3),
    );
    expect(flat.findings[0].indices[0].first.estimate).toBeUndefined();
  });

  test("of a stopped analysis rest on the largest power of two of rows that was finished", async () => {
    const cut: Evaluate = async (points) => (await evaluator(([x]) => x)(points)).slice(0, 3 * 21 + 2);
    const { rows, points, findings } = await decompose(design([figure("x")], 64), [metric("y")], 0.95, cut);
    expect([rows, points]).toEqual([16, 65]);
    expect(findings[0].indices[0].total.n).toBe(16);
  });
});

describe("Morris' screening, end to end through settings as text", () => {
  const walk = (figures: readonly UncertainFigure[], levels = 4) => ({
    figures,
    trajectories: 8,
    levels,
    seed: "known",
  });

  test("of a sum gives each figure its coefficient times its range, without any spread", async () => {
    const figures = [figure("a", 10, 30), figure("b", -2, -1), figure("c", 0, 1e-3)];
    const { findings } = await screen(
      walk(figures),
      [metric("y")],
      0.95,
      evaluator(([a, b]) => 2 * a - 7 * b),
    );
    const [first, second, third] = findings[0].effects;
    expect(first).toMatchObject({ path: "a" });
    expect(first.mu).toBeCloseTo(40, 9);
    expect(second).toMatchObject({ path: "b" });
    expect(second.mu).toBeCloseTo(-7, 9);
    expect(second.muStar.estimate).toBeCloseTo(7, 9);
    expect(second.sigma).toBeCloseTo(0, 9);
    expect(third).toMatchObject({ path: "c", mu: 0, sigma: 0 });
  });

  test("of a product tells that figures act together", async () => {
    const figures = [figure("a"), figure("b")];
    const { findings } = await screen(
      walk(figures),
      [metric("y")],
      0.95,
      evaluator(([a, b]) => a * b),
    );
    for (const { mu, muStar, sigma = 0 } of findings[0].effects) {
      expect(mu).toBe(muStar.estimate);
      expect(muStar.estimate).toBeGreaterThan(0.2);
      expect(sigma).toBeGreaterThan(0.1);
    }
  });

  test("of whole numbers counts the steps that were really taken", async () => {
    const beds: UncertainFigure = { path: "beds", kind: "wholeNumber", from: 50, to: 52 };
    const seen = new Set<number>();
    const { findings } = await screen(walk([beds, figure("x")]), [metric("y")], 0.95, (points) => {
      for (const point of points) seen.add(numbers(point)[0]);
      return evaluator(([b, x]) => 5 * b + x)(points);
    });
    expect([...seen].every(Number.isInteger)).toBe(true);
    expect(findings[0].effects[0].muStar.estimate).toBeCloseTo(10, 9);
    expect(findings[0].effects[0].sigma).toBeCloseTo(0, 9);
  });

  test("moves one figure at a time and repeats itself for the same seed only", async () => {
    const points: (readonly number[])[] = [];
    const remember: Evaluate = (asked) => {
      points.push(...asked.map(numbers));
      return evaluator(([a]) => a)(asked);
    };
    const figures = [figure("a"), figure("b"), figure("c")];
    await screen(walk(figures), [metric("y")], 0.95, remember);
    await screen(walk(figures), [metric("y")], 0.95, remember);
    await screen({ ...walk(figures), seed: "other" }, [metric("y")], 0.95, remember);
    expect(points).toHaveLength(3 * 8 * 4);
    for (let step = 1; step < 4; step++) {
      const moved = points[step].filter((value, i) => value !== points[step - 1][i]);
      expect(moved).toHaveLength(1);
    }
    expect(points.slice(32, 64)).toEqual(points.slice(0, 32));
    expect(points.slice(64)).not.toEqual(points.slice(0, 32));
  });

  test("of a stopped analysis rests on the walks that were finished", async () => {
    const cut: Evaluate = async (points) => (await evaluator(([x]) => x)(points)).slice(0, 7);
    const found = await screen(walk([figure("x")]), [metric("y")], 0.95, cut);
    expect([found.trajectories, found.points]).toEqual([3, 7]);
    expect(found.findings[0].effects[0].muStar.n).toBe(3);
  });
});
