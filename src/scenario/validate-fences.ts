import { unitsOfFence } from "./fence-places.js";
import { refuseName } from "./refuse-name.js";
import type { Unit } from "./scenario.js";
import type { Subject } from "./subject.js";

/** Checks that ring fences are for groups and in units that there are, and keep no more beds than a unit ever has. */
export function checkFences(subject: Subject): void {
  checkNames(subject);
  checkBeds(subject);
}

function checkNames(subject: Subject): void {
  const { estate, groups } = subject.scenario;
  const ofGroups = groups.map(({ name }) => name);
  const ofPlaces = [...estate.units, ...estate.catchments].map(({ name }) => name);
  const [knownGroups, knownPlaces] = [new Set(ofGroups), new Set(ofPlaces)];
  subject.file.rules?.ringFence?.forEach((fence, position) => {
    const path = ["rules", "ringFence", position];
    fence.for?.forEach((name, at) => {
      if (!knownGroups.has(name)) refuseName(subject, [...path, "for", at], "a demand group", name, ofGroups);
    });
    fence.in?.forEach((name, at) => {
      if (!knownPlaces.has(name)) refuseName(subject, [...path, "in", at], "a unit or a catchment", name, ofPlaces);
    });
  });
}

/** Several fences of a unit keep their beds beside one another. */
function checkBeds(subject: Subject): void {
  const { estate } = subject.scenario;
  const kept = estate.units.map(() => 0);
  subject.file.rules?.ringFence?.forEach((fence, position) => {
    const meant = unitsOfFence(fence.in, estate);
    for (const unit of meant) kept[unit] = kept[unit]! + (fence.beds ?? 0);
    const full = meant.find((unit) => kept[unit]! > mostBeds(estate.units[unit]!));
    if (full === undefined) return;
    const { name } = estate.units[full]!;
    subject.reading.refuseTogether(subject.root, ["rules", "ringFence", position, "beds"], {
      expected: "no more beds kept than a unit has",
      received: `${kept[full]} beds kept in ${name}, which has ${mostBeds(estate.units[full]!)}`,
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
