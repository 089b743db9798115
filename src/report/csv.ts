import type { BedsResult, Calibration, Comparison, Metrics, Result, WarmUp } from "../experiment/index.js";

type Value = string | number | undefined;

/** Every metric of a run in every scope, one row each; numbers in full and in the metric's own measure. */
export function summaryCsv(result: Result): string {
  const header = ["scope", "name", "metric", "title", "measure", "estimate", "low", "high", "level", "n"];
  const scopes = [
    ["group", result.groups],
    ["unit", result.units],
    ["catchment", result.catchments],
    ["year", result.years],
  ] as const;
  const rows = scopes.flatMap(([scope, named]) =>
    Object.entries(named).flatMap(([name, { metrics }]) => metricRows(scope, name, metrics)),
  );
  return csv([header, ...metricRows("all", "", result.metrics), ...rows]);
}

function metricRows(scope: string, name: string, metrics: Metrics): Value[][] {
  return Object.entries(metrics).map(([id, { title, measure, estimate, low, high, level, n }]) => [
    scope,
    name,
    id,
    title,
    measure,
    estimate,
    low,
    high,
    level,
    n,
  ]);
}

/** The points of one or more searches for beds. */
export function curveCsv(results: readonly BedsResult[]): string {
  const header = ["scenario", "metric", "beds", "estimate", "low", "high", "meanBedWait", "occupancy"];
  const rows = results.flatMap(({ scenario, target, curve }) =>
    curve.map(({ beds, value, bedWait, occupancy }) => [
      scenario.name,
      target.metric,
      beds,
      value.estimate,
      value.low,
      value.high,
      bedWait?.estimate,
      occupancy?.estimate,
    ]),
  );
  return csv([header, ...rows]);
}

/** Every difference of a comparison, one row each; differences of shares are between -1 and 1. */
export function comparisonCsv({ base, variants }: Comparison): string {
  const header = ["base", "variant", "metric", "title", "measure", "baseEstimate", "variantEstimate"];
  const rows = variants.flatMap(({ scenario, metrics, differences }) =>
    Object.entries(differences).map(([id, { title, measure, estimate, low, high, level, n, verdict }]) => [
      base.scenario.name,
      scenario.name,
      id,
      title,
      measure,
      base.metrics[id].estimate,
      metrics[id].estimate,
      estimate,
      low,
      high,
      level,
      n,
      verdict,
    ]),
  );
  return csv([[...header, "difference", "low", "high", "level", "n", "verdict"], ...rows]);
}

/** Every published figure of a fit against the scenario, those held back included. */
export function figuresCsv({ fit, validation }: Calibration): string {
  const header = [
    "use",
    "metric",
    "part",
    "published",
    "standardError",
    "simulated",
    "low",
    "high",
    "z",
    "label",
    "source",
  ];
  const rows = [...fit.figures, ...validation].map(
    ({ use, metric, of, value, standardError, simulated, z, ...said }) => [
      use,
      metric,
      of === undefined ? "" : `${of.scope} ${of.name}`,
      value,
      standardError,
      simulated.estimate,
      simulated.low,
      simulated.high,
      z,
      said.label,
      said.source,
    ],
  );
  return csv([header, ...rows]);
}

/** The series of a warm-up month by month, one row for each metric and month. */
export function warmUpCsv({ at, series }: WarmUp): string {
  const header = ["from", "metric", "mean", "low", "high", "smooth"];
  const rows = series.flatMap(({ metric, mean, low, high, smooth }) =>
    at.map((date, month) => [date, metric, mean[month], low[month], high[month], smooth[month]]),
  );
  return csv([header, ...rows]);
}

function csv(rows: readonly (readonly Value[])[]): string {
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would take for a formula is kept a text by an apostrophe; a wait beyond all follow-up is
 *  written `Inf`, which R and Python read. */
function field(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "number") return value === Number.POSITIVE_INFINITY ? "Inf" : String(value);
  const guarded = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
