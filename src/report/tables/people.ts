import { datesFrom, daysFromMinutes, type IsoDate, minutesFromDays } from "../../foundation/index.js";
import type { PersonRecord } from "../../observe/index.js";
import type { Scenario } from "../../scenario/index.js";
import { isSynthetic as isMadeUp, SYNTHETIC_COLUMN } from "./about.js";
import { columnsOf, type TidyColumn, type TidyTable } from "./table.js";

/** What the table has to know of the world that the people are of. */
export interface PeopleOf {
  readonly replication: number;
  readonly start: IsoDate;
  /** The measured part, up to but not including its end. [minutes] */
  readonly window: { readonly from: number; readonly to: number };
  /** Whether a person of that name is made up. */
  readonly isSynthetic: (person: string) => boolean;
}

export function peopleOf(scenario: Scenario, replication: number): PeopleOf {
  const { start, study } = scenario;
  const from = minutesFromDays(study.warmUp);
  return {
    replication,
    start,
    window: { from, to: from + minutesFromDays(study.run) },
    isSynthetic: (person) => isMadeUp(scenario, person),
  };
}

const column = columnsOf<PersonRecord>();

/** One row a person and entry of one replication. Durations are exact to the minute, dates to the day. */
export function peopleTable({ replication, start, window, isSynthetic }: PeopleOf): TidyTable<PersonRecord> {
  const dateOf = datesFrom(start);
  const on = (name: string, meaning: string, of: (record: PersonRecord) => number | undefined) =>
    column(`${name}_on`, "date", "", meaning, (record) => {
      const minutes = of(record);
      return minutes === undefined ? undefined : dateOf(daysFromMinutes(minutes));
    });
  const isMeasured = (time: number | undefined) => time !== undefined && time >= window.from && time < window.to;
  return {
    name: "people",
    columns: [
      column("replication", "integer", "", "Which replication the person is of", () => replication),
      ...IDENTITY,
      on("identified", "When the need arose", ({ identified }) => identified),
      on("referred", "When admission was asked for", ({ referred }) => referred),
      on("assessed", "When the first assessment was done", ({ assessed }) => assessed),
      on("reported", "When the second report was done", ({ reported }) => reported),
      on(
        "clock_started",
        "Where transfer time starts under the rule of the scenario; missing for whom the rule leaves out and, except at the end, until the way to a bed is over",
        ({ clockStarted }) => clockStarted,
      ),
      on("listed", "When the person joined the waiting list", ({ listed }) => listed),
      on("offered", "When a bed was first held for the person", ({ offered }) => offered),
      on("admitted", "When the person came into the bed", ({ admitted }) => admitted),
      on("ready", "When treatment was done, the last time", ({ ready }) => ready),
      on("departed", "When the person left hospital", ({ departed }) => departed),
      on(
        "closed",
        "When the person left, was declined or was placed elsewhere, without a bed of this estate",
        ({ closed }) => closed,
      ),
      ...WHERE_TO,
      ...DURATIONS,
      column(
        "listed_in_window",
        "yesNo",
        "",
        "Joined the list in the measured part: of whom waits are counted",
        ({ listed }) => isMeasured(listed),
      ),
      column(
        "departed_in_window",
        "yesNo",
        "",
        "Left hospital in the measured part: of whom stays are counted",
        ({ departed }) => isMeasured(departed),
      ),
      column("synthetic", "yesNo", "", SYNTHETIC_COLUMN, ({ person }) => isSynthetic(person)),
    ],
  };
}

const IDENTITY: readonly TidyColumn<PersonRecord>[] = [
  column(
    "person",
    "text",
    "",
    "Name of the person: the demand group and a number, the same in every scenario of one seed",
    ({ person }) => person,
  ),
  column(
    "entry",
    "integer",
    "",
    "0 the first time, growing with every re-referral, readmission or recall",
    ({ entry }) => entry,
  ),
  column("group", "text", "", "Demand group", ({ group }) => group),
  column("from_prison", "yesNo", "", "Whether the person comes from prison this time", ({ fromPrison }) => fromPrison),
  column("catchment", "text", "", "Catchment that the person belongs to", ({ catchment }) => catchment),
  column("service_line", "text", "", "Whom the bed has to be for", ({ serviceLine }) => serviceLine),
  column("level", "text", "", "Level of care that the reports find", ({ level }) => level),
  column("priority", "text", "", "How soon a bed is needed, as the wait begins", ({ urgency }) => urgency),
  column("legal_basis", "text", "", "Section the person is held under when the need arises", ({ basis }) => basis),
  column("last_legal_basis", "text", "", "Section the person was last held under", ({ lastBasis }) => lastBasis),
  column("exempt", "yesNo", "", "Whether the time standard does not apply to the person", ({ exempt }) => exempt),
];

const WHERE_TO: readonly TidyColumn<PersonRecord>[] = [
  column("unit", "text", "", "Unit that the person was admitted to", ({ unit }) => unit),
  column("last_unit", "text", "", "Unit that the person left from, or is in", ({ lastUnit }) => lastUnit),
  column("plan", "text", "", "treatAndReturn or rehabilitate", ({ plan }) => plan),
  column("destination", "text", "", "Where the person went, or is ready to go", ({ destination }) => destination),
  column("reason", "text", "", "Why the person left hospital", ({ reason }) => reason),
  column("left_why", "text", "", "Why the person left without a bed", ({ why }) => why),
  column(
    "outcome",
    "text",
    "",
    "departed, left, declined, placedElsewhere or gone; or, as the replication ends, inHospital, offered, waiting or inAssessment",
    ({ outcome }) => outcome,
  ),
];

const DURATIONS: readonly TidyColumn<PersonRecord>[] = [
  column(
    "transfer_days",
    "number",
    "days",
    "Clock start to admission, of people from prison who were admitted; the transferTime of the results",
    ({ fromPrison, clockStarted, admitted }) => (fromPrison ? daysBetween(clockStarted, admitted) : undefined),
  ),
  column(
    "bed_wait_days",
    "number",
    "days",
    "Joining the list to the first offer; the bedWait of the results",
    ({ listed, offered }) => daysBetween(listed, offered),
  ),
  column("stay_days", "number", "days", "Admission to departure; the stay of the results", ({ admitted, departed }) =>
    daysBetween(admitted, departed),
  ),
  column("delay_days", "number", "days", "Ready to leave to departure", ({ ready, departed }) =>
    daysBetween(ready, departed),
  ),
];

function daysBetween(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : daysFromMinutes(to - from);
}
