import * as Plot from "@observablehq/plot";
import { COLOURS } from "../palette.js";
import { chart, isNarrow } from "./chart.js";
import { fitted } from "./fitted.js";

/** A difference with its interval, brought to a scale that all rows share. */
export interface ForestRow {
  readonly name: string;
  /** What the difference is, and its verdict, in words. */
  readonly text: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly verdict: "better" | "worse" | "other" | "unclear";
}

const FILL: Readonly<Record<ForestRow["verdict"], string>> = {
  better: COLOURS.green,
  worse: COLOURS.orange,
  other: COLOURS.blue,
  unclear: COLOURS.grey,
};
/** Told by shape too. */
const SYMBOL: Readonly<Record<ForestRow["verdict"], Plot.SymbolType>> = {
  better: "triangle",
  worse: "square",
  other: "circle",
  unclear: "circle",
};
const ROW = 46;

/** Differences one below the other about a line of no difference. */
export function drawForest(rows: readonly ForestRow[], axis: string, width: number): string {
  const placed = rows.map((row, at) => ({ ...row, at, fill: FILL[row.verdict] }));
  const reach = Math.max(...rows.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)]), 1e-9);
  const start = -1.05 * reach;
  return chart({
    width,
    height: 60 + ROW * rows.length,
    marginLeft: 8,
    marginRight: 8,
    marginTop: 4,
    x: { label: axis, labelAnchor: "center", domain: [start, 1.05 * reach], ticks: isNarrow(width) ? 4 : 7 },
    y: { axis: null, type: "band", domain: placed.map(({ at }) => at) },
    marks: [
      Plot.ruleX([0], { stroke: COLOURS.ink }),
      Plot.ruleY(placed, { x1: "low", x2: "high", y: "at", stroke: "fill", strokeWidth: 2.5, dy: 5 }),
      Plot.dot(placed, {
        x: "value",
        y: "at",
        fill: "fill",
        stroke: "white",
        r: 5,
        symbol: ({ verdict }: ForestRow) => SYMBOL[verdict],
        dy: 5,
      }),
      Plot.text(placed, {
        x: () => start,
        y: "at",
        text: ({ name, text }) => fitted(`${name}: ${text}`, width - 16),
        textAnchor: "start",
        dy: -14,
        stroke: "white",
        strokeWidth: 4,
        fill: COLOURS.ink,
      }),
    ],
  });
}
