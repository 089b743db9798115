/** Shares a number of beds out over units in proportion to the beds they have, whole beds only, by Webster's method: each
 *  bed in turn goes where the rounded share lags most, to the first unit among equals. Unlike largest remainders it never
 *  takes a bed from a unit because there is one more to share. Units without beds stay without while others have some. */
export function allocate(base: readonly number[], total: number): readonly number[] {
  const weights = base.some((beds) => beds > 0) ? base : base.map(() => 1);
  const sum = weights.reduce((whole, beds) => whole + beds, 0);
  // No unit gets less than its share, rounded down, less one; from there on bed by bed.
  const shared = weights.map((weight) => Math.max(0, Math.floor((total * weight) / sum) - 1));
  for (let left = total - shared.reduce((whole, beds) => whole + beds, 0); left > 0; left--) {
    shared[mostBehind(weights, shared)]++;
  }
  return shared;
}

function mostBehind(weights: readonly number[], shared: readonly number[]): number {
  let unit = 0;
  const claim = (of: number) => weights[of] / (2 * shared[of] + 1);
  for (let other = 1; other < weights.length; other++) if (claim(other) > claim(unit)) unit = other;
  return unit;
}
