import { datesFrom, daysFromMinutes, type IsoDate, UsageError } from "../foundation/index.js";
import { FactRelay, Journal, type JournalRow, type PersonRecord, PersonRecorder } from "../observe/index.js";
import type { Scenario } from "../scenario/index.js";
import { journalNamesOf } from "./journal-names.js";
import { observationOf } from "./observation.js";
import { Replicator } from "./replicator.js";

export type { JournalRow, PersonRecord };

/** Days whose facts are wanted, both included. */
export interface Days {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** Who is told of a replication. */
export interface TraceReader {
  /** Every fact, in order of time. */
  fact?(row: JournalRow): void;
  /** Every entry of every person, when it is over; at the end those that are still open. */
  person?(record: PersonRecord): void;
  /** Checks every promise of the model after every event, which takes a hundred times as long. */
  readonly checked?: boolean;
}

/** Tells one replication as it happens: the journal of a country over twenty years has millions of facts and is never held
 *  in memory.
 *  @param replication 1, 2, 3 …
 *  @param days facts of these days, and people whose way from the need to the last fact touches them */
export function tellTrace(scenario: Scenario, replication: number, reader: TraceReader, days: Days = {}): void {
  const { from = "", to = "9999-12-31" } = days;
  const names = journalNamesOf(scenario);
  const dateOf = datesFrom(names.start);
  const isThen = ({ identified, lastFact, outcome }: PersonRecord) => {
    const ends = STILL_HERE.has(outcome) ? "9999-12-31" : dateOf(daysFromMinutes(lastFact));
    return dateOf(daysFromMinutes(identified)) <= to && ends >= from;
  };
  const recorder = new PersonRecorder(observationOf(scenario), names, (record) => {
    if (isThen(record)) reader.person?.(record);
  });
  const journal = new Journal(names, (row) => {
    if (row.date >= from && row.date <= to) reader.fact?.(row);
  });
  const listener =
    reader.person === undefined ? journal : reader.fact === undefined ? recorder : new FactRelay(journal, recorder);
  new Replicator(scenario).replicate(replication, { listener, checked: reader.checked === true });
  if (reader.person !== undefined) recorder.finish();
}

/** Of people whose way is not over when the replication ends. */
const STILL_HERE: ReadonlySet<PersonRecord["outcome"]> = new Set(["inHospital", "offered", "waiting", "inAssessment"]);

/** Everything that happens to one person in one replication, in the order in which it was said.
 *  @param person `group-number`, or `group-start-number` for people present at the start
 *  @throws UsageError when there is nobody of that name, with how many there are and a name that there is */
export function storyOf(scenario: Scenario, replication: number, person: string): readonly JournalRow[] {
  const rows: JournalRow[] = [];
  const people = new Set<string>();
  const fact = (row: JournalRow) => {
    if (row.person !== undefined) people.add(row.person);
    if (row.person === person) rows.push(row);
  };
  tellTrace(scenario, replication, { fact });
  if (rows.length > 0) return rows;
  throw new UsageError(nobody(person, replication, [...people]));
}

function nobody(person: string, replication: number, people: readonly string[]): string {
  const sought = `replication ${replication} has nobody called “${person}”`;
  if (people.length === 0) return `${sought}, and nobody else either`;
  const there = `; it has ${people.length.toLocaleString("en-GB")} people`;
  const start = person.includes("-start-");
  const group = person.replace(/-(start-)?\d*$/, start ? "-start" : "");
  const others = people.filter((other) => other.startsWith(`${group}-`) && other.includes("-start-") === start);
  if (others.length > 0 && !start)
    return `${sought}${there}, of this group ${others[0]} to ${others[others.length - 1]}`;
  const example = others[0] ?? people.find((other) => !other.includes("-start-")) ?? people[0];
  return `${sought}${there}, such as ${example}`;
}
