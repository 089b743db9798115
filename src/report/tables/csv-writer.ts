import { csv } from "../csv.js";
import type { RowWriter, TidyTable, TidyValue } from "./table.js";

const LINES_AT_A_TIME = 1000;

/** Writes a table as CSV (RFC 4180, a heading first). What is missing is empty; text that a spreadsheet would take for a
 *  formula is preceded by an apostrophe. */
export function csvWriter<Row>({ columns, holds }: TidyTable<Row>, write: (text: string) => void): RowWriter<Row> {
  const lines = [csv([columns.map(({ name }) => name)])];
  const flush = () => write(lines.splice(0).join(""));
  return {
    add(row) {
      if (holds !== undefined && !holds(row)) return;
      if (lines.push(csv([columns.map((column) => cellOf(column.of(row)))])) >= LINES_AT_A_TIME) flush();
    },
    end: flush,
  };
}

/** A whole table as CSV. */
export function tidyCsv<Row>(table: TidyTable<Row>, rows: Iterable<Row>): string {
  let whole = "";
  const writer = csvWriter(table, (text) => {
    whole += text;
  });
  for (const row of rows) writer.add(row);
  writer.end();
  return whole;
}

function cellOf(value: TidyValue): string | number | undefined {
  return typeof value === "boolean" ? String(value) : value;
}
