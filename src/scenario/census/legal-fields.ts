import { basesOfGroup, mayHaveClock } from "../law-of-group.js";
import { oneOf } from "../nearest.js";
import type { Group, Scenario } from "../scenario.js";
import type { Row } from "./row.js";

/** What a row says of the law: how the person is held, and until when. */
export interface LegalFields {
  readonly basis?: number;
  readonly release?: number;
  readonly court?: number;
}

const RELEASE_HINT =
  "If the sentence has ended, the person is held under another basis now, such as notional37: write that, and leave releaseOn empty.";
const COURT_HINT = "If the court has decided, write the basis that it gave, and leave courtOn empty.";

/** Reads legalBasis, releaseOn and courtOn, and says where they do not go together. */
export function readLegalFields(row: Row, scenario: Scenario, group: Group): LegalFields {
  const basis = readBasis(row, scenario, group);
  const release = row.text("releaseOn") === "never" ? Infinity : row.comingDay(scenario, "releaseOn", RELEASE_HINT);
  const court = row.comingDay(scenario, "courtOn", COURT_HINT);
  if (release !== undefined) checkClock(row, scenario, group, basis, "release");
  if (court !== undefined) checkClock(row, scenario, group, basis, "court");
  if (release !== undefined && court !== undefined && row.fine) {
    row.refuse("courtOn", { expected: "a court date or a release date", received: "both" });
  }
  return {
    ...(basis === undefined ? {} : { basis }),
    ...(release === undefined ? {} : { release }),
    ...(court === undefined ? {} : { court }),
  };
}

function readBasis(row: Row, scenario: Scenario, group: Group): number | undefined {
  const { law } = scenario;
  const basis = row.position(
    "legalBasis",
    "a legal basis",
    law.map(({ name }) => name),
  );
  const possible = basesOfGroup(scenario, group);
  if (basis === undefined || possible.has(basis)) return basis;
  const names = [...possible].map((position) => law[position]?.name ?? "");
  const hint = "Another basis needs another group, or a court or a release date that leads to it.";
  return row.refuse("legalBasis", { expected: `a basis that the group ${group.name} may have: ${oneOf(names)}`, hint });
}

function checkClock(
  row: Row,
  scenario: Scenario,
  group: Group,
  basis: number | undefined,
  clock: "release" | "court",
): void {
  if (row.text("legalBasis") !== undefined && basis === undefined) return;
  if (mayHaveClock(scenario, group, basis, clock)) return;
  const name = basis === undefined ? undefined : scenario.law[basis]?.name;
  const whose = name === undefined ? `somebody of the group ${group.name}` : `somebody held under ${name}`;
  row.refuse(`${clock}On`, { expected: `no ${clock} date for ${whose}`, hint: "Leave the field empty." });
}
