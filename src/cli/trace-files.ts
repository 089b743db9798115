import { type Days, type JournalRow, type PersonRecord, tellTrace } from "../experiment/index.js";
import { STREAM_VERSION, VERSION } from "../foundation/index.js";
import {
  type AboutData,
  counted,
  csvWriter,
  dictionaryCsv,
  eventsOf,
  parquetWriter,
  peopleOf,
  peopleTable,
  type RowWriter,
  type TidyTable,
  xesWriter,
} from "../report/index.js";
import { fingerprint, type Scenario } from "../scenario/index.js";

export const TRACE_FORMATS = ["csv", "parquet", "xes"] as const;
export type TraceFormat = (typeof TRACE_FORMATS)[number];

export interface TraceWish {
  readonly scenario: Scenario;
  readonly replication: number;
  readonly days: Days;
  readonly formats: readonly TraceFormat[];
  /** Under the names of process mining tools. */
  readonly mining: boolean;
  /** The event log and nothing else. */
  readonly alone?: boolean;
  /** Every promise of the model is checked after every event. */
  readonly checked?: boolean;
}

type Write = (name: string, piece: string | Uint8Array) => void;

const DICTIONARY = "dictionary.csv";
/** A look at the clock costs more than a fact. */
const FACTS_BETWEEN_LOOKS = 5_000;

/** The files that a trace is written into: the event log in every format, people where the format has tables. */
export function namesOfFiles({ formats, alone = false }: TraceWish): readonly string[] {
  const events = formats.map((format) => `events.${format}`);
  if (alone) return events;
  return [...events, ...formats.filter(hasTables).map((format) => `people.${format}`), DICTIONARY];
}

/** Simulates one replication once and writes all files of it on the way.
 *  @param tell is told now and then how far it is */
export async function writeTrace(wish: TraceWish, write: Write, tell: (line: () => string) => void): Promise<void> {
  const { scenario, replication, days, alone = false, checked = false } = wish;
  const logs = await eventLogs(wish, write);
  const people = alone ? [] : await peopleTables(wish, write);
  let facts = 0;
  const fact = (row: JournalRow) => {
    for (const log of logs) log.add(row);
    if (++facts % FACTS_BETWEEN_LOOKS === 0) tell(() => `${row.date}: ${counted(facts, "fact")}`);
  };
  const person = (record: PersonRecord) => {
    for (const table of people) table.add(record);
  };
  tellTrace(scenario, replication, people.length > 0 ? { fact, person, checked } : { fact, checked }, days);
  for (const writer of [...logs, ...people]) writer.end();
  if (!alone) write(DICTIONARY, dictionaryCsv());
}

async function eventLogs(wish: TraceWish, write: Write): Promise<readonly RowWriter<JournalRow>[]> {
  const table = eventsOf(wish.scenario, wish.mining);
  const logs = [];
  for (const format of wish.formats) {
    const to = (piece: string | Uint8Array) => write(`events.${format}`, piece);
    logs.push(format === "xes" ? xesWriter(aboutOf(wish), to) : await tableWriter(format, table, wish, to));
  }
  return logs;
}

async function peopleTables(wish: TraceWish, write: Write): Promise<readonly RowWriter<PersonRecord>[]> {
  const table = peopleTable(peopleOf(wish.scenario, wish.replication));
  const tables = [];
  for (const format of wish.formats.filter(hasTables)) {
    tables.push(await tableWriter(format, table, wish, (piece) => write(`people.${format}`, piece)));
  }
  return tables;
}

function tableWriter<Row>(
  format: TableFormat,
  table: TidyTable<Row>,
  wish: TraceWish,
  write: (piece: string | Uint8Array) => void,
): RowWriter<Row> | Promise<RowWriter<Row>> {
  return format === "csv" ? csvWriter(table, write) : parquetWriter(table, aboutOf(wish), write);
}

function aboutOf({ scenario, replication }: TraceWish): AboutData {
  const by = { version: VERSION, streamVersion: STREAM_VERSION };
  return { scenario, fingerprint: fingerprint(scenario), ...by, replication };
}

type TableFormat = Exclude<TraceFormat, "xes">;

function hasTables(format: TraceFormat): format is TableFormat {
  return format !== "xes";
}
