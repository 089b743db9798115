import type { BedsResult, Calibration, Comparison, SweepResult, WarmUp } from "../experiment/index.js";

type Value = string | number | Quantity | undefined;

/** Digits that somebody typed, which are data and no formula whatever sign they begin with. */
interface Quantity {
  readonly digits: string;
}

/** The points of one or more searches for beds, a row for each target. */
export function curveCsv(results: readonly BedsResult[]): string {
  const header = ["scenario", "metric", "beds", "estimate", "low", "high", "meanBedWait", "occupancy"];
  const rows = results.flatMap(({ scenario, targets, where, curve }) =>
    curve.flatMap(({ beds, values, bedWait, occupancy, cost, replications }) =>
      targets.map(({ metric, of: part }, t) => [
        scenario.name,
        metric,
        beds,
        values[t].estimate,
        values[t].low,
        values[t].high,
        bedWait.estimate,
        occupancy.estimate,
        cost.estimate,
        replications,
        part === undefined ? "" : `${part.scope} ${part.name}`,
        placesOf(where),
      ]),
    ),
  );
  return csv([[...header, "cost", "replications", "of", "where"], ...rows]);
}

/** What a bed more in each place would change today, a row for each metric; differences for one bed, shares between -1 and 1. */
export function marginalCsv(results: readonly BedsResult[]): string {
  const header = ["scenario", "scope", "name", "added", "metric", "of", "difference", "low", "high", "level", "n"];
  const rows = results.flatMap(({ scenario, targets, marginal }) =>
    marginal.flatMap(({ place, added, values, bedWait, cost }) => {
      const told = [
        ...targets.map(({ metric, of: part }, t) => [metric, part, values[t]] as const),
        ["bedWait.mean", undefined, bedWait] as const,
        ["cost.total", undefined, cost] as const,
      ];
      return told.map(([metric, part, { estimate, low, high, level, n }]) => [
        scenario.name,
        place.scope,
        place.name,
        added,
        metric,
        part === undefined ? "" : `${part.scope} ${part.name}`,
        estimate,
        low,
        high,
        level,
        n,
      ]);
    }),
  );
  return csv([header, ...rows]);
}

/** Beds of every unit, today and in the answer. */
export function unitBedsCsv(results: readonly BedsResult[]): string {
  const rows = results.flatMap(({ scenario, where, units, today, answer }) =>
    units.map((name, unit) => [
      scenario.name,
      placesOf(where),
      name,
      today.unitBeds[unit],
      answer.kind === "found" ? answer.unitBeds[unit] : undefined,
    ]),
  );
  return csv([["scenario", "where", "unit", "now", "answer"], ...rows]);
}

function placesOf(where: BedsResult["where"]): string {
  return where === "all" ? "all" : where.map(({ scope, name }) => `${scope}:${name}`).join(",");
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

export function csv(rows: readonly (readonly Value[])[]): string {
  return rows.map((row) => `${row.map(field).join(",")}\r\n`).join("");
}

/** A text that a spreadsheet would take for a formula is kept a text by an apostrophe; a wait beyond all follow-up is
 *  written `Inf`, which R and Python read. */
function field(value: Value): string {
  if (value === undefined) return "";
  if (typeof value === "object") return value.digits;
  if (typeof value === "number") return value === Number.POSITIVE_INFINITY ? "Inf" : String(value);
  if (!UNUSUAL.test(value)) return value;
  const guarded = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Most texts have none of the signs that matter: one look is enough. */
const UNUSUAL = /^[=+\-@\t\r]|[",\r\n]/;
const SIGNED_NUMBER = /^[+-]\d+(\.\d+)?(e[+-]?\d+)?%?$/;
