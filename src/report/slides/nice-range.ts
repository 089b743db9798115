/** Round ends around values, with about eight steps of a round size between them. */
export function niceRange(
  low: number,
  high: number,
): { readonly from: number; readonly to: number; readonly step: number } {
  const rough = (high - low || 1) / 7;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  return { from: Math.max(0, Math.floor(low / step) * step), to: Math.ceil(high / step) * step, step };
}
