import { assemble, readChain, type ScenarioSource } from "../assemble.js";
import { Reading } from "../reading.js";
import type { Written } from "../written.js";

/** Whether the people of a census are written in the scenario itself, in one that it extends or in a change asked for, rather
 *  than in files beside it: then its text cannot be passed on without them, not even where something else is set in their
 *  place. False too where the scenario cannot be read. */
export function isCensusInside(source: ScenarioSource): boolean {
  return [...readChain(source, new Reading()), assemble(source).root].some(hasPeople);
}

function hasPeople(scenario: Written | undefined): boolean {
  const census = entry(entry(scenario, "atStart"), "census");
  return ["beds", "waiting"].some((table) => entry(entry(census, table), "text") !== undefined);
}

function entry(written: Written | undefined, key: string): Written | undefined {
  return written?.kind === "map" ? written.entries.get(key)?.value : undefined;
}
