import type { Result } from "../../experiment/index.js";
import { dateAfter } from "../../foundation/index.js";
import type { Scenario } from "../../scenario/index.js";
import { drawOccupancy, drawWaiting, type Opening } from "../drawing/series-drawing.js";
import { estimateText } from "../estimates.js";
import { counted } from "../numbers.js";
import { COLOURS } from "../palette.js";
import type { RunStudy } from "../reported.js";
import type { DataTable, Entry, Figure, Part, Section } from "./parts.js";
import { perRun } from "./per-run.js";
import { toldNumber } from "./told.js";

/** Beds in use and people waiting, month by month. */
export function occupancySection(runs: readonly RunStudy[]): readonly Section[] {
  const parts = perRun(runs, ({ result, scenario }, suffix, name): readonly Part[] => {
    if (result.series.at.length < 2) return [];
    return [
      { kind: "figure", figure: occupied(result, openingsOf(scenario, result), suffix, name) },
      { kind: "figure", figure: waiting(result, suffix, name) },
    ];
  });
  return parts.length === 0 ? [] : [{ id: "occupancy", title: "Beds and lists over time", parts }];
}

/** Openings (+) and closures (-) within the window, those of one day together. */
function openingsOf({ estate, start }: Scenario, { window }: Result): readonly Opening[] {
  const byDay = new Map<string, number>();
  for (const { day, beds } of estate.units.flatMap(({ changes }) => changes)) {
    const on = dateAfter(start, day);
    if (on >= window.from && on < window.to) byDay.set(on, (byDay.get(on) ?? 0) + beds);
  }
  return [...byDay].map(([on, beds]) => ({ on, beds })).sort((one, other) => (one.on < other.on ? -1 : 1));
}

const RANGE = "5th to 95th percentile of replications: how much one possible future differs from another";

function occupied({ series, metrics }: Result, openings: readonly Opening[], suffix: string, name: string): Figure {
  const dated = openings.map(({ on, beds }) => `${beds > 0 ? "+" : ""}${counted(beds, "bed")} on ${on}`);
  return {
    id: `occupancy-over-time${suffix}`,
    title: `${name}${estimateText(metrics["occupancy.mean"])} of open bed-days are in use on average; ${estimateText(metrics["beds.occupied"])} beds of ${estimateText(metrics["beds.open"])}`,
    description: `Occupied beds month by month with their range, and open beds as a step line.${dated.length > 0 ? ` Dated: ${dated.join(", ")}.` : ""}`,
    legend: [
      { name: "Occupied, mean", colour: COLOURS.blue },
      { name: RANGE, colour: "#cce0f1", isArea: true },
      { name: "Open", colour: COLOURS.ink },
    ],
    ...(dated.length > 0 && { note: `Dated openings and closures: ${dated.join(", ")}.` }),
    draw: (width) => drawOccupancy(series, openings, width),
    data: seriesData(series, "occupied"),
  };
}

function waiting({ series, metrics }: Result, suffix: string, name: string): Figure {
  return {
    id: `waiting-over-time${suffix}`,
    title: `${name}${estimateText(metrics["waiting.mean"])} people are on the waiting lists on average`,
    description: "People on the waiting lists month by month with their range.",
    legend: [
      { name: "Waiting, mean", colour: COLOURS.orange },
      { name: RANGE, colour: "#f0dccb", isArea: true },
    ],
    draw: (width) => drawWaiting(series, width),
    data: seriesData(series, "waiting"),
  };
}

function seriesData(series: Result["series"], which: "occupied" | "waiting"): DataTable {
  const { mean, low, high } = series[which];
  const open = which === "occupied";
  const rows = series.at.map((on, at): Entry[] => [
    on,
    toldNumber(mean[at], 1),
    toldNumber(low[at], 1),
    toldNumber(high[at], 1),
    ...(open ? [toldNumber(series.open.mean[at], Number.isInteger(series.open.mean[at]) ? 0 : 1)] : []),
  ]);
  const columns = [
    { title: "Month from", align: "left" as const },
    ...[open ? "Occupied beds" : "People waiting", "5 %", "95 %", ...(open ? ["Open beds"] : [])].map((title) => ({
      title,
      align: "right" as const,
    })),
  ];
  return { columns, rows };
}
