import { allOf } from "./nearest.js";
import type { Estate } from "./scenario.js";

/** Positions of the units that a ring fence means: those named, and those of the catchments named; every unit without a word. */
export function unitsOfFence(places: readonly string[] | undefined, { units, catchments }: Estate): readonly number[] {
  if (places === undefined) return units.map((_, position) => position);
  const named = new Set(places);
  return units.flatMap(({ name, catchment }, position) =>
    named.has(name) || named.has(catchments[catchment]?.name ?? "") ? [position] : [],
  );
}

/** What people call them together. */
export function unitsInWords(places: readonly string[] | undefined, { units, catchments }: Estate): string {
  if (places === undefined) return units.length === 1 ? (units[0]?.name ?? "") : "every unit";
  const inCatchments = new Set(catchments.map(({ name }) => name));
  return allOf(places.map((name) => (inCatchments.has(name) ? `every unit of ${name}` : name)));
}
