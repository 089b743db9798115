import * as Plot from "@observablehq/plot";
import type { Result } from "../../experiment/index.js";
import { COLOURS, SERIES } from "../palette.js";
import { axisPercent, chart, isNarrow } from "./chart.js";
import { fitted } from "./fitted.js";

type Waits = Result["waits"];
export type Curve = Waits["bedWait"][number];

/** Where the law will draw its line. [days] */
const LINE = 28;
const A_QUARTER = 84;
const HALF_A_YEAR = 182;
const PERCENT = { domain: [0, 100], percent: true, label: null, grid: true, tickFormat: axisPercent } as const;

interface Point {
  readonly days: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** The last day drawn: where all curves have all but ended, at most half a year. */
export function horizonOf(curves: readonly Curve[], days: readonly number[]): number {
  const known = days.filter((day) => day <= HALF_A_YEAR);
  const end = known.find((day, at) => day >= A_QUARTER && curves.every(({ share }) => share[at] > 0.98));
  return end ?? known[known.length - 1];
}

/** Curves on one another, each with its interval as a band, and the line of 28 days. */
export function drawWaits(curves: readonly Curve[], days: readonly number[], width: number): string {
  const horizon = horizonOf(curves, days);
  const marks = curves.flatMap((curve, i) => {
    const points = pointsOf(curve, days, horizon);
    const { colour, dash } = SERIES[i % SERIES.length];
    return [
      Plot.areaY(points, { x: "days", y1: "low", y2: "high", fill: colour, fillOpacity: 0.15 }),
      Plot.line(points, { x: "days", y: "share", stroke: colour, strokeWidth: 2.5, strokeDasharray: dash }),
    ];
  });
  return chart({
    width,
    height: isNarrow(width) ? 260 : 340,
    x: { label: "Days waited at most", labelAnchor: "center", domain: [0, horizon], ticks: isNarrow(width) ? 5 : 8 },
    y: PERCENT,
    marks: [...lineOfTheLaw(), ...marks],
  });
}

function lineOfTheLaw(): Plot.Markish[] {
  return [
    Plot.ruleX([LINE], { stroke: COLOURS.ink, strokeDasharray: "3 3" }),
    Plot.text([LINE], {
      x: (days: number) => days,
      frameAnchor: "bottom",
      text: () => "28 days",
      dx: 5,
      dy: -6,
      textAnchor: "start",
    }),
  ];
}

/** One small panel a curve, with all others in grey behind it: told apart by place, not by colour. */
export function drawWaitPanels(curves: readonly Curve[], days: readonly number[], width: number): string {
  const columns = isNarrow(width) ? 2 : 4;
  const horizon = horizonOf(curves, days);
  const panel = (i: number) => ({ fx: i % columns, fy: Math.floor(i / columns) });
  const own = curves.flatMap((curve, i) => pointsOf(curve, days, horizon).map((point) => ({ ...point, ...panel(i) })));
  const others = curves.flatMap((curve, i) =>
    curves.flatMap((_, j) =>
      i === j ? [] : pointsOf(curve, days, horizon).map((point) => ({ ...point, ...panel(j), of: `${i} ${j}` })),
    ),
  );
  const names = curves.map(({ name }, i) => ({
    ...panel(i),
    name: fitted(name, 0.9 * ((width - 80) / columns), true),
  }));
  const at = { fx: "fx", fy: "fy" } as const;
  return chart({
    width,
    height: 34 + 130 * Math.ceil(curves.length / columns),
    marginTop: 24,
    marginBottom: 34,
    x: { label: null, domain: [0, horizon], ticks: 3 },
    y: { ...PERCENT, ticks: 3 },
    fx: { axis: null, padding: 0.08 },
    fy: { axis: null, padding: 0.28 },
    marks: [
      Plot.line(others, { ...at, x: "days", y: "share", z: "of", stroke: COLOURS.pale, strokeWidth: 1 }),
      Plot.ruleX([LINE], { stroke: COLOURS.ink, strokeDasharray: "3 3" }),
      Plot.line(own, { ...at, x: "days", y: "share", stroke: COLOURS.blue, strokeWidth: 2.5 }),
      Plot.text(names, { ...at, text: "name", frameAnchor: "top-left", dy: -16, fontWeight: "bold" }),
    ],
  });
}

function pointsOf({ share, low, high }: Curve, days: readonly number[], horizon: number): readonly Point[] {
  return days.flatMap((day, at) =>
    day > horizon ? [] : [{ days: day, share: share[at], low: low?.[at] ?? share[at], high: high?.[at] ?? share[at] }],
  );
}
