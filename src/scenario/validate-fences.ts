import { refuseName } from "./refuse-name.js";
import type { Unit } from "./scenario.js";
import type { Subject } from "./subject.js";

/** Checks that ring fences are for groups and in units that there are, and keep no more beds than a unit ever has. */
export function checkFences(subject: Subject): void {
  checkNames(subject);
  checkBeds(subject);
}

function checkNames({ file, scenario, ...rest }: Subject): void {
  const subject = { file, scenario, ...rest };
  const { units, catchments } = scenario.estate;
  const groups = scenario.groups.map(({ name }) => name);
  const places = [...units, ...catchments].map(({ name }) => name);
  file.rules?.ringFence?.forEach((fence, position) => {
    const path = ["rules", "ringFence", position];
    fence.for?.forEach((name, at) => {
      if (!groups.includes(name)) refuseName(subject, [...path, "for", at], "a demand group", name, groups);
    });
    fence.in?.forEach((name, at) => {
      if (!places.includes(name)) refuseName(subject, [...path, "in", at], "a unit or a catchment", name, places);
    });
  });
}

/** Several fences of a unit keep their beds beside one another. */
function checkBeds(subject: Subject): void {
  const { units, catchments } = subject.scenario.estate;
  const kept = units.map(() => 0);
  subject.file.rules?.ringFence?.forEach((fence, position) => {
    const { beds = 0, in: places } = fence;
    const isMeant = ({ name, catchment }: Unit) =>
      places === undefined || places.includes(name) || places.includes(catchments[catchment]?.name ?? "");
    const full = units.find((unit, at) => {
      if (!isMeant(unit)) return false;
      kept[at] = kept[at]! + beds;
      return kept[at]! > mostBeds(unit);
    });
    if (full === undefined) return;
    subject.reading.refuseTogether(subject.root, ["rules", "ringFence", position, "beds"], {
      expected: "no more beds kept than a unit has",
      received: `${kept[units.indexOf(full)]} beds kept in ${full.name}, which has ${mostBeds(full)}`,
      hint: "The fences of a unit add up. Keep fewer beds, or say with “in” which units are meant.",
    });
  });
}

/** The most beds that a unit is to have at any time. */
function mostBeds({ beds, changes }: Unit): number {
  let now = beds;
  let most = beds;
  for (const change of changes) {
    now += change.beds;
    most = Math.max(most, now);
  }
  return most;
}
