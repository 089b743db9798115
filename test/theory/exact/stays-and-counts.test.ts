import { describe, expect, it } from "vitest";
import { ChangingBeds } from "./changing-beds.js";
import { cutExponential } from "./cut-stays.js";
import { InfiniteBeds } from "./infinite-beds.js";
import { integrate } from "./quadrature.js";
import { exponentialStay } from "./stays.js";
import { sumBeyond, sumBeyondByConvolution, sumExcess } from "./steps.js";
import { survivors } from "./survivors.js";

describe("stays that are cut short", () => {
  it("have the closed form of an endless row of equal intervals", () => {
    const stay = cutExponential(60, [28], 0.3, 28);
    const survives = Math.exp(-28 / 60);
    expect(stay.mean).toBeCloseTo((60 * (1 - survives)) / (1 - 0.7 * survives), 10);
    expect(stay.cut).toBeCloseTo((0.3 * survives) / (1 - 0.7 * survives), 10);
  });

  it("are the integral of who is still there", () => {
    const stay = cutExponential(70, [20, 50, 90], 0.4);
    const there = (t: number) => Math.exp(-t / 70) * 0.6 ** [20, 50, 90].filter((end) => end <= t).length;
    const pieces = [0, 20, 50, 90, 3000];
    const mean = pieces.slice(1).reduce((sum, end, place) => sum + integrate(there, pieces[place], end, 400), 0);
    expect(stay.mean).toBeCloseTo(mean, 8);
    expect(cutExponential(40, [60], 1).mean).toBeCloseTo(40 * (1 - Math.exp(-1.5)), 12);
  });
});

describe("two exponential steps", () => {
  it("agree with their convolution, and with the integral of what lies beyond", () => {
    for (const t of [3, 14, 40]) {
      expect(sumBeyond(10, 6, t)).toBeCloseTo(sumBeyondByConvolution(10, 6, t), 10);
      expect(sumExcess(10, 6, t)).toBeCloseTo(
        integrate((x) => sumBeyond(10, 6, x), t, 600, 2000),
        8,
      );
    }
    expect(sumExcess(10, 6, 0)).toBeCloseTo(16, 12);
  });
});

describe("counts on a day", () => {
  it("of survivors are binomial, and Poisson for newcomers", () => {
    const [n, p] = [7, 0.3];
    const choose = [1, 7, 21, 35, 35, 21, 7, 1];
    const law = choose.map((ways, k) => ways * p ** k * (1 - p) ** (n - k));
    const moment = (power: number) => law.reduce((sum, weight, k) => sum + weight * (k - n * p) ** power, 0);
    const count = survivors(Array.from({ length: n }, () => p));
    expect(count.mean).toBeCloseTo(2.1, 12);
    expect(count.variance).toBeCloseTo(moment(2), 12);
    expect(count.kurtosis).toBeCloseTo(moment(4) / moment(2) ** 2 - 3, 12);
    expect(survivors([], 5)).toEqual({ mean: 5, variance: 5, kurtosis: 0.2 });
  });

  it("of changing beds are those of M(t)/M/∞ where beds abound, and of survivors where nobody comes", () => {
    const rate = [
      { from: 0, perDay: 0.1 },
      { from: 40, perDay: 0.3 },
    ];
    const beds = new ChangingBeds(
      rate.map((era) => ({ ...era, beds: 40 })),
      30,
      0,
    );
    const truth = new InfiniteBeds(rate, exponentialStay(30), 0);
    const found = beds.on(70).occupied;
    expect(found.mean).toBeCloseTo(truth.mean(70), 8);
    expect(found.variance).toBeCloseTo(truth.covariance(70, 70), 8);
    const dying = new ChangingBeds([{ from: 0, perDay: 0, beds: 9 }], 30, 0, { occupied: 9, waiting: 0 });
    const left = survivors(Array.from({ length: 9 }, () => Math.exp(-0.5)));
    expect(dying.on(15).occupied.variance).toBeCloseTo(left.variance, 10);
    expect(dying.on(15).occupied.kurtosis).toBeCloseTo(left.kurtosis, 8);
  });
});
