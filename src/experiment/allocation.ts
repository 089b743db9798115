/** Shares a number of beds out over units in proportion to the beds they have, whole beds only; the largest remainders are
 *  rounded up, first unit first among equals. Units without beds stay without while others have some. */
export function allocate(base: readonly number[], total: number): readonly number[] {
  const sum = base.reduce((whole, beds) => whole + beds, 0);
  const exact = base.map((beds) => (sum === 0 ? total / base.length : (total * beds) / sum));
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((count, beds) => count + beds, 0);
  const byRemainder = exact
    .map((beds, unit) => ({ unit, remainder: beds - Math.floor(beds) }))
    .sort((one, other) => other.remainder - one.remainder || one.unit - other.unit);
  for (const { unit } of byRemainder.slice(0, left)) whole[unit]++;
  return whole;
}
