import type { BedsResult, Comparison, Result } from "../../experiment/index.js";
import { describeMetric } from "../../observe/index.js";
import { againstToday, bedsAnswer, bedsInTable, intervalInTable } from "../beds-answer.js";
import { guaranteeInWords } from "../beds-guarantee.js";
import { bounded } from "../bounds.js";
import { comparisonInWords } from "../comparison-report.js";
import { differenceInTable, verdictInWords } from "../differences.js";
import { estimateInWords, estimateText, intervalText, lookOf, withoutInterval } from "../estimates.js";
import { ABSENT, counted, formatNumber } from "../numbers.js";
import { type Reported, scenariosOf } from "../reported.js";
import { runReport } from "../run-report.js";
import { sensitivityReport } from "../sensitivity-report.js";
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
  const w = SLIDE.right - SLIDE.left;
  const below = figures.length === 0 ? SLIDE.top : 4.8;
  const cards: Piece = { kind: "figures", box: box(SLIDE.left, SLIDE.top, w, 2.7), figures: figures.slice(0, 3) };
  const pieces: Piece[] = [
    ...(figures.length === 0 ? [] : [cards]),
    { kind: "paragraph", size: "large", box: box(SLIDE.left, below, w, 6.35 - below), text: more },
    { kind: "paragraph", size: "small", box: box(SLIDE.left, 6.45, w, 0.4), text: restsOn(reported) },
  ];
  return [{ title: answerTitle(reported), pieces, notes: allNotes(reported), foot }];
}

/** What must not be forgotten beside the answer. */
function restsOn(reported: Reported): string {
  // Scenarios share most of their figures; each counts once.
  const all = scenariosOf(reported).flatMap(({ sources }) => sources);
  const sources = [...new Map(all.map((source) => [JSON.stringify(source), source])).values()];
  const assumed = sources.filter(({ label }) => label === "assumed").length;
  const figures =
    assumed > 0 ? ` ${assumed} of the ${sources.length} figures with a stated source are assumptions.` : "";
  return `Intervals cover chance only, not doubts about the assumptions.${figures}`;
}

interface Telling {
  readonly figures: readonly KeyFigure[];
  /** What the sentence of the title leaves out. */
  readonly more: string;
  readonly foot: string;
}

function tellingOf({ beds, comparisons, runs, sensitivities }: Reported): Telling | undefined {
  if (beds.length > 0) return ofBeds(beds);
  if (comparisons.length > 0) return ofComparison(comparisons[0].result);
  if (runs.length > 0) return ofRun(runs[0]);
  return sensitivities.length > 0 ? ofSensitivity(sensitivities[0]) : undefined;
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
  const result = governing(study);
  if (result.answer.kind !== "found") return bedsAnswer(study);
  const guarantee = guaranteeInWords(result.answer, result);
  const sure = studies.length > 1 ? `In ${called(result.scenario.name)}: ${guarantee}` : guarantee;
  return [...(study.governed === undefined ? [] : [beyondBeds(study.result)]), sure].join(" ");
}

/** Of what was asked first, where beds govern a part of it only. */
function beyondBeds({ answer, targets, target }: BedsResult): string {
  const best =
    answer.kind === "beyondBeds" && answer.best !== undefined
      ? `, and with a bed always free it would be ${withoutInterval(answer.best, describeMetric(target.metric).measure)}`
      : "";
  return `What was asked first, ${targetsInWords(targets)}, no number of beds keeps${best}: what comes before the bed takes too long.`;
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
    figures: figuresOf(ids, result),
    more: answer.kind === "answer" ? answer.text : counted(result.replications, "replication"),
    foot: footOf(result),
  };
}

function figuresOf(ids: readonly string[], { metrics, targets }: Result): readonly KeyFigure[] {
  return ids
    .filter((id) => metrics[id]?.estimate !== undefined)
    .map((id) => {
      const value = bounded(id, metrics[id]);
      const interval = intervalText(value);
      const target = targets.find(({ metric }) => metric === id);
      const wanted = target === undefined ? "" : `; wanted ${boundInWords(target, value.measure)}`;
      const detail = `${interval === ABSENT ? "one replication, so no interval" : `95 % interval ${interval}`}${wanted}`;
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

function ofSensitivity({ result }: Reported["sensitivities"][number]): Telling {
  const { blocks } = sensitivityReport(result, "brief");
  const answers = blocks.flatMap((block) => (block.kind === "answer" ? [block.text] : []));
  return { figures: [], more: answers.join(" "), foot: footOf(result) };
}
