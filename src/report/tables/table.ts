/** What stands in a column. A `date` is written 2030-04-01, a `moment` 2030-04-01T09:12:00 on the simulation's own clock,
 *  which knows no zone and no summer time. */
export type TidyType = "text" | "number" | "integer" | "yesNo" | "date" | "moment";

/** Dates and moments are texts here. `undefined`: there is no such value. */
export type TidyValue = string | number | boolean | undefined;

export interface TidyColumn<Row> {
  /** In snake_case. */
  readonly name: string;
  readonly type: TidyType;
  /** What it is counted in; empty where nothing is. */
  readonly unit: string;
  readonly meaning: string;
  of(row: Row): TidyValue;
}

/** A table for people who compute: one observation a row, one value a cell, whatever the format it is written in. */
export interface TidyTable<Row> {
  readonly name: string;
  readonly columns: readonly TidyColumn<Row>[];
  /** Rows that belong in it; absent: all. */
  holds?(row: Row): boolean;
}

/** Takes the rows of a table one at a time and writes them on in pieces, so that no table need be held in memory. */
export interface RowWriter<Row> {
  add(row: Row): void;
  /** Writes what is left. Nothing is added after it. */
  end(): void;
}

/** Columns of a kind of row, said shortly. */
export function columnsOf<Row>() {
  return (
    name: string,
    type: TidyType,
    unit: string,
    meaning: string,
    of: (row: Row) => TidyValue,
  ): TidyColumn<Row> => ({ name, type, unit, meaning, of });
}
