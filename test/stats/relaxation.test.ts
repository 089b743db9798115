import { EigenvalueDecomposition, Matrix } from "ml-matrix";
import { describe, expect, test } from "vitest";
import { erlangB, erlangC, meanPresent, meanWait, poissonQuantile, relaxationTime } from "../../src/stats/index.js";

/** Generator of a birth-death chain on 0 … last, rows of rates, rates out of the last state cut off. */
function generator(last: number, birth: (n: number) => number, death: (n: number) => number): Matrix {
  const q = Matrix.zeros(last + 1, last + 1);
  for (let n = 0; n <= last; n++) {
    if (n < last) q.set(n, n + 1, birth(n));
    if (n > 0) q.set(n, n - 1, death(n));
    q.set(n, n, -(n < last ? birth(n) : 0) - (n > 0 ? death(n) : 0));
  }
  return q;
}

/** Second smallest eigenvalue of minus the generator, made symmetric. */
function secondEigenvalue(last: number, birth: (n: number) => number, death: (n: number) => number): number {
  const q = generator(last, birth, death);
  const symmetric = Matrix.zeros(last + 1, last + 1);
  for (let n = 0; n <= last; n++) {
    symmetric.set(n, n, -q.get(n, n));
    if (n > 0) {
      const beside = -Math.sqrt(birth(n - 1) * death(n));
      symmetric.set(n, n - 1, beside);
      symmetric.set(n - 1, n, beside);
    }
  }
  return new EigenvalueDecomposition(symmetric, { assumeSymmetric: true }).realEigenvalues.sort((a, b) => a - b)[1];
}

/** Distribution after a time, by uniformisation: a Poisson number of jumps of a chain in discrete time. */
function distributionAfter(time: number, q: Matrix, from: readonly number[]): number[] {
  const fastest = Math.max(...q.diagonal().map((rate) => -rate));
  const jump = Matrix.add(Matrix.eye(q.rows), Matrix.div(q, fastest));
  let row = Matrix.rowVector([...from]);
  let weight = Math.exp(-fastest * time);
  let sum = Matrix.mul(row, weight);
  for (let k = 1; k < 20 * (fastest * time + 20); k++) {
    row = row.mmul(jump);
    weight *= (fastest * time) / k;
    sum = Matrix.add(sum, Matrix.mul(row, weight));
  }
  return sum.to1DArray();
}

const mean = (distribution: readonly number[]) => distribution.reduce((total, p, n) => total + n * p, 0);

describe("relaxation time", () => {
  test.each([0.05, 0.3, 0.8, 0.99])("of one server at use %f is that of Morse", (use) => {
    expect(relaxationTime({ servers: 1, arrivals: use / 7, meanStay: 7 })).toBeCloseTo(
      7 / (1 - Math.sqrt(use)) ** 2,
      6,
    );
  });

  test.each([
    [2, 0.1],
    [3, 0.5],
    [5, 1],
    [10, 2],
    [10, 4],
    [20, 9],
    [40, 12],
  ])(
    "of %i servers at load %f, where the gap lies below the continuous spectrum, is an eigenvalue of the cut generator",
    (servers, load) => {
      const brute = secondEigenvalue(
        servers + 200,
        () => load,
        (n) => Math.min(n, servers),
      );
      const edge = (Math.sqrt(servers) - Math.sqrt(load)) ** 2;
      expect(brute / edge).toBeLessThan(0.999);
      expect(relaxationTime({ servers, arrivals: load / 3, meanStay: 3 }) / (3 / brute)).toBeCloseTo(1, 9);
    },
  );

  test.each([
    [5, 3],
    [20, 18],
    [60, 57],
  ])("of %i servers at load %f is that of the edge, which the cut generator comes down to", (servers, load) => {
    const cut = (last: number) => {
      return secondEigenvalue(
        last,
        () => load,
        (n) => Math.min(n, servers),
      );
    };
    const exact = 1 / relaxationTime({ servers, arrivals: load, meanStay: 1 });
    expect(exact).toBeCloseTo((Math.sqrt(servers) - Math.sqrt(load)) ** 2, 12);
    // A cut at N leaves the second eigenvalue above the edge by order 1/N²: halving the distance leaves a quarter.
    const [near, far] = [cut(servers + 150) - exact, cut(servers + 300) - exact];
    expect(near).toBeGreaterThan(0);
    expect(near / far).toBeGreaterThan(3);
    expect(near / far).toBeLessThan(5);
  });

  test("tends to the mean stay for many beds, and is it for beds without limit", () => {
    expect(relaxationTime({ servers: Number.POSITIVE_INFINITY, arrivals: 3, meanStay: 500 })).toBe(500);
    expect(relaxationTime({ servers: 3000, arrivals: 1, meanStay: 500 })).toBeCloseTo(500, 6);
    expect(
      secondEigenvalue(
        80,
        () => 8,
        (n) => n,
      ),
    ).toBeCloseTo(1, 9);
  });

  test("of 60 beds and stays of 600 days at 95 % is 42 years and more, as the reliability notes say", () => {
    const years = relaxationTime({ servers: 60, arrivals: (0.95 * 60) / 600, meanStay: 600 }) / 365.25;
    expect(years).toBeGreaterThan(42);
    expect(years).toBeLessThan(43);
  });

  test("is infinite without a steady state, and refuses nonsense", () => {
    expect(relaxationTime({ servers: 4, arrivals: 1, meanStay: 4 })).toBe(Number.POSITIVE_INFINITY);
    for (const wrong of [{ servers: 0 }, { servers: 1.5 }, { arrivals: 0 }, { meanStay: Number.NaN }]) {
      expect(() => relaxationTime({ servers: 4, arrivals: 1, meanStay: 1, ...wrong })).toThrow("whole servers >= 1");
    }
  });

  test("is how fast the mean number present comes home", () => {
    const [servers, load] = [10, 4];
    const q = generator(
      40,
      () => load,
      (n) => Math.min(n, servers),
    );
    const start = Array.from({ length: 41 }, (_, n) => (n === 20 ? 1 : 0));
    const steady = load + (erlangC(servers, load) * load) / (servers - load);
    const distance = (time: number) => mean(distributionAfter(time, q, start)) - steady;
    const rate = Math.log(distance(20) / distance(22)) / 2;
    expect(rate).toBeCloseTo(1 / relaxationTime({ servers, arrivals: load, meanStay: 1 }), 3);
  });
});

describe("Erlang bounds against the steady state of the generator", () => {
  test.each([
    [3, 2],
    [8, 5],
    [12, 11],
  ])("%i servers at load %f: waits and their mean", (servers, load) => {
    // Long after any start; Little's law turns the mean number waiting into the mean wait.
    const last = servers + 400;
    const weights = [1];
    for (let n = 1; n <= last; n++) weights.push((weights[n - 1] * load) / Math.min(n, servers));
    const total = weights.reduce((sum, w) => sum + w, 0);
    const waiting = weights.reduce((sum, w, n) => sum + Math.max(0, n - servers) * w, 0) / total;
    const busy = weights.slice(servers).reduce((sum, w) => sum + w, 0) / total;
    expect(erlangC(servers, load)).toBeCloseTo(busy, 12);
    expect(meanWait(servers, load, 30) / ((waiting * 30) / load)).toBeCloseTo(1, 10);
  });

  test("a mean wait is that of Pollaczek and Khinchine for one server, and infinite beyond", () => {
    expect(meanWait(1, 0.8, 5)).toBeCloseTo((0.8 * 5) / 0.2, 12);
    expect([meanWait(3, 3, 1), meanWait(3, 4, 1), meanWait(3, 0, 1)]).toEqual([Infinity, Infinity, 0]);
    expect(() => meanWait(3, 1, 0)).toThrow("stay above 0");
    expect(() => meanWait(2.5, 1, 1)).toThrow("whole servers");
  });

  test("a loss system's long run is Erlang's B, and beds without limit are Poisson", () => {
    const lossy = distributionAfter(
      60,
      generator(
        6,
        () => 5,
        (n) => n,
      ),
      [1, 0, 0, 0, 0, 0, 0],
    );
    expect(erlangB(6, 5)).toBeCloseTo(lossy[6], 9);
    const endless = distributionAfter(
      8,
      generator(
        45,
        () => 12,
        (n) => n,
      ),
      [1, ...new Array<number>(45).fill(0)],
    );
    let [k, reached] = [-1, 0];
    while (reached < 0.95) reached += endless[++k];
    expect(poissonQuantile(12, 0.95)).toBe(k);
  });
});

describe("mean number present without limit", () => {
  test.each([0.5, 2, 7])("after %f mean stays, exponential, is that of the generator", (time) => {
    const q = generator(
      70,
      () => 8,
      (n) => n,
    );
    const start = Array.from({ length: 71 }, (_, n) => (n === 25 ? 1 : 0));
    const meanUpToNow = 1 - Math.exp(-time);
    expect(meanPresent({ arrivals: 8, meanUpToNow, meanStay: 1, atStart: 25 })).toBeCloseTo(
      mean(distributionAfter(time, q, start)),
      8,
    );
    expect(meanPresent({ arrivals: 8, meanUpToNow, meanStay: 1 })).toBeCloseTo(8 * meanUpToNow, 12);
  });

  test("with stays of ten days, by hand: after four days 2 × 4 have come and six tenths are still there", () => {
    expect(meanPresent({ arrivals: 2, meanUpToNow: 4, meanStay: 10, atStart: 15 })).toBe(8 + 9);
    expect(meanPresent({ arrivals: 2, meanUpToNow: 10, meanStay: 10, atStart: 15 })).toBe(20);
    expect(() => meanPresent({ arrivals: 2, meanUpToNow: 11, meanStay: 10 })).toThrow("mean up to now <= mean stay");
    expect(() => meanPresent({ arrivals: -1, meanUpToNow: 1, meanStay: 10 })).toThrow("arrivals and start >= 0");
  });
});
