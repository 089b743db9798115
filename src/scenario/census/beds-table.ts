import { PLANS } from "../../domain/index.js";
import type { BedCount, PersonInBed } from "../at-start.js";
import { oneOf } from "../nearest.js";
import type { Group, Scenario, Unit } from "../scenario.js";
import { type LegalFields, readLegalFields } from "./legal-fields.js";
import type { Row } from "./row.js";
import type { Columns } from "./table.js";

export const BED_COLUMNS: Columns = {
  called: "the people in beds",
  known: ["unit", "group", "legalBasis", "admittedOn", "plan", "releaseOn", "courtOn", "catchment", "people"],
  required: ["unit", "group"],
};

/** What must be empty in a row that only counts people. */
const DETAILS = ["legalBasis", "admittedOn", "plan", "releaseOn", "courtOn", "catchment"];
const MOST_PEOPLE = 100_000;

export interface InBeds {
  readonly inBeds: readonly PersonInBed[];
  readonly bedCounts: readonly BedCount[];
}

/** The people in beds, as far as the rows are right. */
export function readBeds(rows: readonly Row[], scenario: Scenario): InBeds {
  const inBeds: PersonInBed[] = [];
  const bedCounts: BedCount[] = [];
  const filled = new Fullness(scenario.estate.units);
  for (const row of rows) {
    const where = readWhere(row, scenario);
    const people = readPeople(row, DETAILS);
    const person = people === undefined ? readDetails(row, scenario, where?.group) : {};
    if (where === undefined || !row.fine) continue;
    filled.add(row, where.unit, people ?? 1);
    if (people === undefined) inBeds.push({ ...where, ...person });
    else if (people > 0) bedCounts.push({ ...where, people });
  }
  return { inBeds, bedCounts };
}

/** The number in a row that counts people; undefined for a row that is about one person. */
export function readPeople(row: Row, details: readonly string[]): number | undefined {
  const people = row.count("people", MOST_PEOPLE);
  const detail = people === undefined ? undefined : details.find((column) => row.text(column) !== undefined);
  if (people === 1 && detail !== undefined) return undefined;
  if (detail !== undefined) {
    const hint = "A row with a number of people says nothing of each; give each a row of their own.";
    row.refuse(detail, { expected: `no ${detail} beside “people”`, hint });
  }
  return people;
}

type Where = Pick<PersonInBed, "unit" | "group">;

function readWhere(row: Row, { estate, groups }: Scenario): Where | undefined {
  const unit = row.position(
    "unit",
    "a unit of the estate",
    estate.units.map(({ name }) => name),
    true,
  );
  const group = row.position(
    "group",
    "a demand group",
    groups.map(({ name }) => name),
    true,
  );
  if (unit === undefined || group === undefined) return undefined;
  const serves = estate.units[unit]!.serviceLines.some((line) => groups[group]!.mix.serviceLine[line]! > 0);
  if (serves) return { unit, group };
  const { name, mix } = groups[group]!;
  const needs = (line: number) => mix.serviceLine[line]! > 0;
  const lines = estate.serviceLines.filter((_, line) => needs(line));
  const others = estate.units.filter(({ serviceLines }) => serviceLines.some(needs)).map((other) => other.name);
  return row.refuse("unit", {
    expected: `a unit for ${oneOf(lines)}, as people of the group ${name} need`,
    received: `${estate.units[unit]!.name}, which is for ${oneOf(estate.units[unit]!.serviceLines.map((line) => estate.serviceLines[line]!))}`,
    hint: `Write ${oneOf(others.slice(0, 3))}${others.length > 3 ? " …" : ""}, or name another group.`,
  });
}

/** Everything but unit and group; what the law says of the person only where the group is known. */
function readDetails(row: Row, scenario: Scenario, position: number | undefined): Omit<PersonInBed, "unit" | "group"> {
  const group = position === undefined ? undefined : scenario.groups[position];
  const admitted = row.pastDay(scenario, "admittedOn");
  const law = group === undefined ? {} : readLegalFields(row, scenario, group);
  const plan = row.position("plan", "a plan", PLANS);
  if (group !== undefined && plan !== undefined && PLANS[plan] === "treatAndReturn") {
    checkReturn(row, scenario, group, law);
  }
  const catchments = scenario.estate.catchments.map(({ name }) => name);
  const catchment = row.position("catchment", "a catchment of the estate", catchments);
  return {
    ...law,
    ...(admitted === undefined ? {} : { admitted }),
    ...(plan === undefined ? {} : { plan: PLANS[plan]! }),
    ...(catchment === undefined ? {} : { catchment }),
  };
}

/** A plan of treat and return needs a way back to prison, and somebody who came from there. */
function checkReturn(row: Row, { law }: Scenario, group: Group, { basis }: LegalFields): void {
  const held = law[basis ?? group.legalBasis]!;
  const fromPrison = group.from === "prison" || group.after.returned.share > 0;
  if (fromPrison && (basis === undefined || held.departures.includes("prison"))) return;
  const whose = fromPrison
    ? `somebody held under ${held.name}`
    : `the group ${group.name}, which does not come from prison`;
  row.refuse("plan", {
    expected: `the plan rehabilitate for ${whose}`,
    hint: "Nobody can be returned to prison from there.",
  });
}

/** How many people the census puts into each unit. A few more than there are beds are there because beds are closing, and each
 *  closes when its patient leaves; twice as many are a mistake. */
class Fullness {
  readonly #units: readonly Unit[];
  readonly #people: number[];

  constructor(units: readonly Unit[]) {
    this.#units = units;
    this.#people = units.map(() => 0);
  }

  add(row: Row, unit: number, people: number): void {
    const { name, beds } = this.#units[unit]!;
    const before = this.#people[unit]!;
    this.#people[unit] = before + people;
    if (beds === 0 || before > 2 * beds || before + people <= 2 * beds) return;
    const hint = "More people than beds is right only while beds are closing; each closes when its patient leaves.";
    row.refuse("unit", {
      expected: `at most ${2 * beds} people in ${name}, twice its ${beds} beds`,
      received: `${before + people} people up to this row`,
      hint,
    });
  }
}
