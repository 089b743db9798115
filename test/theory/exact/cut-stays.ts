/** Mean of an exponential time that is cut short at the end of every interval with a chance of its own; the last interval
 *  repeats. @param ends rising days of the first chances, @param chance the chance at each, @param again length of the
 *  intervals after the last end; absent: no more chances */
export function cutExponential(
  mean: number,
  ends: readonly number[],
  chance: number,
  again?: number,
): { readonly mean: number; readonly cut: number } {
  let expected = 0;
  let cut = 0;
  let kept = 1;
  let from = 0;
  const beyond = (t: number) => Math.exp(-t / mean);
  const pass = (end: number) => {
    expected += kept * mean * (beyond(from) - beyond(end));
    cut += kept * beyond(end) * chance;
    kept *= 1 - chance;
    from = end;
  };
  ends.forEach(pass);
  if (again === undefined) return { mean: expected + kept * mean * beyond(from), cut };
  while (kept * beyond(from) > 1e-15) pass(from + again);
  return { mean: expected, cut };
}
