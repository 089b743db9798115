import { refuseName } from "./refuse-name.js";
import type { Subject } from "./subject.js";

/** Checks that catchments name other catchments as their neighbours, and in one way only. */
export function checkNeighbours(subject: Subject): void {
  const declared = subject.file.estate?.catchments;
  if (!(declared instanceof Map)) return;
  const names = subject.scenario.estate.catchments.map(({ name }) => name);
  const known = new Set(names);
  for (const name of names) {
    const path = ["estate", "catchments", name];
    const { nearest = [], distances } = (declared as CatchmentsRead).get(name) ?? {};
    const check = (given: string, at: readonly (string | number)[]) => {
      if (given !== name && known.has(given)) return;
      const others = names.filter((other) => other !== name);
      refuseName(subject, [...path, ...at], `another catchment than ${name}`, given, others);
    };
    nearest.forEach((given, position) => {
      check(given, ["nearest", position]);
    });
    for (const given of distances?.keys() ?? []) check(given, ["distances", given]);
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
