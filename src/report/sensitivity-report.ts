import type { SensitivityResult } from "../experiment/index.js";
import type { Block, Detail, Document } from "./document.js";
import { figureList } from "./figures.js";
import { morrisBlocks, morrisMethod } from "./morris-report.js";
import { counted } from "./numbers.js";
import { programOf } from "./program.js";
import { caveats, titled } from "./provenance.js";
import { sobolBlocks, sobolMethod } from "./sobol-report.js";
import { tornadoBlocks, tornadoMethod } from "./tornado-report.js";

/** Which figures the results turn on, for people: the answer, tables, what was varied, how it was found, the caveats. */
export function sensitivityReport(result: SensitivityResult, detail: Detail): Document {
  return {
    title: `${result.scenario.name}: which figures matter`,
    blocks: [
      ...findingsOf(result),
      ...titled("What was varied", figureList(result.figures)),
      { kind: "heading", text: "How this was found" },
      sensitivityMethod(result),
      ...(detail === "full" ? titled("Rules", result.rules) : []),
      ...caveats(sensitivityWarnings(result)),
    ],
  };
}

export function findingsOf(result: SensitivityResult): readonly Block[] {
  if (result.method === "tornado") return tornadoBlocks(result);
  return result.method === "morris" ? morrisBlocks(result) : sobolBlocks(result);
}

/** How it was found. */
export function sensitivityMethod(result: SensitivityResult): Block {
  const { cost, seed, window, scenario } = result;
  const own =
    result.method === "tornado"
      ? tornadoMethod()
      : result.method === "morris"
        ? morrisMethod(result)
        : sobolMethod(result);
  return {
    kind: "list",
    items: [
      ...own,
      `${counted(cost.points, "point")} with ${counted(cost.replications, "replication")} each, ${counted(cost.runs, "simulation")} at most. Replication r has the same people with the same luck at every point (seed ${seed}), so that differences between points are the figures' doing and not chance's.`,
      `Measured from ${window.from} to ${window.to}.`,
      `Scenario “${scenario.name}”, fingerprint ${scenario.fingerprint}; ${programOf(result)}.`,
    ],
  };
}

/** What must be known before the figures are used. */
export function sensitivityWarnings({ warnings, stopped, cost, planned }: SensitivityResult): readonly string[] {
  const cut = `The analysis was cancelled after ${cost.points} of ${planned.points} points; it rests on what was complete by then.`;
  return [
    ...(stopped === "cancelled" ? [cut] : []),
    "Figures are taken to be independent of each other. Those that in truth rise and fall together, and shares that add up to 100 %, need a scenario for each case instead.",
    "What matters depends on the ranges: a figure with a narrow range seems to matter little however wrong the range is.",
    ...warnings,
  ];
}
