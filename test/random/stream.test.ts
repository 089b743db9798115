import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Address, encodeAddress, stream } from "../../src/random/index.js";

const part = fc.oneof(
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom("1", ":", "s1:", "n1:1", "", "s", "n", "asb"),
  fc.nat(20),
);
const address: fc.Arbitrary<Address> = fc.record({
  seed: fc.constantFrom("", "1", "12", "s1:", "2021", "n1:1"),
  replication: fc.nat(12),
  parts: fc.array(part, { maxLength: 4 }),
});

const first = (at: Address, count: number) => {
  const draw = stream(at);
  return Array.from({ length: count }, draw);
};

describe("an address", () => {
  test("is never encoded like another one", () => {
    const same = (a: Address, b: Address) => JSON.stringify(a) === JSON.stringify(b);
    fc.assert(
      fc.property(address, address, (a, b) => same(a, b) === (encodeAddress(a) === encodeAddress(b))),
      { numRuns: 5000, seed: 7 },
    );
  });

  test.each([
    [
      ["ab", "c"],
      ["a", "bc"],
    ],
    [["a", ""], ["a"]],
    [[1], ["1"]],
    [
      [1, 12],
      [11, 2],
    ],
    [["asb"], ["a", "b"]],
    [["an7"], ["a", 7]],
    [["s1:a"], ["a", "a"]],
  ])("keeps %j apart from %j", (one, other) => {
    const at = (parts: readonly (string | number)[]) => encodeAddress({ seed: "s", replication: 0, parts });
    expect(at(one)).not.toBe(at(other));
  });
});

describe("a stream", () => {
  test("is the same whenever it is asked for, whatever was drawn elsewhere", () => {
    const at: Address = { seed: "2021", replication: 3, parts: ["remand", "court"] };
    const before = first(at, 50);
    stream({ ...at, parts: ["remand"] })();
    expect(first(at, 50)).toEqual(before);
  });

  test("lies in [0, 1)", () => {
    const all = first({ seed: "range", replication: 0, parts: [] }, 100_000);
    expect(all.every((u) => u >= 0 && u < 1)).toBe(true);
  });

  test("two of 100,000 addresses never begin alike", () => {
    // Two uniforms of 32 bits each: by chance a pair of equal beginnings turns up once in 3.7 × 10^9 suites.
    const begun = new Set<string>();
    for (let i = 0; i < 100_000; i++) {
      begun.add(first({ seed: "2021", replication: i % 500, parts: ["group", Math.floor(i / 500)] }, 2).join());
    }
    expect(begun.size).toBe(100_000);
  });

  test.each([
    ["replications", (i: number): Address => ({ seed: "2021", replication: i, parts: ["sentenced", "stay"] })],
    ["seeds", (i: number): Address => ({ seed: String(i), replication: 0, parts: ["sentenced", "stay"] })],
    ["people", (i: number): Address => ({ seed: "2021", replication: 0, parts: ["again", i, "stay"] })],
  ])("neighbouring %s have nothing in common", (_, at) => {
    // First draws of 20,000 neighbours: mean, lag-1 correlation and 100-cell chi-square. Bounds at 5.5 standard errors each,
    // wrong once in 2.6 × 10^7 (chi-square with 99 df by its normal limit).
    const n = 20_000;
    const u = Array.from({ length: n }, (_, i) => stream(at(i))() - 0.5);
    const mean = u.reduce((sum, x) => sum + x, 0) / n;
    const lag = u.slice(1).reduce((sum, x, i) => sum + x * u[i], 0) / (n - 1);
    const cells = new Float64Array(100);
    for (const x of u) cells[Math.floor((x + 0.5) * 100)] += 1;
    const chiSquare = cells.reduce((sum, count) => sum + (count - n / 100) ** 2 / (n / 100), 0);
    expect(Math.abs(mean)).toBeLessThan(5.5 / Math.sqrt(12 * n));
    expect(Math.abs(lag)).toBeLessThan(5.5 / 12 / Math.sqrt(n));
    expect(Math.abs(chiSquare - 99)).toBeLessThan(5.5 * Math.sqrt(198));
  });

  test("streams of two replications are uncorrelated along their length", () => {
    const [a, b] = [1, 2].map((replication) => first({ seed: "2021", replication, parts: ["stay"] }, 50_000));
    const product = a.reduce((sum, x, i) => sum + (x - 0.5) * (b[i] - 0.5), 0) / a.length;
    // 5.5 standard errors of a correlation of independent uniforms.
    expect(Math.abs(product * 12)).toBeLessThan(5.5 / Math.sqrt(a.length));
  });
});
