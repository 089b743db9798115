import type { IsoDate } from "../../foundation/index.js";

/** A sheet of the workbook as plain data: one table under a heading row. */
export interface Sheet {
  /** At most 31 letters, none of `[]/\:*?`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Columns at the left that stay when the others are scrolled. */
  readonly frozen: number;
}

export interface SheetColumn {
  readonly title: string;
  /** [letters] */
  readonly width: number;
}

/** `undefined` is an empty cell. Texts are never formulas, whatever they begin with. */
export type SheetCell =
  | undefined
  | { readonly kind: "text"; readonly text: string; readonly bold?: true }
  | { readonly kind: "number"; readonly value: number; readonly format: string }
  | { readonly kind: "date"; readonly date: IsoDate };

export function column(title: string, width: number): SheetColumn {
  return { title, width };
}
