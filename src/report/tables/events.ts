import { MINUTES_PER_DAY } from "../../foundation/index.js";
import type { JournalRow } from "../../observe/index.js";
import type { Scenario } from "../../scenario/index.js";
import { isSynthetic, SYNTHETIC_COLUMN } from "./about.js";
import { tidyCsv } from "./csv-writer.js";
import { columnsOf, type TidyColumn, type TidyTable } from "./table.js";

const column = columnsOf<JournalRow>();

/** The event log: one row a fact. Attributes that a fact does not have are missing. */
export const EVENTS: TidyTable<JournalRow> = {
  name: "events",
  columns: [
    column(
      "minute",
      "integer",
      "minutes",
      "When, in minutes from the start of the scenario; negative before it",
      ({ time }) => time,
    ),
    column("timestamp", "moment", "", "When, by a clock without zone or summer time", momentOf),
    column("fact", "text", "", "What happened, in the past tense", ({ fact }) => fact),
    column("person", "text", "", "To whom; missing for facts of the estate", ({ person }) => person),
    column(
      "entry",
      "integer",
      "",
      "0 the first time, growing with every re-referral, readmission or recall",
      ({ entry }) => entry,
    ),
    column("group", "text", "", "Demand group", ({ group }) => group),
    column("legal_basis", "text", "", "Section that the person is held under from now on", ({ basis }) => basis),
    column("catchment", "text", "", "Catchment that the person belongs to", ({ catchment }) => catchment),
    column("service_line", "text", "", "Whom the bed has to be for", ({ serviceLine }) => serviceLine),
    column("level", "text", "", "Level of care that the reports find", ({ level }) => level),
    column("priority", "text", "", "How soon a bed is needed", ({ urgency }) => urgency),
    column("unit", "text", "", "Unit in question; of a move, the new one", ({ unit }) => unit),
    column("plan", "text", "", "treatAndReturn or rehabilitate", ({ plan }) => plan),
    column("destination", "text", "", "Where the person goes, or is ready to go", ({ destination }) => destination),
    column("reason", "text", "", "Why the person leaves hospital", ({ reason }) => reason),
    column("left_why", "text", "", "Why the person leaves without a bed", ({ why }) => why),
    column("beds", "integer", "beds", "Beds commissioned in the unit from now on", ({ beds }) => beds),
    column("from_unit", "text", "", "Unit that the person moves away from", ({ from }) => from),
    column("place", "text", "", "Onward place taken or left", ({ place }) => place),
    column("people", "integer", "people", "How many people wait for each other's places", ({ people }) => people),
    column("synthetic", "yesNo", "", SYNTHETIC_COLUMN, () => true),
  ],
};

const MINING_NAMES: ReadonlyMap<string, string> = new Map([
  ["timestamp", "time:timestamp"],
  ["fact", "concept:name"],
  ["person", "case:concept:name"],
  ["unit", "org:group"],
]);

/** The same under the names that process mining tools look for, with a person as a case; facts of the estate, which have no
 *  case, are left out. */
export const EVENTS_FOR_MINING: TidyTable<JournalRow> = {
  ...EVENTS,
  columns: EVENTS.columns.map(
    (tidy): TidyColumn<JournalRow> => ({ ...tidy, name: MINING_NAMES.get(tidy.name) ?? tidy.name }),
  ),
  holds: ({ person }) => person !== undefined,
};

/** The event log of a scenario: people of its census are not marked as made up. */
export function eventsOf(scenario: Scenario, mining = false): TidyTable<JournalRow> {
  const table = mining ? EVENTS_FOR_MINING : EVENTS;
  const marked = (tidy: TidyColumn<JournalRow>) =>
    tidy.name === "synthetic" ? { ...tidy, of: ({ person }: JournalRow) => isSynthetic(scenario, person) } : tidy;
  return { ...table, columns: table.columns.map(marked) };
}

/** Rows of a journal as an event log in CSV: one fact a line, a heading first, empty where a fact has no such attribute.
 *  @param scenario that they are of; without it people of a census are marked as made up like all others */
export function journalCsv(rows: readonly JournalRow[], scenario?: Scenario): string {
  return tidyCsv(scenario === undefined ? EVENTS : eventsOf(scenario), rows);
}

/** Hour and minute beside the date, such as `2026-05-01T09:12:00`. */
export function momentOf({ date, time }: JournalRow): string {
  const minute = ((time % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return `${date}T${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}:00`;
}
