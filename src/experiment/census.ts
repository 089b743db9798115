import { csvFormatRows } from "d3-dsv";
import { dateAfter, daysBetween, type IsoDate, isIsoDate, MINUTES_PER_DAY, UsageError } from "../foundation/index.js";
import { type CensusNow, compile, Simulator } from "../model/index.js";
import type { PersonInBed, PersonWaiting, Scenario } from "../scenario/index.js";

export interface CensusWish {
  /** The day at whose beginning the census is taken. */
  readonly on: IsoDate;
  /** 1 unless given. */
  readonly replication?: number;
}

/** A census as the two tables that a scenario may start from. */
export interface CensusTables {
  /** The day of the census; a scenario that starts from it has this `start`. */
  readonly on: IsoDate;
  /** People in beds, as CSV. */
  readonly beds: string;
  /** People waiting, as CSV; somebody for whom a bed is held is still waiting. */
  readonly waiting: string;
  /** People in beds bought outside the estate, which the tables leave out. */
  readonly leftOut: number;
}

/** Draws a census out of one replication of a scenario: who is in which bed and who is waiting at the beginning of a day.
 *  @throws UsageError when the day lies before the start, or after everything that is simulated */
export function takeCensus(scenario: Scenario, { on, replication = 1 }: CensusWish): CensusTables {
  const day = isIsoDate(on) ? daysBetween(scenario.start, on) : Number.NaN;
  const { warmUp, run, followUp } = scenario.study;
  const last = dateAfter(scenario.start, warmUp + run + followUp);
  if (!(day >= 0 && on <= last)) {
    throw new UsageError(
      `A census is taken on a date from ${scenario.start}, the start, to ${last}, the end of the simulation; received ${on}.`,
    );
  }
  const running = new Simulator(compile(scenario)).begin({ replication });
  running.runTo(day * MINUTES_PER_DAY);
  return tablesOf(scenario, on, running.census());
}

function tablesOf(scenario: Scenario, on: IsoDate, { inBeds, waiting, elsewhere }: CensusNow): CensusTables {
  const beds = inBeds.map((person) => bedRow(scenario, person)).sort(inOrder);
  const lists = waiting.map((person) => waitingRow(scenario, person)).sort(inOrder);
  return {
    on,
    beds: csvFormatRows([BED_HEADING, ...beds]),
    waiting: csvFormatRows([WAITING_HEADING, ...lists]),
    leftOut: elsewhere,
  };
}

const BED_HEADING = ["unit", "group", "admittedOn", "legalBasis", "plan", "releaseOn", "courtOn", "catchment"];
const WAITING_HEADING = [
  "catchment",
  "serviceLine",
  "listedOn",
  "group",
  "urgency",
  "legalBasis",
  "releaseOn",
  "courtOn",
];

function bedRow({ estate, groups, law, start }: Scenario, person: PersonInBed): string[] {
  return [
    estate.units[person.unit]!.name,
    groups[person.group]!.name,
    dateOf(start, person.admitted),
    nameOf(law, person.basis),
    person.plan ?? "",
    dateOf(start, person.release),
    dateOf(start, person.court),
    nameOf(estate.catchments, person.catchment),
  ];
}

function waitingRow({ estate, groups, law, start }: Scenario, person: PersonWaiting): string[] {
  return [
    nameOf(estate.catchments, person.catchment),
    estate.serviceLines[person.serviceLine]!,
    dateOf(start, person.listed),
    groups[person.group]!.name,
    person.urgency ?? "",
    nameOf(law, person.basis),
    dateOf(start, person.release),
    dateOf(start, person.court),
  ];
}

function nameOf(list: readonly { readonly name: string }[], position: number | undefined): string {
  return position === undefined ? "" : list[position]!.name;
}

function dateOf(start: IsoDate, day: number | undefined): string {
  if (day === undefined) return "";
  if (day === Number.POSITIVE_INFINITY) return "never";
  return dateAfter(start, Math.min(Math.max(day, daysBetween(start, FIRST_DATE)), daysBetween(start, LAST_DATE)));
}

/** What happened before, or happens after, is written as the first or the last date that a table can be read with: the stays of a
 *  heavy tail last for centuries. */
const FIRST_DATE = "1900-01-01";
const LAST_DATE = "9999-12-31";

/** By column, the first first: the same rows in the same order however people are kept. */
function inOrder(one: readonly string[], other: readonly string[]): number {
  const column = one.findIndex((text, position) => text !== other[position]);
  return column < 0 ? 0 : one[column]! < other[column]! ? -1 : 1;
}
