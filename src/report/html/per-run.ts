import type { RunStudy } from "../reported.js";
import type { Part } from "./parts.js";

/** The same parts for every run. Where there are several, ids carry a number and titles the scenario's name.
 *  @param of gets what ids end with and what titles begin with */
export function perRun(
  runs: readonly RunStudy[],
  of: (run: RunStudy, suffix: string, name: string) => readonly Part[],
): readonly Part[] {
  const several = runs.length > 1;
  return runs.flatMap((run, i) => of(run, several ? `-${i + 1}` : "", several ? `${run.scenario.name}: ` : ""));
}
