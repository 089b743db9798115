import { tidyCsv } from "./csv-writer.js";
import { EVENTS, EVENTS_FOR_MINING } from "./events.js";
import { peopleTable } from "./people.js";
import { REPLICATIONS } from "./replications.js";
import { SERIES } from "./series.js";
import { SUMMARY } from "./summary.js";
import { columnsOf, type TidyColumn, type TidyTable } from "./table.js";
import { WAITS } from "./waits.js";

interface DictionaryRow {
  readonly table: string;
  readonly column: Pick<TidyColumn<never>, "name" | "type" | "unit" | "meaning">;
}

const column = columnsOf<DictionaryRow>();

const DICTIONARY: TidyTable<DictionaryRow> = {
  name: "dictionary",
  columns: [
    column("table", "text", "", "Name of the table, which is that of its file", ({ table }) => table),
    column("column", "text", "", "Name of the column", ({ column }) => column.name),
    column(
      "type",
      "text",
      "",
      "text, number, integer, yes/no, date or date and time",
      ({ column }) => IN_WORDS[column.type],
    ),
    column("unit", "text", "", "What it is counted in; missing where nothing is", ({ column }) => column.unit),
    column("meaning", "text", "", "What it means", ({ column }) => column.meaning),
  ],
};

const IN_WORDS: Readonly<Record<DictionaryRow["column"]["type"], string>> = {
  text: "text",
  number: "number",
  integer: "integer",
  yesNo: "yes/no",
  date: "date",
  moment: "date and time",
};

/** What every column of every table means, one row a column; the same whatever the study. */
export function dictionaryCsv(): string {
  const people = peopleTable({
    replication: 1,
    start: "2026-04-01",
    window: { from: 0, to: 0 },
    isSynthetic: () => true,
  });
  const rowsOf = <Row>({ name, columns }: TidyTable<Row>): readonly DictionaryRow[] =>
    columns.map(({ name: column, type, unit, meaning }) => ({
      table: name,
      column: { name: column, type, unit, meaning },
    }));
  return tidyCsv(DICTIONARY, [
    ...rowsOf(SUMMARY),
    ...rowsOf(REPLICATIONS),
    ...rowsOf(SERIES),
    ...rowsOf(WAITS),
    ...rowsOf(people),
    ...rowsOf(EVENTS),
    ...renamed(),
    ...rowsOf(DICTIONARY),
  ]);
}

/** Columns of the event log that have other names with --mining. */
function renamed(): readonly DictionaryRow[] {
  return EVENTS_FOR_MINING.columns.flatMap(({ name, type, unit, meaning }, place) => {
    const usual = EVENTS.columns[place].name;
    const said = `${usual}, as process mining tools name it: ${meaning}`;
    return name === usual ? [] : [{ table: "events", column: { name, type, unit, meaning: said } }];
  });
}
