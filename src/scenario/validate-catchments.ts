import { refuseName } from "./refuse-name.js";
import type { Subject } from "./subject.js";

/** Checks that catchments name other catchments as their neighbours, and in one way only. */
export function checkNeighbours(subject: Subject): void {
  const declared = subject.file.estate?.catchments;
  if (!(declared instanceof Map)) return;
  const names = subject.scenario.estate.catchments.map(({ name }) => name);
  for (const name of names) {
    const path = ["estate", "catchments", name];
    const { nearest = [], distances } = (declared as CatchmentsRead).get(name) ?? {};
    const others = names.filter((other) => other !== name);
    const called = `another catchment than ${name}`;
    nearest.forEach((given, position) => {
      if (!others.includes(given)) refuseName(subject, [...path, "nearest", position], called, given, others);
    });
    for (const given of distances?.keys() ?? [])
      if (!others.includes(given)) refuseName(subject, [...path, "distances", given], called, given, others);
    if (nearest.length === 0 || distances === undefined) continue;
    subject.reading.refuseTogether(
      subject.root,
      [...path, "distances"],
      {
        expected: "either “nearest” or “distances”",
        received: "both",
        hint: "Take one of them out; in a variant, write “nearest: null” or “distances: null”.",
      },
      [
        [...path, "distances"],
        [...path, "nearest"],
      ],
    );
  }
}

type CatchmentsRead = ReadonlyMap<
  string,
  { readonly nearest?: readonly string[]; readonly distances?: ReadonlyMap<string, number> }
>;
