import { expect, test } from "vitest";
import { distribution } from "../../src/random/index.js";

/* An exponential of mean m cut at c: E min = m (1 - e), E min² = 2 m² (1 - e) - 2 m c e with e = exp(-c / m); those found under way
 * have the mean E min² ÷ E min. With m = 600,000 and c = 730 nearly everybody is cut, and less than a millionth of bed-days
 * belongs to those who are not, which a truncation would refuse. */
test.each([
  [600_000, 730],
  [1e9, 730],
  [100, 730],
])("people found under way, exponential of mean %d cut at %d", (mean, cut) => {
  const capped = distribution({ kind: "capped", of: { kind: "exponential", mean }, from: 0, to: cut });
  const gone = -Math.expm1(-cut / mean);
  // Where e is nearly 1 the formula loses its digits: then min is c but for c² / 2m, and min² but for 2c³ / 3m.
  const [first, second] =
    cut / mean < 1e-4
      ? [cut - cut ** 2 / (2 * mean), cut ** 2 - (2 * cut ** 3) / (3 * mean)]
      : [mean * gone, 2 * mean ** 2 * gone - 2 * mean * cut * (1 - gone)];
  const biased = capped.lengthBiased();
  expect(biased.mean / (second / first)).toBeCloseTo(1, 6);
  expect(biased.quantile(1)).toBe(cut);
  expect(biased.sampler(() => 0.5)()).toBeLessThanOrEqual(cut);
});
