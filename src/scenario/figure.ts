/** What a number of a scenario is counted in: anything, whole things such as beds, a part of a whole, or time [days]. */
export type FigureKind = "number" | "wholeNumber" | "share" | "days";

/** A single number that a scenario file writes. */
export interface Figure {
  /** Where in the file, such as `access.accepted`. */
  readonly path: string;
  readonly kind: FigureKind;
  /** In days where it is a time, between 0 and 1 where it is a share. */
  readonly value: number;
  /** The stated uncertainty, both ends or neither. */
  readonly from?: number;
  readonly to?: number;
  readonly source?: string;
  readonly label?: "published" | "derived" | "assumed";
}

/** A figure of which the file says how far it may be off. */
export interface StatedUncertainty extends Figure {
  readonly from: number;
  readonly to: number;
  readonly source: string;
  readonly label: "published" | "derived" | "assumed";
}

/** A number as a scenario file may write it, so that reading it gives the same number again. */
export function writtenFigure(value: number, kind: FigureKind): string {
  return kind === "days" ? `${value} days` : String(value);
}
