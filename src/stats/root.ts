/** A zero of a rising function between two points that enclose it, to the last digits of x: Chandrupatla's method, which
 *  takes an inverse quadratic step where three points justify it and halves the bracket where they do not. When the
 *  function does not change sign, the end nearer to a change is returned. */
export function rootBetween(rising: (x: number) => number, from: number, to: number): number {
  let [a, b, c] = [to, from, from];
  let [fa, fb, fc] = [rising(to), rising(from), 0];
  if (fb >= 0) return from;
  if (fa <= 0) return to;
  let share = 0.5;
  for (let round = 0; round < 300; round++) {
    const x = a + share * (b - a);
    const fx = rising(x);
    if (fx > 0 === fa > 0) [c, fc] = [a, fa];
    else [c, b, fc, fb] = [b, a, fb, fa];
    [a, fa] = [x, fx];
    const best = Math.abs(fa) < Math.abs(fb) ? a : b;
    const resolution = (2 * Number.EPSILON * Math.abs(best) + Number.MIN_VALUE) / Math.abs(b - a);
    if (resolution > 0.5 || fa === 0 || fb === 0) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    const smooth = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    const step = (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
    share = smooth && Number.isFinite(step) ? Math.min(Math.max(step, resolution), 1 - resolution) : 0.5;
  }
  return a;
}
