import type { BedsResult, Comparison, Metrics, Result, SweepResult } from "../experiment/index.js";

type Value = string | number | Quantity | undefined;

/** Digits that somebody typed, which are data and no formula whatever sign they begin with. */
interface Quantity {
  readonly digits: string;
}

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

/** Every metric at every point of a sweep, one row each, with the settings as columns. */
export function sweepCsv({ axes, points, replications }: SweepResult): string {
  const header = [...axes.map(({ path }) => path), "metric", "estimate", "low", "high", "level", "n", "replications"];
  const rows = points.flatMap(({ settings, metrics }) =>
    Object.entries(metrics).map(([id, { estimate, low, high, level, n }]) => [
      ...settings.map(({ value }) => (SIGNED_NUMBER.test(value) ? { digits: value } : value)),
      id,
      estimate,
      low,
      high,
      level,
      n,
      replications,
    ]),
  );
  return csv([header, ...rows]);
}

export function csv(rows: readonly (readonly Value[])[]): string {
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would take for a formula is kept a text by an apostrophe; a wait beyond all follow-up is
 *  written `Inf`, which R and Python read. */
function field(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "object") return value.digits;
  if (typeof value === "number") return value === Number.POSITIVE_INFINITY ? "Inf" : String(value);
  const guarded = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

const SIGNED_NUMBER = /^[+-]\d+(\.\d+)?(e[+-]?\d+)?%?$/;
