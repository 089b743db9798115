import { dateAfter, daysBetween } from "../foundation/index.js";
import { oneOf } from "./nearest.js";
import { refuseName } from "./refuse-name.js";
import type { Unit } from "./scenario.js";
import type { Subject } from "./subject.js";
import { checkNeighbours } from "./validate-catchments.js";

export function checkEstate(subject: Subject): void {
  const { file, scenario } = subject;
  if (file.estate?.units !== undefined && scenario.estate.units.length === 0) {
    subject.reading.refuseTogether(subject.root, ["estate", "units"], {
      expected: "at least one unit, such as moorside: { beds: 60 }",
    });
  }
  for (const unit of scenario.estate.units) {
    checkCatchment(subject, unit);
    checkServiceLines(subject, unit);
    checkDates(subject, unit);
    checkNeverBelowZero(subject, unit);
  }
  checkNeighbours(subject);
  checkStart(subject);
}

function checkCatchment(subject: Subject, unit: Unit): void {
  const names = subject.scenario.estate.catchments.map((catchment) => catchment.name);
  const path = ["estate", "units", unit.name];
  const given = subject.file.estate?.units?.get(unit.name)?.catchment;
  if (given === undefined) {
    if (names.length === 1) return;
    const hint = `Add “catchment: ${names[0]}”, or another of them.`;
    subject.reading.refuseTogether(subject.root, [...path, "catchment"], {
      expected: `a catchment: ${oneOf(names)}`,
      hint,
    });
  } else if (!names.includes(given))
    refuseName(subject, [...path, "catchment"], "a catchment of the estate", given, names);
}

function checkServiceLines(subject: Subject, unit: Unit): void {
  const units = subject.file.estate?.units;
  const someName = [...(units?.values() ?? [])].some((each) => each.serviceLines !== undefined);
  if (!someName || units?.get(unit.name)?.serviceLines !== undefined) return;
  const expected = `service lines, as other units name theirs: ${oneOf(subject.scenario.estate.serviceLines)}`;
  subject.reading.refuseTogether(subject.root, ["estate", "units", unit.name, "serviceLines"], { expected });
}

function checkDates(subject: Subject, unit: Unit): void {
  const changes = subject.file.estate?.units?.get(unit.name)?.changes ?? [];
  changes.forEach((change, position) => {
    if (change.on === undefined || daysBetween(subject.scenario.start, change.on) >= 0) return;
    refuseEarlyDate(subject, ["estate", "units", unit.name, "changes", position, "on"]);
  });
}

export function refuseEarlyDate(subject: Subject, path: readonly (string | number)[]): void {
  const expected = `a date on or after the start, ${subject.scenario.start}`;
  subject.reading.refuseTogether(subject.root, path, {
    expected,
    hint: "What happened before the start belongs in the first figure.",
  });
}

function checkNeverBelowZero(subject: Subject, unit: Unit): void {
  let beds = unit.beds;
  for (const change of unit.changes) {
    beds += change.beds;
    if (beds >= 0) continue;
    const expected = `changes that leave ${unit.name} with 0 beds or more`;
    const received = `${beds} beds on ${dateAfter(subject.scenario.start, change.day)}`;
    subject.reading.refuseTogether(subject.root, ["estate", "units", unit.name, "changes"], { expected, received }, [
      ["estate", "units", unit.name],
    ]);
    return;
  }
}

function checkStart(subject: Subject): void {
  const stationary = subject.file.atStart?.stationary;
  const { units, catchments } = subject.scenario.estate;
  checkNames(subject, "units", "a unit of the estate", stationary?.units, units);
  checkNames(subject, "catchments", "a catchment of the estate", stationary?.catchments, catchments);
}

function checkNames(
  subject: Subject,
  key: string,
  called: string,
  given: ReadonlyMap<string, unknown> | undefined,
  known: readonly { readonly name: string }[],
): void {
  const names = known.map(({ name }) => name);
  for (const name of given?.keys() ?? []) {
    if (!names.includes(name)) refuseName(subject, ["atStart", "stationary", key, name], called, name, names);
  }
}
