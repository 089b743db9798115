/** Days as a number, or text such as `28 days`, `6 weeks`, `18 months`, `5 years`. A month is 365.25 ÷ 12 days. */
export type FileDuration = number | string;

/** A figure with what is known of it: its uncertainty, and where it comes from. */
export interface FileValue<Value> extends FileSource {
  readonly value: Value;
  readonly from?: Value;
  readonly to?: Value;
}

/** Where a figure or a whole block comes from; `assumed` unless the label says otherwise. */
export interface FileSource {
  readonly source?: string;
  readonly label?: "published" | "derived" | "assumed";
}

export type FileNumber = number | FileValue<number>;
/** `25%` or 0.25. */
export type FileShare = number | string | FileValue<number | string>;
export type FileLength = FileDuration | FileValue<FileDuration>;
/** Shares that add up to 100 %. */
export type FileShares<Name extends string = string> = { readonly [Key in Name]?: FileShare };

/** One duration for everybody, or how it varies from person to person. */
export type FileDistribution = FileLength | (FileDistributionKind & FileSource);

export type FileDistributionKind =
  | { readonly lognormal: FileLognormal }
  | { readonly gamma: FileGamma }
  | { readonly exponential: FileExponential }
  | { readonly weibull: FileWeibull }
  | { readonly uniform: { readonly from: FileLength; readonly to: FileLength } }
  | { readonly triangular: { readonly from: FileLength; readonly mode: FileLength; readonly to: FileLength } }
  | { readonly fixed: FileLength }
  | { readonly empirical: readonly FileLength[] | FileEmpirical }
  | { readonly mixture: readonly { readonly share: FileShare; readonly of: FileDistribution }[] }
  | { readonly truncated: FileCut }
  | { readonly capped: FileCut };

/** Pairs by duration or percentage, such as `{ "28": "15%" }`. */
export type FilePairs = Readonly<Record<string, FileShare | FileLength>>;

export type FileLognormal =
  | { readonly median: FileLength; readonly sigma: FileNumber }
  | { readonly mean: FileLength; readonly sigma: FileNumber }
  | { readonly mean: FileLength; readonly sd: FileLength }
  | { readonly median: FileLength; readonly mean: FileLength }
  | { readonly mean: FileLength; readonly within: FilePairs }
  | { readonly median: FileLength; readonly within: FilePairs }
  | { readonly quantiles: FilePairs }
  | { readonly mu: FileNumber; readonly sigma: FileNumber };

export type FileGamma =
  | { readonly mean: FileLength; readonly sd: FileLength }
  | { readonly shape: FileNumber; readonly scale: FileLength }
  | { readonly shape: FileNumber; readonly mean: FileLength }
  | { readonly mean: FileLength; readonly within: FilePairs };

export type FileExponential =
  | { readonly mean: FileLength }
  | { readonly median: FileLength }
  | { readonly rate: FileNumber }
  | { readonly within: FilePairs };

export type FileWeibull =
  | { readonly shape: FileNumber; readonly scale: FileLength }
  | { readonly mean: FileLength; readonly shape: FileNumber }
  | { readonly mean: FileLength; readonly sd: FileLength }
  | { readonly quantiles: FilePairs };

export type FileEmpirical =
  | { readonly values: readonly FileLength[]; readonly weights?: readonly FileNumber[] }
  | { readonly quantiles: FilePairs };

export interface FileCut {
  readonly of: FileDistribution;
  readonly from?: FileLength;
  readonly to?: FileLength;
}
