import type { Metrics, Result } from "../../experiment/index.js";
import type { WaitCurve } from "../../observe/index.js";
import { bounded } from "../bounds.js";
import { measureInWords } from "../estimates.js";
import type { Reported } from "../reported.js";
import { name, text, whole, withInterval } from "./cells.js";
import { column, type Sheet, type SheetCell } from "./sheet.js";

const HEADLINES = [
  "bedWait.mean",
  "bedWait.median",
  "bedWait.p90",
  "bedWait.within28",
  "bedWait.any",
  "transferTime.mean",
  "transferTime.median",
  "transferTime.p90",
  "transferTime.within28",
  "waiting.mean",
  "waiting.end",
  "listed.admitted",
  "listed.admittedWithin28",
  "untreatedDays",
] as const;

/** How long people wait, whole and by group, in the numbers that are asked for most. */
export function waitingSheet({ runs }: Reported): Sheet {
  return {
    name: "Waiting",
    frozen: 3,
    columns: [
      column("Scenario", 26),
      column("Who", 24),
      column("Metric", 42),
      column("Estimate", 12),
      column("Low", 12),
      column("High", 12),
      column("Measure", 20),
      column("Metric id", 24),
    ],
    rows: runs.flatMap(({ result }) => [
      ...headlines(result, "everybody", result.metrics),
      ...Object.entries(result.groups).flatMap(([group, { metrics }]) => headlines(result, group, metrics)),
    ]),
  };
}

function headlines({ scenario }: Result, who: string, metrics: Metrics): readonly (readonly SheetCell[])[] {
  return HEADLINES.filter((id) => metrics[id]?.estimate !== undefined).map((id) => [
    name(scenario.name),
    name(who),
    text(metrics[id].title),
    ...withInterval(bounded(id, metrics[id])),
    text(measureInWords(metrics[id].measure)),
    text(id),
  ]);
}

const WAITS = [
  ["bedWait", "Joining the list to the offer of a bed"],
  ["transferTime", "Clock start to admission, prison transfers"],
] as const;
const BY = { all: "whole estate", group: "group", priority: "priority" } as const;

/** The share who have waited so many days at most. */
export function waitCurvesSheet({ runs }: Reported): Sheet {
  return {
    name: "Wait curves",
    frozen: 4,
    columns: [
      column("Scenario", 26),
      column("Wait", 40),
      column("By", 14),
      column("Who", 22),
      column("Days at most", 10),
      column("Share", 11),
      column("Low", 11),
      column("High", 11),
    ],
    rows: runs.flatMap(({ result }) =>
      WAITS.flatMap(([kind, title]) => result.waits[kind].flatMap((curve) => ofCurve(result, title, curve))),
    ),
  };
}

function ofCurve(
  { scenario, waits: { days } }: Result,
  title: string,
  { by, name: who, share, low, high }: WaitCurve,
): readonly (readonly SheetCell[])[] {
  return days.map((day, at) => {
    const estimate = {
      ...{ title, measure: "share" as const, level: 0.95, n: 0 },
      ...{ estimate: share[at], low: low?.[at], high: high?.[at] },
    };
    return [name(scenario.name), text(title), text(BY[by]), name(who), whole(day), ...withInterval(estimate)];
  });
}
