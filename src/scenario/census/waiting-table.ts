import { URGENCIES } from "../../domain/index.js";
import type { PersonWaiting, WaitingCount } from "../at-start.js";
import { oneOf } from "../nearest.js";
import type { Scenario } from "../scenario.js";
import { readPeople } from "./beds-table.js";
import { readLegalFields } from "./legal-fields.js";
import type { Row } from "./row.js";
import type { Columns } from "./table.js";

const KNOWN = [
  "group",
  "catchment",
  "serviceLine",
  "legalBasis",
  "listedOn",
  "urgency",
  "releaseOn",
  "courtOn",
  "people",
];

/** Where there is one catchment, or one service line, nobody need say which. */
export function waitingColumns({ estate }: Scenario): Columns {
  return {
    called: "the people waiting",
    known: KNOWN,
    required: [
      "group",
      ...(estate.catchments.length > 1 ? ["catchment"] : []),
      ...(estate.serviceLines.length > 1 ? ["serviceLine"] : []),
    ],
  };
}

const DETAILS = ["legalBasis", "listedOn", "urgency", "releaseOn", "courtOn"];

export interface Waiting {
  readonly waiting: readonly PersonWaiting[];
  readonly waitingCounts: readonly WaitingCount[];
}

/** The people waiting, as far as the rows are right. */
export function readWaiting(rows: readonly Row[], scenario: Scenario): Waiting {
  const waiting: PersonWaiting[] = [];
  const waitingCounts: WaitingCount[] = [];
  for (const row of rows) {
    const list = readList(row, scenario);
    const people = readPeople(row, DETAILS);
    const person = people === undefined ? readDetails(row, scenario, list?.group) : {};
    if (list === undefined || !row.fine) continue;
    if (people === undefined) waiting.push({ ...list, ...person });
    else if (people > 0) waitingCounts.push({ ...list, people });
  }
  return { waiting, waitingCounts };
}

type List = Pick<PersonWaiting, "group" | "catchment" | "serviceLine">;

function readList(row: Row, { estate, groups }: Scenario): List | undefined {
  const catchments = estate.catchments.map(({ name }) => name);
  const group = row.position(
    "group",
    "a demand group",
    groups.map(({ name }) => name),
    true,
  );
  const catchment = onlyOr(catchments, () => row.position("catchment", "a catchment of the estate", catchments, true));
  const lines = estate.serviceLines;
  const serviceLine = onlyOr(lines, () => row.position("serviceLine", "a service line of a unit", lines, true));
  if (group === undefined || catchment === undefined || serviceLine === undefined) return undefined;
  const needs = groups[group]!.mix.serviceLine;
  if (needs[serviceLine]! > 0) return { group, catchment, serviceLine };
  const needed = lines.filter((_, position) => needs[position]! > 0);
  const expected = `a service line that the group ${groups[group]!.name} needs`;
  return row.refuse("serviceLine", {
    expected: needed.length === 0 ? expected : `${expected}: ${oneOf(needed)}`,
    received: lines[serviceLine]!,
    ...(needed.length === 0 ? { hint: "No unit is for a service line of this group's mix." } : {}),
  });
}

/** The only one there is, where nothing else is written. */
function onlyOr(names: readonly string[], read: () => number | undefined): number | undefined {
  const written = read();
  return written === undefined && names.length === 1 ? 0 : written;
}

function readDetails(row: Row, scenario: Scenario, position: number | undefined): Omit<PersonWaiting, keyof List> {
  const group = position === undefined ? undefined : scenario.groups[position];
  const listed = row.pastDay(scenario, "listedOn");
  const urgency = row.position("urgency", "how urgent it is", URGENCIES);
  return {
    ...(group === undefined ? {} : readLegalFields(row, scenario, group)),
    ...(listed === undefined ? {} : { listed }),
    ...(urgency === undefined ? {} : { urgency: URGENCIES[urgency]! }),
  };
}
