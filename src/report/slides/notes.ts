import type { BedsResult, Comparison, Result, SensitivityResult } from "../../experiment/index.js";
import type { Block } from "../document.js";
import { counted } from "../numbers.js";
import { bedsMethod, runMethod, STOPPED_BECAUSE } from "../provenance.js";
import type { Reported } from "../reported.js";

/** How a result was found, with seed, fingerprint and version, a sentence each. */
export function bedsNotes(result: BedsResult): readonly string[] {
  return itemsOf(bedsMethod(result));
}

export function runNotes(result: Result): readonly string[] {
  return itemsOf(runMethod(result));
}

export function comparisonNotes({ base, variants, seed, stopped, version }: Comparison): readonly string[] {
  const names = [base, ...variants].map(({ scenario }) => `“${scenario.name}” ${scenario.fingerprint}`);
  return [
    `${counted(base.replications, "replication")} of each scenario: ${STOPPED_BECAUSE[stopped]}. All have the same people with the same luck, so that only what was changed differs.`,
    "Intervals are for differences of replications in pairs. Verdicts are for all differences together (Holm's correction). Doubts about the assumptions come on top.",
    `Measured from ${base.window.from} to ${base.window.to}; seed ${seed}.`,
    `Fingerprints: ${names.join(", ")}; securebeds ${version}.`,
  ];
}

function sensitivityNotes({ method, seed, scenario, version, cost }: SensitivityResult): readonly string[] {
  return [
    `Sensitivity analysis (${method}): ${counted(cost.points, "point")} with ${counted(cost.replications, "replication")} each; seed ${seed}.`,
    `Scenario “${scenario.name}”, fingerprint ${scenario.fingerprint}; securebeds ${version}.`,
  ];
}

/** Of everything that is reported on. */
export function allNotes({ beds, runs, comparisons, sensitivities }: Reported): readonly string[] {
  const notes = [
    ...beds.flatMap(({ result }) => bedsNotes(result)),
    ...runs.flatMap(({ result }) => runNotes(result)),
    ...comparisons.flatMap(({ result }) => comparisonNotes(result)),
    ...sensitivities.flatMap(({ result }) => sensitivityNotes(result)),
  ];
  return [...new Set(notes)];
}

function itemsOf(block: Block): readonly string[] {
  return block.kind === "list" ? block.items : [];
}
