import type { Result } from "../../experiment/index.js";
import type { Scenario } from "../../scenario/index.js";
import { tidyCsv } from "./csv-writer.js";
import { tidyParquet } from "./parquet-writer.js";
import { REPLICATIONS, replicationRows } from "./replications.js";
import { SERIES, seriesRows } from "./series.js";
import { SUMMARY, summaryRows } from "./summary.js";
import type { TidyTable } from "./table.js";
import { WAITS, waitRows } from "./waits.js";

/** A table with its rows, to be written in either format. */
export interface FilledTable {
  readonly name: string;
  csv(): string;
  parquet(): Promise<Uint8Array>;
}

/** The tables of a run: summary, replications, series and waits. */
export function resultTables(result: Result, scenario: Scenario): readonly FilledTable[] {
  const { version, streamVersion } = result;
  const about = { scenario, fingerprint: result.scenario.fingerprint, version, streamVersion };
  const filled = <Row>(table: TidyTable<Row>, rows: readonly Row[]): FilledTable => ({
    name: table.name,
    csv: () => tidyCsv(table, rows),
    parquet: () => tidyParquet(table, rows, about),
  });
  return [
    filled(SUMMARY, summaryRows(result)),
    filled(REPLICATIONS, replicationRows(result)),
    filled(SERIES, seriesRows(result)),
    filled(WAITS, waitRows(result)),
  ];
}

/** Every metric of a run in every scope as CSV, one row each. */
export function summaryCsv(result: Result): string {
  return tidyCsv(SUMMARY, summaryRows(result));
}
