import type { Result } from "../experiment/index.js";
import type { Scenario } from "../scenario/index.js";
import type { Detail, Document } from "./document.js";
import { caveats, rulesAndDifferences, runMethod, sourcesOf } from "./provenance.js";
import { runAnswer } from "./run-answer.js";
import { runTables } from "./run-tables.js";

/** What a run found, for people: the answer, the tables, how it was found, the caveats. */
export function runReport(result: Result, scenario: Scenario, detail: Detail): Document {
  return {
    title: result.scenario.name,
    blocks: [
      ...runAnswer(result),
      ...runTables(result, detail),
      { kind: "heading", text: "How this was found" },
      runMethod(result),
      ...rulesAndDifferences(result, detail),
      ...sourcesOf(scenario, detail),
      ...caveats(result.warnings),
    ],
  };
}
