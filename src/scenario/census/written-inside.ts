import { assemble, type ScenarioSource } from "../assemble.js";
import type { Written } from "../written.js";

/** Whether the people of a census are written in the scenario itself, or in one that it extends, rather than in files beside it:
 *  then its text cannot be passed on without them. False too where the scenario cannot be read. */
export function isCensusInside(source: ScenarioSource): boolean {
  const census = entry(entry(assemble(source).root, "atStart"), "census");
  return ["beds", "waiting"].some((table) => entry(entry(census, table), "text") !== undefined);
}

function entry(written: Written | undefined, key: string): Written | undefined {
  return written?.kind === "map" ? written.entries.get(key)?.value : undefined;
}
