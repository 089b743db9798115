import type { ColumnSource, SchemaElement } from "hyparquet-writer";
import { type AboutData, keysAndValues } from "./about.js";
import type { RowWriter, TidyColumn, TidyTable, TidyType, TidyValue } from "./table.js";

/** Rows of one row group: large enough to be packed well, small enough to be held. */
const ROWS_AT_A_TIME = 32_768;
const MILLISECONDS_PER_DAY = 86_400_000;

/** Writes a table as Parquet: typed columns, null where there is no value, and what it is about as metadata under keys that
 *  begin with `securebeds.`. Moments have no zone. The library is loaded when there is something to write. */
export async function parquetWriter<Row>(
  table: TidyTable<Row>,
  about: AboutData,
  write: (bytes: Uint8Array) => void,
): Promise<RowWriter<Row>> {
  const { ByteWriter, ParquetWriter } = await import("hyparquet-writer");
  const bytes = new ByteWriter();
  const parquet = new ParquetWriter({
    writer: bytes,
    schema: schemaOf(table),
    kvMetadata: [...keysAndValues(about), ...keysOf(table)],
    createdBy: `securebeds version ${about.version}`,
  });
  // What has been handed on is forgotten here; `offset` goes on counting.
  const handOn = () => {
    write(bytes.getBytes().slice());
    bytes.index = 0;
  };
  const { columns } = table;
  const stored = columns.map(({ type }) => STORED[type]);
  let group = emptyGroup(table);
  const flush = () => {
    parquet.write({ columnData: group, rowGroupSize: ROWS_AT_A_TIME });
    handOn();
    group = emptyGroup(table);
  };
  return {
    add(row) {
      if (table.holds !== undefined && !table.holds(row)) return;
      for (let place = 0; place < stored.length; place++) group[place].data.push(stored[place](columns[place].of(row)));
      if (group[0].data.length >= ROWS_AT_A_TIME) flush();
    },
    end() {
      if (group[0].data.length > 0) flush();
      parquet.finish();
      handOn();
    },
  };
}

/** A whole table as the bytes of a Parquet file. */
export async function tidyParquet<Row>(
  table: TidyTable<Row>,
  rows: Iterable<Row>,
  about: AboutData,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  const writer = await parquetWriter(table, about, (bytes) => void pieces.push(bytes));
  for (const row of rows) writer.add(row);
  writer.end();
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

type Stored = string | number | bigint | boolean | undefined;
type Group = (ColumnSource & { readonly data: Stored[] })[];

function emptyGroup<Row>({ columns }: TidyTable<Row>): Group {
  return columns.map(({ name }) => ({ name, data: [] }));
}

function schemaOf<Row>({ name, columns }: TidyTable<Row>): SchemaElement[] {
  return [{ name, num_children: columns.length }, ...columns.map(elementOf)];
}

function elementOf<Row>({ name, type }: TidyColumn<Row>): SchemaElement {
  return { name, repetition_type: "OPTIONAL", ...ELEMENTS[type] };
}

const ELEMENTS: Readonly<Record<TidyType, Omit<SchemaElement, "name">>> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  number: { type: "DOUBLE" },
  integer: { type: "INT32" },
  yesNo: { type: "BOOLEAN" },
  date: { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } },
  moment: { type: "INT64", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: false, unit: "MILLIS" } },
};

const STORED: Readonly<Record<TidyType, (value: TidyValue) => Stored>> = {
  text: (value) => value,
  number: (value) => value,
  integer: (value) => value,
  yesNo: (value) => value,
  date: (value) => (value === undefined ? undefined : Date.parse(`${value}T00:00:00Z`) / MILLISECONDS_PER_DAY),
  moment: (value) => (value === undefined ? undefined : BigInt(Date.parse(`${value}Z`))),
};

/** The dictionary of the table travels with it. */
function keysOf<Row>({ name, columns }: TidyTable<Row>) {
  const dictionary = columns.map(({ name, type, unit, meaning }) => ({ name, type, unit, meaning }));
  return [
    { key: "securebeds.table", value: name },
    { key: "securebeds.columns", value: JSON.stringify(dictionary) },
  ];
}
