import type { BedsResult, CurvePoint } from "../experiment/index.js";
import { describeMetric } from "../observe/index.js";
import type { Scenario } from "../scenario/index.js";
import { againstToday, type BedsFinding, bedsAnswer, bedsInTable, intervalInTable } from "./beds-answer.js";
import { bounded } from "./bounds.js";
import { comparisonAnswer } from "./comparison-answer.js";
import type { Block, Cell, Column, Detail, Document } from "./document.js";
import { estimateText, estimateWithInterval, measureInWords } from "./estimates.js";
import { ABSENT, decimalsForTwoDigits, formatNumber, GLUE } from "./numbers.js";
import { bedsMethod, caveats, rulesAndDifferences, sourcesOf } from "./provenance.js";
import { targetInWords } from "./targets.js";

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
    { title: "95 % interval, chance only", align: "right" },
    { title: "Against today", align: "right" },
  ];
  const rows = studies.flatMap((study) =>
    resultsOf(study).map((result) => [
      study.scenario.name,
      targetInWords(result.target),
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

function resultsOf({ result, governed }: BedsFinding): readonly BedsResult[] {
  return governed === undefined ? [result] : [result, governed];
}

function partOf(study: BedsStudy, several: boolean, detail: Detail): readonly Block[] {
  const { result, governed, scenario } = study;
  const curve = governed ?? result;
  const warnings = [...new Set(resultsOf(study).flatMap((each) => each.warnings))];
  return [
    ...(several ? [{ kind: "heading", text: scenario.name } as const] : []),
    { kind: "answer", text: bedsAnswer(study) },
    { kind: "heading", text: `What the number of beds does: ${describeMetric(curve.target.metric).title}` },
    curveTable(curve, detail),
    { kind: "heading", text: "How this was found" },
    bedsMethod(result),
    ...rulesAndDifferences(result, detail),
    ...sourcesOf(scenario, detail),
    ...caveats(warnings),
  ];
}

/** The target's metric against the number of beds. */
function curveTable(result: BedsResult, detail: Detail): Block {
  const { target, now } = result;
  const curve = detail === "full" ? result.curve : pointsThatTell(result);
  const { title, measure } = describeMetric(target.metric);
  const columns: Column[] = [
    { title: "Beds", align: "right" },
    { title: measure === "share" ? title : `${title} [${measureInWords(measure)}]`, align: "right" },
    { title: "Mean wait for a bed [days]", align: "right" },
    { title: "Occupancy", align: "right" },
    { title: "One more bed buys", align: "right" },
  ];
  const rows = curve.map((point, position): Cell[] => [
    `${point.beds === now ? "now " : ""}${formatNumber(point.beds, 0)}`,
    estimateWithInterval(bounded(target.metric, point.value)),
    estimateText(point.bedWait),
    estimateText(point.occupancy),
    buys(point, curve[position + 1]),
  ]);
  return { kind: "table", table: { columns, rows } };
}

/** A screen shows today, the answer, and of the others those that lie one in a hundred apart and not far beyond it. */
function pointsThatTell({ curve, answer, now }: BedsResult): readonly CurvePoint[] {
  if (answer.kind !== "found") return curve;
  const shown = curve.map(({ beds }) => beds).filter((beds) => beds === now || beds === answer.beds);
  for (const { beds } of curve) {
    const apart = shown.every((other) => Math.abs(other - beds) > 0.01 * answer.beds);
    if (apart && beds < 1.5 * answer.beds) shown.push(beds);
  }
  return curve.filter(({ beds }) => shown.includes(beds));
}

/** Change of the metric for each bed on the way to the next point. */
function buys(point: CurvePoint, next: CurvePoint | undefined): string {
  const [from, to] = [point.value.estimate, next?.value.estimate];
  if (next === undefined || from === undefined || to === undefined || next.beds === point.beds) return ABSENT;
  if (!Number.isFinite(from) || !Number.isFinite(to)) return ABSENT;
  const share = point.value.measure === "share";
  const change = ((to - from) / (next.beds - point.beds)) * (share ? 100 : 1);
  const text = formatNumber(change, decimalsForTwoDigits(change, 3));
  return `${change > 0 && !/^0(\.0+)?$/.test(text) ? "+" : ""}${text}${GLUE}${share ? "points" : point.value.measure}`;
}
