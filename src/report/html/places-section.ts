import type { RunStudy } from "../reported.js";
import { placesTables } from "../run-tables.js";
import type { Section } from "./parts.js";
import { perRun } from "./per-run.js";

/** Catchments and units in tables; a board has them in the workbook. */
export function placesSection(runs: readonly RunStudy[]): readonly Section[] {
  const parts = perRun(runs, ({ result }) => placesTables(result));
  return parts.length === 0 ? [] : [{ id: "places", title: "Catchments and units", parts }];
}
