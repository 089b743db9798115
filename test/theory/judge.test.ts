import { expect, it } from "vitest";
import { chiSquare, type Finding, kolmogorovP, smallestHolm, twoSided, zOf } from "./judge.js";

const finding = (parts: Partial<Finding>): Finding => ({
  case: "",
  metric: "",
  exact: 0,
  estimate: 0,
  error: 1,
  df: Number.POSITIVE_INFINITY,
  atMost: 0.01,
  why: "",
  first: true,
  ...parts,
});

it("brings Student's tails to the normal's, as the tables say", () => {
  expect(zOf(finding({ estimate: 2.776445, df: 4 }))).toBeCloseTo(1.959964, 4); // t(0.975; 4)
  expect(zOf(finding({ estimate: -3.659405, df: 29 }))).toBeCloseTo(-3.290527, 4); // t(0.9995; 29)
  expect(twoSided(2.575829)).toBeCloseTo(0.01, 6);
});

it("multiplies the smallest p by the size of the family", () => {
  const family = [0.3, -1.2, 2.575829, 0.8].map((estimate) => finding({ estimate }));
  expect(smallestHolm(family)).toBeCloseTo(0.04, 6);
});

it("finds scores too bad, too good and lopsided, and lets a fair set pass", () => {
  // 40 normal quantiles at (i + 1/2) ÷ 40, in other words a perfectly fair set.
  const fair = [0.031, 0.094, 0.157, 0.221, 0.285, 0.35, 0.416, 0.484, 0.552, 0.623, 0.695, 0.77, 0.848, 0.93, 1.018]
    .concat([1.112, 1.215, 1.331, 1.464, 1.622, 1.823])
    .flatMap((z) => [z, -z]);
  expect(kolmogorovP(fair)).toBeGreaterThan(0.9);
  expect(chiSquare(fair).tooBad).toBeGreaterThan(0.05);
  expect(kolmogorovP(fair.map((z) => z + 1))).toBeLessThan(1e-3);
  expect(chiSquare(fair.map((z) => 2 * z)).tooBad).toBeLessThan(1e-6);
  expect(chiSquare(fair.map((z) => z / 4)).tooGood).toBeLessThan(1e-6);
  expect(kolmogorovP(fair.map((z) => z / 8))).toBeLessThan(1e-2);
});
