import * as Plot from "@observablehq/plot";
import type { Result } from "../../experiment/index.js";
import { COLOURS } from "../palette.js";
import { chart, isNarrow } from "./chart.js";

type Series = Result["series"];

/** Beds that open or close, on a day. */
export interface Opening {
  readonly on: string;
  readonly beds: number;
}

/** More dated openings than this would overprint each other; the table has all. */
const MOST_NAMED = 6;

/** Occupied beds as a fan of possible futures, with open beds as a step line and openings by date. */
export function drawOccupancy(series: Series, openings: readonly Opening[], width: number): string {
  const rows = rowsOf(series, "occupied");
  const open = series.at.map((on, at) => ({ on: new Date(on), beds: series.open.mean[at] }));
  const named = openings.slice(0, isNarrow(width) ? 2 : MOST_NAMED);
  return chart({
    width,
    height: isNarrow(width) ? 260 : 340,
    marginTop: named.length > 0 ? 30 : 14,
    x: { type: "utc", label: null, ticks: isNarrow(width) ? 4 : 8 },
    y: { label: null, grid: true, tickFormat: ",d", domain: domainOf(series), ticks: 6 },
    marks: [
      ...fan(rows, COLOURS.blue),
      Plot.line(open, { x: "on", y: "beds", curve: "step-after", stroke: COLOURS.ink, strokeWidth: 2 }),
      ...openingMarks(named),
    ],
  });
}

/** People on the waiting lists as a fan of possible futures. */
export function drawWaiting(series: Series, width: number): string {
  return chart({
    width,
    height: isNarrow(width) ? 220 : 260,
    x: { type: "utc", label: null, ticks: isNarrow(width) ? 4 : 8 },
    y: { label: null, grid: true, tickFormat: ",d", zero: true, ticks: 5 },
    marks: fan(rowsOf(series, "waiting"), COLOURS.orange),
  });
}

interface Row {
  readonly on: Date;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

function rowsOf(series: Series, which: "occupied" | "waiting"): readonly Row[] {
  const { mean, low, high } = series[which];
  return series.at.map((on, at) => ({ on: new Date(on), mean: mean[at], low: low[at], high: high[at] }));
}

function fan(rows: readonly Row[], colour: string): Plot.Markish[] {
  return [
    Plot.areaY(rows, { x: "on", y1: "low", y2: "high", fill: colour, fillOpacity: 0.2 }),
    Plot.line(rows, { x: "on", y: "mean", stroke: colour, strokeWidth: 2.5 }),
  ];
}

/** Not from zero where beds are nearly full: what is to be seen is the room that is left. */
function domainOf({ occupied, open }: Series): [number, number] {
  const least = Math.min(...occupied.low);
  const most = Math.max(...open.mean, ...occupied.high);
  const room = Math.max(1, (most - least) * 0.15);
  return least < most / 2 ? [0, most + room] : [Math.max(0, Math.floor(least - room)), Math.ceil(most + room)];
}

function openingMarks(openings: readonly Opening[]): Plot.Markish[] {
  const rows = openings.map(({ on, beds }) => ({ on: new Date(on), text: `${beds > 0 ? "+" : ""}${beds}` }));
  return [
    Plot.ruleX(rows, { x: "on", stroke: COLOURS.grey, strokeDasharray: "2 3" }),
    Plot.text(rows, { x: "on", text: "text", frameAnchor: "top", dy: -16, fontWeight: "bold" }),
  ];
}
