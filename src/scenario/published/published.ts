/** The version of the file of published figures that this program reads. */
export const PUBLISHED_FORMAT = "securebeds/targets@1";

/** Figures that somebody published, to fit a scenario to or to hold it against. Frozen plain data. */
export interface PublishedFigures {
  readonly format: "securebeds/targets@1";
  readonly name: string;
  readonly about: string;
  /** In the order of the file. */
  readonly targets: readonly PublishedFigure[];
}

/** One figure, in the metric's own measure: shares between 0 and 1, durations in days. */
export interface PublishedFigure {
  readonly metric: string;
  /** What the figure is about; absent: the whole estate. */
  readonly of?: { readonly scope: "group" | "unit" | "catchment" | "year"; readonly name: string };
  readonly value: number;
  readonly uncertainty: Uncertainty;
  readonly source: string;
  readonly label: "published" | "derived" | "assumed";
  /** `fit`: the scenario is fitted to it; `validate`: it is held back, and looked at only afterwards. */
  readonly use: "fit" | "validate";
}

/** How far a figure may lie from the truth by chance, as its source says it. */
export type Uncertainty =
  /** > 0 */
  | { readonly kind: "standardError"; readonly value: number }
  /** `from` < `to`; level in (0, 1). */
  | { readonly kind: "interval"; readonly from: number; readonly to: number; readonly level: number }
  /** A mean over `n` people whose standard deviation is `sd`, or without it a share of `n` people, above 0 and below 1. */
  | { readonly kind: "sample"; readonly n: number; readonly sd?: number };

/** What a reader of figures must know of a metric. */
export interface MetricFacts {
  readonly isShare: boolean;
  /** What it can be about. */
  readonly scopes: readonly string[];
}

export interface PublishedSource {
  /** The file as messages show it. */
  readonly name: string;
  readonly text: string;
  /** What there is to be measured; without it any name will do until somebody measures. */
  readonly metrics?: ReadonlyMap<string, MetricFacts>;
}
