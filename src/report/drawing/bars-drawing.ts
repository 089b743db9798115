import * as Plot from "@observablehq/plot";
import { COLOURS } from "../palette.js";
import { chart } from "./chart.js";
import { fitted } from "./fitted.js";

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What stands at the end of the bar. */
  readonly text: string;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** Position of a series, where bars are in pairs. */
  readonly series?: number;
}

const ROW = 40;

/** Bars one below the other, each with its name above it, so that names may be long on a narrow page too. */
export function drawBars(bars: readonly Bar[], width: number): string {
  const rows = bars.map((bar, at) => ({ ...bar, at, from: 0, colour: barColour(bar) }));
  const most = Math.max(...bars.map(({ value, high }) => Math.max(value, high ?? value)), 1e-9);
  return chart({
    width,
    height: 12 + ROW * bars.length,
    marginLeft: 4,
    marginTop: 4,
    marginBottom: 4,
    marginRight: 96,
    x: { axis: null, domain: [0, most] },
    y: { axis: null, type: "band", domain: rows.map(({ at }) => at), paddingInner: 0.55, paddingOuter: 0.3 },
    marks: [
      Plot.barX(rows, { x1: "from", x2: "value", y: "at", fill: "colour" }),
      Plot.ruleY(
        rows.filter(({ low, high }) => low !== undefined && high !== undefined),
        { x1: "low", x2: "high", y: "at", stroke: COLOURS.ink, strokeWidth: 2 },
      ),
      Plot.text(rows, {
        x: "from",
        y: "at",
        text: ({ name }) => fitted(name, width - 8),
        textAnchor: "start",
        dy: -17,
      }),
      Plot.text(rows, {
        x: ({ value, high }) => Math.max(value, high ?? 0),
        y: "at",
        text: "text",
        textAnchor: "start",
        dx: 6,
        fontWeight: "bold",
      }),
    ],
  });
}

function barColour({ series = 0 }: Bar): string {
  return series === 0 ? COLOURS.blue : COLOURS.orange;
}
