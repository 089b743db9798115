import { journalNamesOf } from "../../src/experiment/index.js";
import { compile, Simulator } from "../../src/model/index.js";
import { Journal, type JournalRow } from "../../src/observe/index.js";
import type { PolicyOverrides } from "../../src/policy/index.js";
import { readScenario, type Scenario, type ScenarioFile } from "../../src/scenario/index.js";

export const DAY = 1440;

/** One line of a trace: the minute, and what happened in the journal's own words. */
export type Line = readonly [time: number, words: string];

/** What a trace scenario says beyond a name; `perDay` people are expected on day zero and nobody afterwards. */
export type TraceParts = Omit<ScenarioFile, "format" | "name" | "seed" | "study"> & {
  readonly days?: number;
  /** Answers of the test's own in place of the rules'. */
  readonly policies?: PolicyOverrides;
  /** What is changed in the scenario once it is read. */
  readonly adapt?: (scenario: Scenario) => Scenario;
};

/** A group of whom `perDay` are expected on day zero, 1 April 2026, and nobody afterwards. */
export function onDayZero(
  group: Partial<ScenarioFile["demand"][string]>,
  perDay = 1.5,
): ScenarioFile["demand"][string] {
  return { from: "court", perYear: perDay * 365.25, changes: [{ on: "2026-04-02", perYear: 0 }], ...group };
}

/** The scenario through its text, and a journal with its names. */
function scenarioOf({ days = 400, policies: _, adapt = (scenario) => scenario, ...parts }: TraceParts): Scenario {
  const study = { warmUp: 0, run: days, followUp: 0 };
  const file: ScenarioFile = { format: "securebeds/scenario@1", name: "trace", study, ...parts };
  return adapt(readScenario({ name: "trace.yaml", text: JSON.stringify(file) }));
}

function journalFor(scenario: Scenario): Journal {
  return new Journal(journalNamesOf(scenario));
}

/** `men-1`, `men-1 again` the second time, `ward` for what happens to a unit, nobody for what is found of all. */
function whoOf({ person, entry = 0, unit }: JournalRow): string {
  return person === undefined ? (unit ?? "") : `${person}${" again".repeat(entry)}`;
}

function lineOf(row: JournalRow): Line {
  const { fact, basis, level, urgency, plan, destination, reason, why, beds } = row;
  const unit = row.person === undefined ? undefined : row.unit;
  const where = [row.catchment, row.serviceLine, level, urgency, unit, row.place];
  const words = [basis, ...where, plan, destination, reason, why, beds, row.people];
  return [row.time, [whoOf(row), fact, ...words.filter((word) => word !== undefined)].join(" ")];
}

/** When people first came to be in need, in order. */
function needsOf(rows: readonly JournalRow[]): readonly number[] {
  return rows.filter(({ fact, entry }) => fact === "identified" && entry === 0).map(({ time }) => time);
}

export interface Trace {
  /** Minutes at which people came to be in need: the only thing that chance decides here. */
  readonly needs: readonly number[];
  readonly lines: readonly Line[];
}

/** Runs replications 1, 2, 3 … until one has the needs that are wanted, with all invariants checked after every event. */
export function trace(
  parts: TraceParts,
  wanted: (needs: readonly number[], lines: readonly Line[]) => boolean,
  until = (parts.days ?? 400) * DAY,
): Trace {
  const scenario = scenarioOf(parts);
  const simulator = new Simulator(compile(scenario, parts.policies));
  for (let replication = 1; replication <= 20_000; replication++) {
    const journal = journalFor(scenario);
    simulator.begin({ replication, listener: journal, checked: true }).runTo(until);
    const rows = journal.rows();
    const found = { needs: needsOf(rows), lines: rows.map(lineOf) };
    if (wanted(found.needs, found.lines)) return found;
  }
  throw new Error("no such needs in 20,000 replications");
}

/** So many people on day zero, no two in the same minute. */
export function people(count: number): (needs: readonly number[]) => boolean {
  return (needs) => needs.length === count && new Set(needs).size === count;
}

/** Exactly these minutes. */
export function minutes(...wanted: readonly number[]): (needs: readonly number[]) => boolean {
  return (needs) => needs.length === wanted.length && needs.every((need, index) => need === wanted[index]);
}

/** What is said when somebody is in need, in the one catchment and service line there is. */
export function need(time: number, who: string, basis: string): readonly Line[] {
  return [
    [time, `${who} identified ${basis}`],
    [time, `${who} belongs ${CATCHMENT} ${LINE}`],
  ];
}

const CATCHMENT = "all";
const LINE = "everyone";

/** Referral, both reports and acceptance, all in one minute. */
export function accepted(time: number, who: string, urgency = "routine"): readonly Line[] {
  return [
    [time, `${who} referred`],
    [time, `${who} assessed`],
    [time, `${who} reported medium`],
    [time, `${who} prioritised ${urgency}`],
    [time, `${who} listed`],
  ];
}

/** A bed and a plan, all in one minute. */
export function admitted(time: number, who: string, plan = "rehabilitate"): readonly Line[] {
  return [
    [time, `${who} offered ward`],
    [time, `${who} admitted ward`],
    [time, `${who} planned ${plan}`],
  ];
}

/** Treatment ends and nothing keeps the person. */
export function leaves(time: number, who: string, destination: string, reason = "treatmentComplete"): readonly Line[] {
  return [
    [time, `${who} readyToLeave ${destination}`],
    [time, `${who} departed ward ${destination} ${reason}`],
  ];
}
