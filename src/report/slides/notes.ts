import type { BedsResult, Comparison, Result } from "../../experiment/index.js";
import { comparisonMethod } from "../comparison-report.js";
import type { Block } from "../document.js";
import { bedsMethod, runMethod } from "../provenance.js";
import type { Reported } from "../reported.js";
import { sensitivityMethod } from "../sensitivity-report.js";

/** How a result was found, with seed, fingerprint and version, a sentence each. */
export function bedsNotes(result: BedsResult): readonly string[] {
  return itemsOf(bedsMethod(result));
}

export function runNotes(result: Result): readonly string[] {
  return itemsOf(runMethod(result));
}

export function comparisonNotes(comparison: Comparison): readonly string[] {
  return itemsOf(comparisonMethod(comparison));
}

/** Of everything that is reported on. */
export function allNotes({ beds, runs, comparisons, sensitivities }: Reported): readonly string[] {
  const notes = [
    ...beds.flatMap(({ result }) => bedsNotes(result)),
    ...runs.flatMap(({ result }) => runNotes(result)),
    ...comparisons.flatMap(({ result }) => comparisonNotes(result)),
    ...sensitivities.flatMap(({ result }) => itemsOf(sensitivityMethod(result))),
  ];
  return [...new Set(notes)];
}

function itemsOf(block: Block): readonly string[] {
  return block.kind === "list" ? block.items : [];
}
