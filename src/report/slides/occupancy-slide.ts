import type { Result } from "../../experiment/index.js";
import { daysBetween } from "../../foundation/index.js";
import type { Band } from "../../observe/index.js";
import { bounded } from "../bounds.js";
import { estimateText } from "../estimates.js";
import { formatNumber } from "../numbers.js";
import { LINES } from "../office/palette.js";
import type { Reported } from "../reported.js";
import { footOf } from "./foot.js";
import { niceRange } from "./nice-range.js";
import { runNotes } from "./notes.js";
import { box, type MonthsPlan, type Piece, SLIDE, type SlidePlan } from "./plan.js";

type MonthLine = MonthsPlan["lines"][number];

/** Spreadsheets count days from here. */
const DAY_ZERO = "1899-12-30";
const SPREAD = "5th and 95th percentile of replications";

/** How full the beds are and how many wait, month by month. */
export function occupancySlide({ runs }: Reported): readonly SlidePlan[] {
  const [first] = runs;
  if (first === undefined || first.result.series.at.length < 3) return [];
  const { result } = first;
  const whole = SLIDE.right - SLIDE.left;
  const h = SLIDE.bottom - SLIDE.top;
  const w = 0.58 * whole;
  const pieces: Piece[] = [
    { kind: "chart", box: box(SLIDE.left, SLIDE.top, w, h), chart: bedsChart(result) },
    { kind: "chart", box: box(SLIDE.left + w + 0.4, SLIDE.top, whole - w - 0.4, h), chart: waitingChart(result) },
  ];
  const spread = `Dashed lines: ${SPREAD} in each month, how much one possible future differs from another.`;
  return [{ title: titleOf(result), pieces, notes: [spread, ...runNotes(result)], foot: footOf(result) }];
}

function titleOf({ metrics, series }: Result): string {
  const full = metrics["occupancy.mean"];
  const waiting = metrics["waiting.mean"];
  const often = metrics["occupancy.full"];
  const parts = [
    full?.estimate === undefined ? undefined : `Beds are ${estimateText(bounded("occupancy.mean", full))} occupied`,
    (often?.estimate ?? 0) < 0.01 ? undefined : `full ${estimateText(bounded("occupancy.full", often))} of the time`,
    waiting?.estimate === undefined
      ? undefined
      : `with ${estimateText(bounded("waiting.mean", waiting))} people waiting on average`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? `The estate from ${series.at[0]}` : parts.join(", ");
}

function bedsChart({ series }: Result): MonthsPlan {
  const { occupied, open } = series;
  const values = [...occupied.low, ...occupied.high, ...open.mean];
  const { from, to } = niceRange(Math.min(...values), Math.max(...values));
  const start = Math.max(...values) - Math.min(...values) < 0.5 * Math.max(...values) ? from : 0;
  return {
    kind: "months",
    heading: start === 0 ? "Beds" : `Beds (the axis begins at ${formatNumber(start, 0)})`,
    description: "Occupied and open beds month by month, with the spread over replications.",
    yFormat: "#,##0",
    yFrom: start,
    yTo: to,
    months: monthsOf(series.at),
    lines: [
      { name: "Open beds, mean", colour: LINES[1], dash: "lgDash", width: 2, symbol: "none", values: open.mean },
      ...banded("Occupied beds", occupied, LINES[0]),
    ],
  };
}

function waitingChart({ series }: Result): MonthsPlan {
  return {
    kind: "months",
    heading: "People waiting",
    description: "People on the waiting list month by month, with the spread over replications.",
    yFormat: "#,##0",
    yFrom: 0,
    months: monthsOf(series.at),
    lines: banded("Waiting", series.waiting, LINES[3]),
  };
}

function banded(what: string, { mean, low, high }: Band, colour: string): readonly MonthLine[] {
  const end = { colour, dash: "dash", width: 1, symbol: "none" } as const;
  return [
    { name: `${what}, mean`, colour, dash: "solid", width: 2.5, symbol: "none", values: mean },
    { ...end, name: "5th percentile", values: low },
    { ...end, name: "95th percentile", values: high },
  ];
}

function monthsOf(at: Result["series"]["at"]): readonly number[] {
  return at.map((day) => daysBetween(DAY_ZERO, day));
}
