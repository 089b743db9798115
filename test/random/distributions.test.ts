import { describe, expect, test } from "vitest";
import { type Chance, distribution, type Source, stream } from "../../src/random/index.js";
import { CASES } from "./cases.js";
import { justBelow, type Naive, naive, naiveBias, naiveMoment } from "./naive.js";

/* The contract of every distribution, held against `naive`, which knows nothing but a distribution function. Draws are from a
 * fixed seed. Kolmogorov-Smirnov: 20,000 draws against D = 2.70 / sqrt(n), which a right sampler exceeds once in 10^6 times
 * (2 exp(-2 x^2) at x = 2.70; less with jumps); means within 5.5 standard errors, wrong once in 2.6 × 10^7. */
const DRAWS = 20_000;
const KS_BOUND = 2.7 / Math.sqrt(DRAWS);

const source = (...parts: string[]): Source => stream({ seed: "contract", replication: 0, parts });

/** A lattice of so many places for each of two uniforms. The share of its draws up to a time is off by half a place for each part
 *  of a mixture where the choice passes to the next, of which there are at most three, and half a place within a part. */
const PLACES = 500;
const LATTICE_BOUND = (3 * 0.5 + 0.5) / PLACES + 1e-9;

/** What is drawn when the two uniforms of a mixture are these. */
function drawnWith(of: Chance, choice: number, place: number): number {
  const uniforms = [choice, place];
  return of.sampler(() => uniforms.shift() ?? Number.NaN)();
}

function draws(of: Chance, from: Source): Float64Array {
  const draw = of.sampler(from);
  return Float64Array.from({ length: DRAWS }, () => draw());
}

/** Largest distance between the sample and a distribution function, on both sides of every step of either. */
function distance(sample: Float64Array, cdf: (x: number) => number): number {
  const sorted = sample.slice().sort();
  let worst = 0;
  const { length } = sorted;
  for (let i = 0; i < length; ) {
    const first = i;
    const x = sorted[i];
    while (i < length && sorted[i] === x) i++;
    worst = Math.max(worst, Math.abs(cdf(x) - i / length), Math.abs(cdf(justBelow(x)) - first / length));
  }
  return worst;
}

/** A distribution function at 4,000 points of the sample only: the naive length bias integrates anew at each. */
function interpolated(cdf: (x: number) => number, of: Naive, sample: Float64Array): (x: number) => number {
  const sorted = sample.slice().sort();
  const marks = [...of.bends, ...of.bends.map(justBelow)];
  for (let i = 0; i < DRAWS; i += 40) marks.push(sorted[i]);
  marks.push(sorted[DRAWS - 1]);
  const known = [...new Set(marks)].sort((a, b) => a - b).map((x) => [x, cdf(x)] as const);
  return (x) => {
    let [low, high] = [0, known.length - 1];
    if (x <= known[0][0]) return x < known[0][0] ? 0 : known[0][1];
    if (x >= known[high][0]) return known[high][1];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (known[middle][0] <= x) low = middle;
      else high = middle;
    }
    const [[a, p], [b, q]] = [known[low], known[high]];
    return p + ((q - p) * (x - a)) / (b - a);
  };
}

describe.each(Object.entries(CASES))("%s", (name, spec) => {
  const bound = distribution(spec);
  const truth = naive(spec);
  const mean = naiveMoment(truth, 1);
  const square = naiveMoment(truth, 2);
  const isMixture = name.includes("mixture");

  test("mean and variance are the integrals of the distribution function", () => {
    expect(bound.mean / mean).toBeCloseTo(1, 8);
    expect(Math.abs(bound.variance - (square - mean * mean)) / square).toBeLessThan(1e-8);
  });

  test("the distribution function is the naive one", () => {
    for (let i = 0; i <= 400; i++) {
      const x = mean * 10 ** (-2 + i / 100);
      expect(Math.abs(bound.cdf(x) - truth.cdf(x))).toBeLessThan(1e-9);
    }
    expect(bound.cdf(-1)).toBe(0);
    expect(bound.cdf(Number.POSITIVE_INFINITY)).toBeCloseTo(1, 12);
  });

  test("a quantile is the first value that reaches its share", () => {
    for (const p of [1e-6, 0.01, 0.1, 0.3, 0.5, 0.77, 0.9, 0.99, 1 - 1e-6]) {
      const x = bound.quantile(p);
      expect(truth.cdf(x * (1 + 1e-9))).toBeGreaterThanOrEqual(p - 1e-9);
      expect(truth.cdf(x * (1 - 1e-7) - 1e-9)).toBeLessThanOrEqual(p + 1e-9);
    }
  });

  test("draws follow it", () => {
    const sample = draws(bound, source(name));
    expect(distance(sample, truth.cdf)).toBeLessThan(KS_BOUND);
    const sum = sample.reduce((total, x) => total + x, 0);
    const standardError = Math.sqrt(bound.variance / DRAWS);
    expect(Math.abs(sum / DRAWS - mean)).toBeLessThanOrEqual(5.5 * standardError + 1e-9);
  });

  test("length-biased draws have density proportional to x f(x)", () => {
    const biased = bound.lengthBiased();
    expect(biased.mean / (square / mean)).toBeCloseTo(1, 7);
    const sample = draws(biased, source(name, "biased"));
    expect(distance(sample, interpolated(naiveBias(truth), truth, sample))).toBeLessThan(KS_BOUND);
  });

  test.each([
    ["plain", bound],
    ["length-biased", bound.lengthBiased()],
  ])("%s draws take as many uniforms whatever is drawn, and remember nothing", (_, of) => {
    const [one, other] = [source(name, "count"), source(name, "count")];
    let taken = 0;
    const draw = of.sampler(() => {
      taken += 1;
      return one();
    });
    draw();
    const each = taken;
    expect([1, 2]).toContain(each);
    of.sampler(other)();
    for (let i = 2; i <= 300; i++) {
      expect(draw()).toBe(of.sampler(other)());
      expect(taken).toBe(i * each);
    }
  });

  test("the ends of the uniform range give durations", () => {
    for (const of of [bound, bound.lengthBiased()]) {
      for (const u of [0, 2 ** -32, 0.5, 1 - 2 ** -32, 1 - 2 ** -53]) {
        const days = of.sampler(() => u)();
        expect(Number.isFinite(days) && days >= 0, `${u} gave ${days}`).toBe(true);
      }
    }
  });

  if (isMixture) {
    test("two uniforms, each at every place alike, draw it: the one chooses a part, the other is its quantile there", () => {
      const lattice = Float64Array.from({ length: PLACES * PLACES }, (_, i) => {
        const [choice, place] = [Math.floor(i / PLACES), i % PLACES].map((at) => (at + 0.5) / PLACES);
        return drawnWith(bound, choice, place);
      });
      expect(distance(lattice, truth.cdf)).toBeLessThan(LATTICE_BOUND);
    });

    test("for one choice of a part, a larger uniform draws no shorter a time", () => {
      for (const choice of [0, 0.1, 0.31, 0.5, 0.79, 0.81, 0.95]) {
        const rising = Array.from({ length: PLACES }, (_, i) => drawnWith(bound, choice, (i + 0.5) / PLACES));
        expect(rising).toEqual(rising.slice().sort((one, other) => one - other));
      }
    });
  } else {
    test("a draw is the quantile of its uniform", () => {
      for (const u of [1e-9, 0.001, 0.2, 0.4999, 0.83, 0.99999]) {
        const exact = bound.quantile(u);
        expect(Math.abs(bound.sampler(() => u)() - exact)).toBeLessThanOrEqual(1e-8 * exact);
      }
    });
  }

  test("it is plain data", () => {
    const again = distribution(JSON.parse(JSON.stringify(spec)));
    expect(draws(again, source(name)).slice(0, 20)).toEqual(draws(bound, source(name)).slice(0, 20));
  });
});

test("a change of shares moves people between the parts of a mixture and nothing else", () => {
  const of = (share: number) =>
    distribution({
      kind: "mixture",
      parts: [
        { share, of: { kind: "exponential", mean: 10 } },
        { share: 1 - share, of: { kind: "gamma", shape: 2, scale: 100 } },
      ],
    });
  const [before, after] = [draws(of(0.5), source("shares")), draws(of(0.6), source("shares"))];
  const moved = before.filter((days, i) => days !== after[i]).length;
  // A tenth of the people move: binomial, 6 standard errors, wrong once in 5 × 10^8.
  expect(Math.abs(moved - DRAWS / 10)).toBeLessThan(6 * Math.sqrt(DRAWS * 0.09));
});
