import type { Result } from "../experiment/index.js";
import type { Scenario } from "../scenario/index.js";
import { withinBounds } from "./bounds.js";
import type { Detail, Document } from "./document.js";
import { caveats, rulesAndDifferences, runMethod, sourcesOf } from "./provenance.js";
import { runAnswer } from "./run-answer.js";
import { runTables } from "./run-tables.js";
import { theoryTable } from "./theory-table.js";
import { twoClasses } from "./two-classes.js";

export interface RunReportOptions {
  /** Adds people from prison against the others; a full report has it anyway. */
  readonly twoClasses?: boolean;
}

/** What a run found, for people: the answer, the tables, how it was found, the caveats. */
export function runReport(
  found: Result,
  scenario: Scenario,
  detail: Detail,
  { twoClasses: asked = false }: RunReportOptions = {},
): Document {
  const result = readable(found);
  return {
    title: result.scenario.name,
    blocks: [
      ...runAnswer(result),
      ...(asked || detail === "full" ? twoClasses(result.metrics) : []),
      ...runTables(result, detail),
      ...theoryTable(result, detail),
      { kind: "heading", text: "How this was found" },
      runMethod(result),
      ...rulesAndDifferences(result, detail),
      ...sourcesOf(scenario, detail),
      ...caveats(result.warnings),
    ],
  };
}

function readable(result: Result): Result {
  const all = (named: Result["groups"]): Result["groups"] =>
    Object.fromEntries(Object.entries(named).map(([name, { metrics }]) => [name, { metrics: withinBounds(metrics) }]));
  return {
    ...result,
    metrics: withinBounds(result.metrics),
    groups: all(result.groups),
    units: all(result.units),
    catchments: all(result.catchments),
    years: all(result.years),
  };
}
