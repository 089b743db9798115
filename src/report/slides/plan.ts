/** A slide as plain data, before anybody draws it. */
export interface SlidePlan {
  /** The finding, in a sentence. */
  readonly title: string;
  readonly pieces: readonly Piece[];
  /** What the speaker should know: method and provenance, a paragraph each. */
  readonly notes: readonly string[];
  /** What the slide is about, in small letters at its foot. */
  readonly foot: string;
}

export type Piece =
  /** Numbers side by side, each on a card. */
  | { readonly kind: "figures"; readonly box: Box; readonly figures: readonly KeyFigure[] }
  | { readonly kind: "paragraph"; readonly box: Box; readonly text: string; readonly size: "large" | "small" }
  | { readonly kind: "list"; readonly box: Box; readonly heading: string; readonly items: readonly string[] }
  | { readonly kind: "table"; readonly box: Box; readonly table: TablePlan }
  | { readonly kind: "chart"; readonly box: Box; readonly chart: ChartPlan };

/** Where something stands on the slide. [inches] */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A number that the room should remember. */
export interface KeyFigure {
  readonly value: string;
  readonly label: string;
  /** Interval and what it is measured against. */
  readonly detail: string;
}

export interface TablePlan {
  readonly columns: readonly { readonly title: string; readonly align: "left" | "right"; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
}

export type ChartPlan = PointsPlan | MonthsPlan | BarsPlan;

interface ChartBase {
  /** What the chart shows, for those who cannot see it. */
  readonly description: string;
  /** What the values are, above the chart. */
  readonly heading: string;
  readonly yFormat: string;
  readonly yFrom: number;
  readonly yTo?: number;
}

/** Lines through points on two axes of numbers. */
export interface PointsPlan extends ChartBase {
  readonly kind: "points";
  readonly xTitle: string;
  readonly xFrom: number;
  readonly xTo: number;
  readonly xStep?: number;
  readonly lines: readonly (Line & { readonly points: readonly (readonly [x: number, y: number])[] })[];
}

/** Lines over calendar months. */
export interface MonthsPlan extends ChartBase {
  readonly kind: "months";
  /** First days, as the days of a spreadsheet. */
  readonly months: readonly number[];
  readonly lines: readonly (Line & { readonly values: readonly number[] })[];
}

/** A bar for each name, the first at the top. */
export interface BarsPlan extends ChartBase {
  readonly kind: "bars";
  readonly bars: readonly { readonly name: string; readonly value: number }[];
  readonly colour: string;
}

/** Lines differ in colour and in dash or symbol, so that they can be told apart without colour. */
export interface Line {
  readonly name: string;
  readonly colour: string;
  readonly dash: "solid" | "dash" | "sysDot" | "lgDash" | "lgDashDot" | "none";
  /** [points] */
  readonly width: number;
  readonly symbol: "none" | "circle" | "square" | "triangle" | "diamond";
  /** Of the symbol, where it is not as large as others. [points] */
  readonly symbolSize?: number;
}

/** Where the parts of a slide stand. */
export const SLIDE = { width: 13.333, height: 7.5, left: 0.6, right: 12.733, top: 1.75, bottom: 6.8 } as const;

export function box(x: number, y: number, w: number, h: number): Box {
  return { x, y, w, h };
}
