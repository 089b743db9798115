import type { Metrics, Result } from "../../experiment/index.js";
import { columnsOf, type TidyTable } from "./table.js";

interface SummaryRow {
  readonly scenario: string;
  readonly scope: string;
  readonly name: string | undefined;
  readonly metric: string;
  readonly found: Metrics[string];
}

const column = columnsOf<SummaryRow>();
const IN_ITS_MEASURE = "as measure says; a share is from 0 to 1";
const BEYOND = "Inf where it lies beyond all follow-up";

/** Every metric of a run in every scope, in full and in the metric's own measure. */
export const SUMMARY: TidyTable<SummaryRow> = {
  name: "summary",
  columns: [
    column("scenario", "text", "", "Name of the scenario", ({ scenario }) => scenario),
    column("scope", "text", "", "What the metric is of: estate, group, unit, catchment or year", ({ scope }) => scope),
    column(
      "name",
      "text",
      "",
      "Which group, unit, catchment or calendar year; missing for the estate",
      ({ name }) => name,
    ),
    column("metric", "text", "", "Id of the metric, as in result.json", ({ metric }) => metric),
    column("title", "text", "", "The metric in words", ({ found }) => found.title),
    column("measure", "text", "", "What the metric is counted in", ({ found }) => found.measure),
    column(
      "estimate",
      "number",
      IN_ITS_MEASURE,
      `Best estimate; missing where nothing was measured, ${BEYOND}`,
      ({ found }) => found.estimate,
    ),
    column(
      "low",
      "number",
      IN_ITS_MEASURE,
      "Lower end of the interval; missing where there is none",
      ({ found }) => found.low,
    ),
    column(
      "high",
      "number",
      IN_ITS_MEASURE,
      `Upper end of the interval; missing where there is none, ${BEYOND}`,
      ({ found }) => found.high,
    ),
    column("level", "number", "share", "Level of the interval, 0.95 for 95 %", ({ found }) => found.level),
    column(
      "replications",
      "integer",
      "replications",
      "Replications that the estimate rests on",
      ({ found }) => found.n,
    ),
  ],
};

/** The rows of a run, the estate first. */
export function summaryRows({ scenario, metrics, groups, units, catchments, years }: Result): readonly SummaryRow[] {
  const rowsOf = (scope: string, name: string | undefined, found: Metrics) =>
    Object.entries(found).map(([metric, found]) => ({ scenario: scenario.name, scope, name, metric, found }));
  const scopes = Object.entries({ group: groups, unit: units, catchment: catchments, year: years });
  return [
    ...rowsOf("estate", undefined, metrics),
    ...scopes.flatMap(([scope, parts]) =>
      Object.entries(parts).flatMap(([name, { metrics }]) => rowsOf(scope, name, metrics)),
    ),
  ];
}
