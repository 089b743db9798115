import type { Metrics, Result } from "../../experiment/index.js";
import { type Band, METRICS, type Metric } from "../../observe/index.js";
import { bounded } from "../bounds.js";
import { measureInWords } from "../estimates.js";
import type { Reported } from "../reported.js";
import { date, inMeasure, name, number, text, whole, withInterval } from "./cells.js";
import { column, type Sheet, type SheetCell } from "./sheet.js";

const VALUES = ["Estimate", "Low", "High"].map((title) => column(title, 16));

/** Every metric of the whole estate with its definition. */
export function metricsSheet({ runs }: Reported): Sheet {
  return {
    name: "Metrics",
    frozen: 2,
    columns: [
      column("Scenario", 26),
      column("Metric", 40),
      ...VALUES,
      column("Measure", 18),
      column("Level", 8),
      column("Replications", 13),
      column("Definition", 70),
      column("Metric id", 28),
    ],
    rows: runs.flatMap(({ result: { scenario, metrics } }) =>
      measured(metrics).map(({ id, definition }) => [
        name(scenario.name),
        text(metrics[id].title),
        ...withInterval(bounded(id, metrics[id])),
        text(measureInWords(metrics[id].measure)),
        number(metrics[id].level, "0%"),
        whole(metrics[id].n),
        text(definition),
        text(id),
      ]),
    ),
  };
}

function measured(metrics: Metrics): readonly Metric[] {
  return METRICS.filter(({ id }) => metrics[id]?.estimate !== undefined);
}

const PARTS = [
  ["group", "groups"],
  ["catchment", "catchments"],
  ["unit", "units"],
  ["year", "years"],
] as const;

/** Every metric by group, catchment, unit and calendar year. */
export function partsSheet({ runs }: Reported): Sheet {
  return {
    name: "By part",
    frozen: 4,
    columns: [
      column("Scenario", 26),
      column("By", 11),
      column("Name", 26),
      column("Metric", 40),
      ...VALUES,
      column("Measure", 18),
      column("Metric id", 28),
    ],
    rows: runs.flatMap(({ result }) =>
      PARTS.flatMap(([by, key]) =>
        Object.entries(result[key]).flatMap(([part, { metrics }]) => ofPart(result, by, part, metrics)),
      ),
    ),
  };
}

function ofPart({ scenario }: Result, by: string, part: string, metrics: Metrics): readonly (readonly SheetCell[])[] {
  return measured(metrics).map(({ id, title, measure }) => [
    name(scenario.name),
    text(by),
    name(part),
    text(title),
    ...withInterval(bounded(id, metrics[id])),
    text(measureInWords(measure)),
    text(id),
  ]);
}

/** The estate month by month. */
export function occupancySheet({ runs }: Reported): Sheet {
  const columns = ["Occupied beds", "Open beds", "People waiting"].flatMap((title) => [
    column(`${title}, mean`, 14),
    column(`${title}, 5th percentile of replications`, 18),
    column(`${title}, 95th percentile of replications`, 18),
  ]);
  return {
    name: "Occupancy",
    frozen: 2,
    columns: [column("Scenario", 26), column("Month from", 14), ...columns],
    rows: runs.flatMap(({ result: { scenario, series } }) =>
      series.at.map((day, month) => [
        name(scenario.name),
        date(day),
        ...inMonth(series.occupied, month),
        ...inMonth(series.open, month),
        ...inMonth(series.waiting, month),
      ]),
    ),
  };
}

function inMonth({ mean, low, high }: Band, month: number): readonly SheetCell[] {
  return [mean, low, high].map((values) => inMeasure(values[month], "people"));
}

/** The values behind the estimates: a row a replication, a column a metric. */
export function replicationsSheet({ runs }: Reported): Sheet {
  const told = METRICS.filter(({ id }) =>
    runs.some(({ result }) => result.byReplication[id]?.some((value) => value !== null)),
  );
  const rows = runs.flatMap(({ result: { scenario, replications, byReplication } }) =>
    Array.from({ length: told.length === 0 ? 0 : replications }, (_, replication) => [
      name(scenario.name),
      whole(replication + 1),
      ...told.map(({ id, measure }) => inMeasure(byReplication[id]?.[replication], measure)),
    ]),
  );
  const columns = told.map(({ title, measure }) => column(`${title} [${measureInWords(measure)}]`, 18));
  return {
    name: "Replications",
    frozen: 2,
    columns: [column("Scenario", 26), column("Replication", 12), ...columns],
    rows,
  };
}
