import type { Metrics, Result } from "../experiment/index.js";
import { METRICS } from "../observe/index.js";
import type { Block, Cell, Column, Detail } from "./document.js";
import { type Estimate, estimateText, estimateWithInterval, intervalText, measureInWords } from "./estimates.js";
import { waitingCauses } from "./waiting-causes.js";

/** What a screen shows; a full report lists every metric. */
const HEADLINES: ReadonlySet<string> = new Set([
  "occupancy.mean",
  "occupancy.full",
  "beds.open",
  "beds.occupied",
  "waiting.mean",
  "transferTime.mean",
  "transferTime.median",
  "transferTime.within28",
  "bedWait.mean",
  "bedWait.median",
  "bedWait.p90",
  "bedWait.within28",
  "listed.admitted",
  "untreatedDays",
  "referrals",
  "admissions",
  "returns",
  "departures",
  "stay.mean",
  "rehabilitated",
  "cost.total",
]);

/** Most places that a screen shows, worst wait first. */
const WORST = 10;

interface Named {
  readonly metrics: Metrics;
}

/** The whole estate, then by group, by place and by calendar year. */
export function runTables(result: Result, detail: Detail): readonly Block[] {
  const catchments = Object.keys(result.catchments).length > 1;
  return [
    { kind: "heading", text: "The whole estate" },
    wholeEstate(result.metrics, detail),
    ...waitingCauses(result.metrics),
    ...section(
      "By group",
      "Group",
      result.groups,
      ["admissions", "bedWait.mean", "bedWait.within28"],
      [...order(result.groups)],
    ),
    ...(catchments || detail === "full" ? byWait("catchment", result.catchments, detail) : []),
    ...(!catchments || detail === "full" ? byWait("unit", result.units, detail) : []),
    ...section(
      "By calendar year",
      "Year",
      result.years,
      ["occupancy.mean", "waiting.mean", "bedWait.mean"],
      order(result.years),
    ),
  ];
}

/** Every catchment, where there are several, and every unit. */
export function placesTables({ catchments, units }: Pick<Result, "catchments" | "units">): readonly Block[] {
  const isShared = Object.keys(catchments).length > 1;
  return [...(isShared ? byWait("catchment", catchments, "full") : []), ...byWait("unit", units, "full")];
}

function order(named: Readonly<Record<string, Named>>): readonly string[] {
  return Object.keys(named);
}

function wholeEstate(metrics: Metrics, detail: Detail): Block {
  const ids = METRICS.map(({ id }) => id).filter((id) => metrics[id]?.estimate !== undefined);
  const shown = ids.filter((id) => (detail === "full" ? true : HEADLINES.has(id) && !isNoCost(metrics[id])));
  const columns: Column[] = [
    { title: "Metric", align: "left" },
    { title: "Estimate", align: "right" },
    { title: "95 % interval", align: "right" },
    { title: "Measure", align: "left" },
  ];
  return { kind: "table", table: { columns, rows: shown.map((id) => row(metrics[id])) } };
}

/** Costs of which a scenario says nothing. */
function isNoCost({ estimate, measure }: Estimate): boolean {
  return estimate === 0 && measure.startsWith("£");
}

function row(estimate: Estimate): Cell[] {
  const text = estimateText(estimate);
  const value: Cell = estimate.measure === "share" ? { text, bar: estimate.estimate ?? 0 } : text;
  return [estimate.title, value, intervalText(estimate), measureInWords(estimate.measure)];
}

function byWait(what: "catchment" | "unit", named: Readonly<Record<string, Named>>, detail: Detail): readonly Block[] {
  const wait = (name: string) => named[name].metrics["bedWait.mean"]?.estimate ?? -1;
  const names = Object.keys(named).sort((one, other) => wait(other) - wait(one));
  const shown = detail === "full" ? names : names.slice(0, WORST);
  const title =
    shown.length < names.length ? `The ${WORST} ${what}s with the longest waits` : `By ${what}, longest wait first`;
  const ids =
    what === "unit"
      ? ["occupancy.mean", "bedWait.mean", "bedWait.within28"]
      : ["waiting.mean", "bedWait.mean", "bedWait.within28"];
  return section(title, what === "unit" ? "Unit" : "Catchment", named, ids, shown);
}

function section(
  heading: string,
  what: string,
  named: Readonly<Record<string, Named>>,
  ids: readonly string[],
  names: readonly string[],
): readonly Block[] {
  if (names.length === 0) return [];
  const titled = METRICS.filter(({ id }) => ids.includes(id)).sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  const columns: Column[] = titled.map(({ title, measure }) => ({
    title: measure === "share" ? title : `${title} [${measureInWords(measure)}]`,
    align: "right",
  }));
  const rows = names.map((name) => [name, ...titled.map(({ id }) => estimateWithInterval(named[name].metrics[id]))]);
  return [
    { kind: "heading", text: heading },
    { kind: "table", table: { columns: [{ title: what, align: "left" }, ...columns], rows } },
  ];
}
