import type { DistributionSpec } from "../random/index.js";
import type { FileDistribution } from "./file-values.js";

/** A distribution as a scenario file may write it, every duration `times` as long: the shape is the same, the scale another.
 *  @param times above 0; 1 writes it as it is */
export function writtenDistribution(spec: DistributionSpec, times = 1): FileDistribution {
  const long = (days: number) => days * times;
  switch (spec.kind) {
    case "exponential":
      return { exponential: { mean: long(spec.mean) } };
    case "lognormal":
      return { lognormal: { median: long(spec.median), sigma: spec.sigma } };
    case "gamma":
      return { gamma: { shape: spec.shape, scale: long(spec.scale) } };
    case "weibull":
      return { weibull: { shape: spec.shape, scale: long(spec.scale) } };
    case "uniform":
      return { uniform: { from: long(spec.from), to: long(spec.to) } };
    case "triangular":
      return { triangular: { from: long(spec.from), mode: long(spec.mode), to: long(spec.to) } };
    case "fixed":
      return { fixed: long(spec.value) };
    case "empirical":
      return {
        empirical: { values: spec.values.map(long), ...(spec.weights !== undefined && { weights: spec.weights }) },
      };
    case "quantiles":
      return { empirical: { quantiles: Object.fromEntries(spec.quantiles.map(([p, days]) => [p, long(days)])) } };
    case "mixture":
      return { mixture: spec.parts.map(({ share, of }) => ({ share, of: writtenDistribution(of, times) })) };
    case "truncated":
      return { truncated: cut(spec, times) };
    case "capped":
      return { capped: cut(spec, times) };
  }
}

/** An open end is not written. */
function cut(
  { of, from, to }: Extract<DistributionSpec, { readonly kind: "truncated" | "capped" }>,
  times: number,
): { readonly of: FileDistribution; readonly from?: number; readonly to?: number } {
  return {
    of: writtenDistribution(of, times),
    ...(from !== undefined && { from: from * times }),
    ...(to !== undefined && Number.isFinite(to) && { to: to * times }),
  };
}
