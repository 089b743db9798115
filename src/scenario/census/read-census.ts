import { UsageError } from "../../foundation/index.js";
import type { AtStart } from "../at-start.js";
import type { CensusRead, TableRead } from "../at-start-shape.js";
import { nodeAt, type Reading } from "../reading.js";
import type { Scenario } from "../scenario.js";
import type { Written } from "../written.js";
import { BED_COLUMNS, readBeds } from "./beds-table.js";
import type { Row } from "./row.js";
import { type Columns, readTable } from "./table.js";
import { readWaiting, waitingColumns } from "./waiting-table.js";

/** Fetches a file that a scenario names, from its own folder.
 *  @throws UsageError when the file is refused or missing */
export type ReadFile = (reference: string, what: "census") => { readonly name: string; readonly text: string };

/** What a census is read from, and where to complain. */
export interface CensusSubject {
  readonly root: Written;
  readonly reading: Reading;
  readonly read?: ReadFile | undefined;
}

type Census = Extract<AtStart, { kind: "census" }>;

/** The same scenario with the people of its census in it; every mistake in a row is noted with the row's own place. */
export function withCensus(scenario: Scenario, census: CensusRead | undefined, subject: CensusSubject): Scenario {
  if (census === undefined) return scenario;
  const { beds, waiting } = census;
  const atStart: Census = {
    kind: "census",
    ...readBeds(rowsOf(beds, "beds", BED_COLUMNS, subject), scenario),
    ...readWaiting(rowsOf(waiting, "waiting", waitingColumns(scenario), subject), scenario),
  };
  return { ...scenario, atStart };
}

function rowsOf(
  table: TableRead | undefined,
  key: "beds" | "waiting",
  columns: Columns,
  subject: CensusSubject,
): readonly Row[] {
  if (table === undefined) return [];
  const path = ["atStart", "census", key];
  const found = "text" in table ? inline(table.text, path, subject) : fetched(table.file, path, subject);
  return found === undefined ? [] : readTable(found.name, found.text, columns, path, subject.reading);
}

/** Rows written in the scenario itself count their lines from their own first. */
function inline(text: string, path: readonly string[], { root }: CensusSubject): { name: string; text: string } {
  return { name: `${nodeAt(root, path).at.file}, ${path.join(".")}`, text };
}

function fetched(file: string, path: readonly string[], { root, reading, read }: CensusSubject) {
  const refuse = (expected: string, hint: string) =>
    reading.refuseAt(nodeAt(root, path).at, path, { expected, received: file, hint });
  if (read === undefined) {
    return refuse(
      "the rows themselves: this scenario did not come from a folder",
      "Write { text: … } with the CSV in it.",
    );
  }
  try {
    return read(file, "census");
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return refuse("a CSV file in the scenario's own folder", error.message);
  }
}
