/** A distribution of durations as plain data: canonical parameters, in days. */
export type DistributionSpec =
  | { readonly kind: "exponential"; readonly mean: number }
  | { readonly kind: "lognormal"; readonly median: number; readonly sigma: number }
  | { readonly kind: "gamma"; readonly shape: number; readonly scale: number }
  | { readonly kind: "weibull"; readonly shape: number; readonly scale: number }
  | { readonly kind: "uniform"; readonly from: number; readonly to: number }
  | { readonly kind: "triangular"; readonly from: number; readonly mode: number; readonly to: number }
  | { readonly kind: "fixed"; readonly value: number }
  | { readonly kind: "empirical"; readonly values: readonly number[]; readonly weights?: readonly number[] }
  | { readonly kind: "quantiles"; readonly quantiles: readonly (readonly [p: number, value: number])[] }
  | { readonly kind: "mixture"; readonly parts: readonly { readonly share: number; readonly of: DistributionSpec }[] }
  /** Conditional on the range, both ends included; an absent end is open. */
  | { readonly kind: "truncated"; readonly of: DistributionSpec; readonly from?: number; readonly to?: number }
  /** Cut at the bounds: what lies beyond becomes the bound. */
  | { readonly kind: "capped"; readonly of: DistributionSpec; readonly from?: number; readonly to?: number };

export type SpecOf<Kind extends DistributionSpec["kind"]> = Extract<DistributionSpec, { kind: Kind }>;
