import type { BedsResult, Comparison, Metrics } from "../../experiment/index.js";
import { againstToday, bedsAnswer, bedsInTable, intervalInTable } from "../beds-answer.js";
import { guaranteeInWords } from "../beds-guarantee.js";
import { bounded } from "../bounds.js";
import { comparisonInWords } from "../comparison-report.js";
import { differenceInTable, verdictInWords } from "../differences.js";
import { estimateInWords, estimateText, intervalText, lookOf } from "../estimates.js";
import { ABSENT, counted, formatNumber } from "../numbers.js";
import type { Reported } from "../reported.js";
import { runReport } from "../run-report.js";
import { boundInWords, targetsInWords } from "../targets.js";
import { footOf } from "./foot.js";
import { allNotes } from "./notes.js";
import { box, type KeyFigure, type Piece, SLIDE, type SlidePlan } from "./plan.js";
import { answerTitle, called, governing } from "./titles.js";

/** The answer in one sentence, with the three numbers to remember. */
export function answerSlide(reported: Reported): readonly SlidePlan[] {
  const told = tellingOf(reported);
  if (told === undefined) return [];
  const { figures, more, foot } = told;
  const gap = 0.35;
  const w = (SLIDE.right - SLIDE.left - 2 * gap) / 3;
  const cards = figures
    .slice(0, 3)
    .map((figure, i): Piece => ({ kind: "figure", box: box(SLIDE.left + i * (w + gap), SLIDE.top, w, 2.6), figure }));
  const text = box(SLIDE.left, 4.7, SLIDE.right - SLIDE.left, 2.1);
  const pieces: Piece[] = [...cards, { kind: "paragraph", box: text, text: more }];
  return [{ title: answerTitle(reported), pieces, notes: allNotes(reported), foot }];
}

interface Telling {
  readonly figures: readonly KeyFigure[];
  /** What the sentence of the title leaves out. */
  readonly more: string;
  readonly foot: string;
}

function tellingOf({ beds, comparisons, runs }: Reported): Telling | undefined {
  if (beds.length > 0) return ofBeds(beds);
  if (comparisons.length > 0) return ofComparison(comparisons[0].result);
  if (runs.length > 0) return ofRun(runs[0]);
  return undefined;
}

function ofBeds(studies: Reported["beds"]): Telling {
  const results = studies.map(governing);
  const [first] = results;
  const needed = results.slice(0, studies.length > 2 ? 3 : 2).map((result) => neededFigure(result, studies.length > 1));
  const figures =
    studies.length > 1
      ? [...needed, nowFigure(first)]
      : [neededFigure(first, false), nowFigure(first), todayFigure(first)];
  return { figures, more: moreOfBeds(studies), foot: footOf(first) };
}

function moreOfBeds(studies: Reported["beds"]): string {
  const [study] = studies;
  const { answer } = governing(study);
  const sure = answer.kind === "found" ? guaranteeInWords(answer, governing(study)) : bedsAnswer(study);
  if (study.governed === undefined) return sure;
  const { answer: whole } = study.result;
  const best =
    whole.kind === "beyondBeds" && whole.best !== undefined
      ? `Even with a bed always free, ${estimateText({ ...study.result.today.value, estimate: whole.best, low: undefined, high: undefined })} would be reached of what was asked first, ${targetsInWords(study.result.targets)}: referral, assessments and warrant alone take longer.`
      : "";
  return `${best} ${sure}`.trim();
}

function neededFigure(result: BedsResult, named: boolean): KeyFigure {
  const { answer } = result;
  const label = named ? `beds in ${called(result.scenario.name)}` : "beds keep the target";
  const interval =
    answer.kind === "found" ? `95 % interval ${intervalInTable(result)}; against today ${againstToday(result)}` : "";
  return { value: bedsInTable(result), label, detail: interval };
}

function nowFigure({ now, today }: BedsResult): KeyFigure {
  const full =
    today.occupancy.estimate === undefined
      ? ""
      : `occupied at ${estimateText(bounded("occupancy.mean", today.occupancy))}`;
  return { value: formatNumber(now, 0), label: "beds funded now", detail: full };
}

function todayFigure({ today, target }: BedsResult): KeyFigure {
  const { title, measure } = today.value;
  const value = bounded(target.metric, today.value);
  return {
    value: `${estimateText(value)}${lookOf(measure).unit}`,
    label: `${title}, with today's beds`,
    detail: `95 % interval ${intervalText(value)}; wanted ${boundInWords(target, measure)}`,
  };
}

/** What is told of a run and of a comparison, where it is there. */
const TOLD = ["occupancy.mean", "bedWait.mean", "bedWait.within28", "transferTime.within28", "transferTime.mean"];

function ofRun({ scenario, result }: Reported["runs"][number]): Telling {
  const [answer] = runReport(result, scenario, "brief").blocks;
  const target = result.targets[0]?.metric;
  const ids = [...new Set([...(target === undefined ? [] : [target]), ...TOLD])];
  return {
    figures: figuresOf(ids, result.metrics),
    more: answer.kind === "answer" ? answer.text : counted(result.replications, "replication"),
    foot: footOf(result),
  };
}

function figuresOf(ids: readonly string[], metrics: Metrics): readonly KeyFigure[] {
  return ids
    .filter((id) => metrics[id]?.estimate !== undefined)
    .map((id) => {
      const value = bounded(id, metrics[id]);
      const interval = intervalText(value);
      const detail = interval === ABSENT ? "one replication, so no interval" : `95 % interval ${interval}`;
      return { value: `${estimateText(value)}${lookOf(value.measure).unit}`, label: value.title, detail };
    });
}

function ofComparison(comparison: Comparison): Telling {
  const { base, variants } = comparison;
  const [variant] = variants;
  if (variant === undefined) return { figures: [], more: "", foot: "" };
  const ids = [...TOLD.slice(1), "beds.occupied", ...Object.keys(variant.differences)];
  const figures = [...new Set(ids)]
    .filter((id) => variant.differences[id]?.estimate !== undefined)
    .map((id): KeyFigure => {
      const difference = variant.differences[id];
      const unit = difference.measure === "share" ? " points" : lookOf(difference.measure).unit;
      const [value, interval] = differenceInTable(difference).split(" (");
      const range = interval === undefined ? "" : `95 % interval ${interval.replace(")", "")}; `;
      return {
        value: `${value}${unit}`,
        label: difference.title,
        detail: `${range}${verdictInWords(difference)}; now ${estimateInWords(bounded(id, base.metrics[id])).replace(/ \(.*/, "")}`,
      };
    });
  const more = variants.map((each) => comparisonInWords(comparison, each)).join(" ");
  return { figures, more, foot: footOf({ ...base, version: comparison.version }) };
}
