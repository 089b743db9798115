import { allOf } from "./nearest.js";
import type { OnwardPlaces } from "./onward.js";
import { COUNTED_DESTINATIONS, type Counted } from "./onward-shape.js";
import type { Path } from "./path.js";
import type { Complaint } from "./reading.js";
import { refuseName } from "./refuse-name.js";
import type { Subject } from "./subject.js";

/** Checks the places after the estate, and that the step-down rule names places that are there. */
export function checkOnward(subject: Subject): void {
  for (const destination of COUNTED_DESTINATIONS) checkCatchments(subject, destination);
  subject.file.rules?.stepDown?.places?.forEach((destination, position) => {
    if (subject.file.onward?.[destination] !== undefined) return;
    const expected = `places that there are: “${destination}” under “onward”`;
    const hint = `For example: onward: { ${destination}: { places: 40, stay: { exponential: { mean: 2 years } } } }`;
    refuse(subject, ["rules", "stepDown", "places", position], { expected, hint });
  });
  checkCircles(subject);
}

function refuse(subject: Subject, path: Path, complaint: Complaint): void {
  subject.reading.refuseTogether(subject.root, path, complaint);
}

/** Places by catchment are for every catchment: nobody is left without a word on where to go. */
function checkCatchments(subject: Subject, destination: Counted): void {
  const places = subject.file.onward?.[destination]?.places;
  if (!(places instanceof Map)) return;
  const given: readonly string[] = [...places.keys()];
  const names = subject.scenario.estate.catchments.map(({ name }) => name);
  const path = ["onward", destination, "places"];
  for (const name of given)
    if (!names.includes(name)) refuseName(subject, [...path, name], "a catchment of the estate", name, names);
  const missing = names.filter((name) => !given.includes(name));
  if (missing.length === 0) return;
  refuse(subject, path, {
    expected: "places for each catchment, or one number for all",
    received: `no number for ${allOf(missing)}`,
    hint: "Write 0 for a catchment that has none.",
  });
}

/** Somebody who needs more security again steps up to a bed. Places that led round and round would keep the same person going
 *  for ever, as everybody takes the same luck to each. */
function checkCircles(subject: Subject): void {
  const { onward, rules } = subject.scenario;
  const counted = onward.filter(({ destination }) => rules.stepDown.places.includes(destination));
  for (const { destination } of counted) {
    if (!leadsOn(counted, destination).has(destination)) continue;
    const path = ["onward", destination, "next"];
    refuse(subject, path, {
      expected: "places that do not lead back to where people came from",
      received: `${destination} places that people leave and come back to`,
      hint: "Who needs more security again has a share in “stepUp”.",
    });
    return;
  }
}

/** Every other kind of counted places that people of one kind may get to without a bed in between. */
function leadsOn(counted: readonly OnwardPlaces[], start: string): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (from: string): void => {
    for (const { destination, next } of counted) {
      if (destination !== from) continue;
      for (const { name } of next) {
        if (name === from || found.has(name) || !counted.some((each) => each.destination === name)) continue;
        found.add(name);
        follow(name);
      }
    }
  };
  follow(start);
  return found;
}
