import type { Comparison, Result, SensitivityResult } from "../experiment/index.js";
import { fingerprint, type Scenario } from "../scenario/index.js";
import type { BedsStudy } from "./beds-report.js";

/** What a board report, a workbook or a set of slides is about: results of any verbs, each with its scenario. Together they
 *  answer one question; whatever was not computed is left out. */
export interface Reported {
  readonly runs: readonly RunStudy[];
  readonly beds: readonly BedsStudy[];
  readonly comparisons: readonly ComparisonStudy[];
  readonly sensitivities: readonly SensitivityStudy[];
}

export interface RunStudy {
  readonly scenario: Scenario;
  readonly result: Result;
}

export interface ComparisonStudy {
  /** The base, then the variants in their order. */
  readonly scenarios: readonly Scenario[];
  readonly result: Comparison;
}

export interface SensitivityStudy {
  readonly scenario: Scenario;
  readonly result: SensitivityResult;
}

/** Every scenario that is reported on, each once, in order of first mention. */
export function scenariosOf({ runs, beds, comparisons, sensitivities }: Reported): readonly Scenario[] {
  const all = [
    ...beds.map(({ scenario }) => scenario),
    ...runs.map(({ scenario }) => scenario),
    ...comparisons.flatMap(({ scenarios }) => scenarios),
    ...sensitivities.map(({ scenario }) => scenario),
  ];
  const seen = new Set<string>();
  return all.filter((scenario) => {
    // The same world may be told with other sources.
    const key = JSON.stringify([fingerprint(scenario), scenario.name, scenario.sources]);
    return seen.size < seen.add(key).size;
  });
}
