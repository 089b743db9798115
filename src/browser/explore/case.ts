import { overloads, overloadWarnings } from "../../experiment/index.js";
import {
  checkScenario,
  differencesBetween,
  formatIssues,
  type Scenario,
  type ScenarioSource,
  type Setting,
} from "../../scenario/index.js";
import { type BedsPlace, placesOf } from "./levers/beds.js";
import { leversOf, settingsOf } from "./levers/index.js";
import type { Choices, LeverGroup } from "./levers/lever.js";
import { type PageData, sourceOf } from "./page-data.js";

/** The scenario of the page's file, and what can be changed about it. */
export interface Base {
  readonly data: PageData;
  readonly source: ScenarioSource;
  readonly scenario: Scenario;
  readonly places: readonly BedsPlace[];
  readonly levers: readonly LeverGroup[];
}

/** The scenario with somebody's choices. */
export interface Case {
  readonly choices: Choices;
  readonly settings: readonly Setting[];
  readonly source: ScenarioSource;
  /** Absent: the choices do not go together. */
  readonly scenario?: Scenario;
  /** Why not, in words. */
  readonly trouble?: string;
  /** What can be said before anything is simulated. */
  readonly overload: readonly string[];
}

/** @throws ScenarioError when the page's own file is wrong */
export function baseOf(data: PageData): Base {
  const source = sourceOf(data, []);
  const { scenario, issues } = checkScenario(source);
  if (scenario === undefined) throw new Error(formatIssues(issues));
  const places = placesOf(scenario);
  return { data, source, scenario, places, levers: leversOf(scenario, places) };
}

/** @param called what the case is called beside the file's own name */
export function caseOf(base: Base, choices: Choices, called: string): Case {
  const settings = settingsOf(base.levers, choices);
  if (settings.length === 0) {
    const { source, scenario } = base;
    return { choices, settings, source, scenario, overload: overloadWarnings(overloads(scenario)) };
  }
  const name = { path: "name", value: JSON.stringify(`${base.scenario.name}, ${called}`) };
  const source = sourceOf(base.data, [...settings, name]);
  const { scenario, issues } = checkScenario(source);
  if (scenario === undefined) return { choices, settings, source, trouble: formatIssues(issues), overload: [] };
  const changed = { ...scenario, differences: differencesBetween(base.source, source) };
  return { choices, settings, source, scenario: changed, overload: overloadWarnings(overloads(changed)) };
}
