import { type IsoDate, UsageError } from "../foundation/index.js";
import { JOURNAL_HEADING, Journal, type JournalRow, journalLine } from "../observe/index.js";
import type { Scenario } from "../scenario/index.js";
import { journalNamesOf } from "./journal-names.js";
import { Replicator } from "./replicator.js";

/** Days whose facts are wanted, both included. */
export interface Days {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

/** Writes the whole journal of one replication as an event log (CSV), piece by piece as things happen: the journal of a
 *  country over twenty years has millions of facts and is never held in memory.
 *  @returns how many facts were written */
export function writeEventLog(
  scenario: Scenario,
  replication: number,
  write: (text: string) => void,
  { from = "", to = "9999-12-31" }: Days = {},
): number {
  const lines = [JOURNAL_HEADING];
  let written = 0;
  const flush = () => write(lines.splice(0).join(""));
  retell(scenario, replication, (row) => {
    if (row.date < from || row.date > to) return;
    written++;
    if (lines.push(journalLine(row)) >= LINES_AT_A_TIME) flush();
  });
  flush();
  return written;
}

const LINES_AT_A_TIME = 1000;

/** Tells every fact of one replication as it happens, none of them kept.
 *  @param replication 1, 2, 3 … */
function retell(scenario: Scenario, replication: number, tell: (row: JournalRow) => void): void {
  const listener = new Journal(journalNamesOf(scenario), tell);
  new Replicator(scenario).replicate(replication, { listener });
}

/** Everything that happens to one person in one replication, in the order in which it was said.
 *  @param person `group-number`, or `group-start-number` for people present at the start
 *  @throws UsageError when there is nobody of that name, with how many there are and a name that there is */
export function storyOf(scenario: Scenario, replication: number, person: string): readonly JournalRow[] {
  const rows: JournalRow[] = [];
  const people = new Set<string>();
  retell(scenario, replication, (row) => {
    if (row.person !== undefined) people.add(row.person);
    if (row.person === person) rows.push(row);
  });
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
