import type { Block, Column } from "../document.js";

/** A number as people read it, and the number itself: a page carries both, so that a program can check one by the other. */
export interface Told {
  readonly text: string;
  readonly value: number | undefined;
}

export type Entry = string | Told;

export interface DataTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Entry[])[];
}

/** A picture with everything a reader needs who cannot see it. */
export interface Figure {
  /** Unique in the page; letters, digits and hyphens. */
  readonly id: string;
  /** States the finding. */
  readonly title: string;
  /** What is drawn, in words. */
  readonly description: string;
  /** What lines and colours mean, where there are several. */
  readonly legend?: readonly LegendEntry[];
  readonly note?: string;
  /** SVG that stands by itself, so many pixels wide. */
  draw(width: number): string;
  /** The numbers behind it. */
  readonly data: DataTable;
}

export interface LegendEntry {
  readonly name: string;
  readonly colour: string;
  readonly dash?: string;
  /** A filled square instead of a line. */
  readonly isArea?: boolean;
}

/** One of the few figures a reader takes away. */
export interface Tile {
  readonly label: string;
  readonly figure: Told;
  /** Interval, comparison, or what it means. */
  readonly beside: string;
}

export type Part =
  | Block
  | { readonly kind: "lead"; readonly text: string }
  /** A heading that is linked to. */
  | { readonly kind: "anchor"; readonly id: string; readonly text: string }
  | { readonly kind: "tiles"; readonly tiles: readonly Tile[] }
  | { readonly kind: "figure"; readonly figure: Figure }
  | { readonly kind: "data"; readonly table: DataTable; readonly caption: string };

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly Part[];
}

/** A section of the report, for a page of somebody else's. */
export interface ReportSection {
  readonly id: string;
  readonly title: string;
  /** The section without its title, as HTML that runs nothing; drawn when it is asked for. */
  markup(): string;
}

/** Scripts of somebody else's for the page, and what its content security policy has to allow for them. */
export interface PageScripts {
  readonly policy: string;
  readonly markup: string;
}
