/** A report as plain data, before anybody decides how it looks. Text may carry a no-break space (`GLUE`) where a number
 *  and its unit belong together; renderers break lines elsewhere and write it as a plain space. */
export interface Document {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  /** What the reader came for, in a sentence. */
  | { readonly kind: "answer"; readonly text: string }
  /** `level` 3 and 4 are headings under headings; a renderer may draw all alike. */
  | { readonly kind: "heading"; readonly text: string; readonly level?: 3 | 4 }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** What must be known before the figures are used. */
  | { readonly kind: "caveats"; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly table: Table };

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/** A text, or a text with a share [0, 1] that may be drawn as a small bar beside it. */
export type Cell = string | { readonly text: string; readonly bar: number };

/** How much a document says: `brief` for a screen, `full` for a file that must stand on its own. */
export type Detail = "brief" | "full";

export function textOf(cell: Cell): string {
  return typeof cell === "string" ? cell : cell.text;
}
