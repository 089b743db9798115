import type { BedsResult } from "../experiment/index.js";
import { describeMetric } from "../observe/index.js";
import type { Scenario } from "../scenario/index.js";
import { againstToday, type BedsFinding, bedsAnswer, bedsInTable, intervalInTable } from "./beds-answer.js";
import { bedsByUnit, curveTable, marginalTable } from "./beds-tables.js";
import { comparisonAnswer } from "./comparison-answer.js";
import type { Block, Column, Detail, Document } from "./document.js";
import { percent } from "./estimates.js";
import { bedsMethod, caveats, rulesAndDifferences, sourcesOf } from "./provenance.js";
import { placesInWords, targetsInWords } from "./targets.js";

/** A finding with the scenario that it is about. */
export interface BedsStudy extends BedsFinding {
  readonly scenario: Scenario;
}

/** How many beds, for people. Several studies open with one table that compares them. */
export function bedsReport(studies: readonly BedsStudy[], detail: Detail): Document {
  const several = studies.length > 1;
  const title = several ? "How many beds" : (studies[0]?.scenario.name ?? "How many beds");
  return {
    title,
    blocks: [...(several ? comparison(studies) : []), ...studies.flatMap((study) => partOf(study, several, detail))],
  };
}

function comparison(studies: readonly BedsStudy[]): readonly Block[] {
  const columns: Column[] = [
    { title: "Scenario", align: "left" },
    { title: "Target", align: "left" },
    { title: "Beds", align: "right" },
    { title: `${percent(levelOf(studies))} interval, chance only`, align: "right" },
    { title: "Against today", align: "right" },
  ];
  const rows = studies.flatMap((study) =>
    resultsOf(study).map((result) => [
      `${study.scenario.name}${placesInWords(result.where)}`,
      targetsInWords(result.targets),
      bedsInTable(result),
      intervalInTable(result),
      againstToday(result),
    ]),
  );
  const answer = comparisonAnswer(studies);
  return [
    ...(answer === undefined ? [] : [{ kind: "answer", text: answer } as const]),
    { kind: "table", table: { columns, rows } },
  ];
}

/** The questions of one command share their confidence. */
function levelOf([study]: readonly BedsStudy[]): number {
  return study.result.today.value.level;
}

function resultsOf({ result, governed }: BedsFinding): readonly BedsResult[] {
  return governed === undefined ? [result] : [result, governed];
}

function partOf(study: BedsStudy, several: boolean, detail: Detail): readonly Block[] {
  const { result, governed, scenario } = study;
  const curve = governed ?? result;
  const warnings = [...new Set(resultsOf(study).flatMap((each) => each.warnings))];
  return [
    ...(several ? [{ kind: "heading", text: `${scenario.name}${placesInWords(result.where)}` } as const] : []),
    { kind: "answer", text: bedsAnswer(study) },
    { kind: "heading", text: `What the number of beds does: ${describeMetric(curve.target.metric).title}` },
    curveTable(curve, detail),
    ...bedsByUnit(curve, detail),
    ...marginalTable(curve, detail),
    { kind: "heading", text: "How this was found" },
    bedsMethod(result),
    ...rulesAndDifferences(result, detail),
    ...sourcesOf(scenario, detail),
    ...caveats(warnings),
  ];
}
