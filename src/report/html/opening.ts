import type { BedsResult, ComparedVariant, Comparison, Metrics, Result } from "../../experiment/index.js";
import { describeMetric } from "../../observe/index.js";
import { type BedsFinding, bedsAnswer, bedsInTable, intervalInTable } from "../beds-answer.js";
import type { BedsStudy } from "../beds-report.js";
import { bounded } from "../bounds.js";
import { comparisonAnswer } from "../comparison-answer.js";
import { comparisonInWords } from "../comparison-report.js";
import { besideDifference, verdictInWords } from "../differences.js";
import { type Estimate, estimateText, intervalText, lookOf, percent } from "../estimates.js";
import { ABSENT, counted, formatNumber, listed } from "../numbers.js";
import { type Reported, scenariosOf } from "../reported.js";
import { runAnswer } from "../run-answer.js";
import { findingsOf } from "../sensitivity-report.js";
import { boundInWords } from "../targets.js";
import type { Part, Tile } from "./parts.js";
import { toldEstimate, toldNumber } from "./told.js";

/** The first screen: what was asked, the answer in a sentence, and three figures. */
export interface Opening {
  readonly title: string;
  readonly kicker: string;
  readonly parts: readonly Part[];
  /** At the foot of the page. */
  readonly colophon: string;
}

export function openingOf(reported: Reported): Opening {
  const names = scenariosOf(reported).map(({ name }) => name);
  const title = names.length > 3 ? `${listed(names.slice(0, 2))} and ${names.length - 2} others` : listed(names);
  return {
    title: title === "" ? "Nothing to report" : title,
    kicker: `Medium-secure beds: ${whatWasAsked(reported)}`,
    parts: answerParts(reported),
    colophon:
      "A simulation of people, beds and rules, made with securebeds. Its figures are estimates with intervals for chance; they rest on the assumptions listed above and are not a forecast.",
  };
}

function whatWasAsked({ beds, comparisons, runs }: Reported): string {
  if (beds.length > 0) return "how many are needed";
  if (comparisons.length > 0) return "what changes do";
  return runs.length > 0 ? "what happens" : "what matters most";
}

function answerParts(reported: Reported): readonly Part[] {
  const { beds, comparisons, runs, sensitivities } = reported;
  if (beds.length > 0) return bedsOpening(beds, runs[0]?.result);
  if (comparisons.length > 0) {
    const [{ result }] = comparisons;
    const [variant] = result.variants;
    return variant === undefined ? [] : comparisonOpening(result, variant);
  }
  if (runs.length > 0) return runOpening(runs[0].result);
  return sensitivities.flatMap(({ result }): Part[] => {
    const [first] = findingsOf(result);
    return first?.kind === "answer" ? [{ kind: "lead", text: first.text }] : [];
  });
}

function bedsOpening(beds: readonly BedsStudy[], run: Result | undefined): readonly Part[] {
  const text = comparisonAnswer(beds);
  const [first] = beds;
  const sentences = text === undefined ? leadOf(first) : text.split(/ (?=No number of beds)/);
  const [lead, ...rest] = sentences;
  return [
    { kind: "lead", text: lead },
    ...rest.map((each): Part => ({ kind: "paragraph", text: each })),
    { kind: "tiles", tiles: bedsTiles(first.governed ?? first.result, run) },
  ];
}

/** What beds can do first, then what they cannot. */
function leadOf({ result, governed }: BedsFinding): readonly string[] {
  if (governed === undefined) return [bedsAnswer({ result })];
  return [bedsAnswer({ result: governed }), bedsAnswer({ result })];
}

function bedsTiles(result: BedsResult, run: Result | undefined): readonly Tile[] {
  const { answer, now, today, target, curve } = result;
  const { title, measure } = describeMetric(target.metric);
  const now28 = bounded(target.metric, today.value);
  const then = answer.kind === "found" ? curve.find(({ beds }) => beds === answer.beds)?.value : undefined;
  const needed: Tile = {
    label: "Beds needed",
    figure: { text: bedsInTable(result), value: answer.kind === "found" ? answer.beds : undefined },
    beside:
      answer.kind === "found"
        ? `${percent(answer.level)} interval ${intervalInTable(result)}; ${against(answer.beds, now)}`
        : "no number of beds is the answer",
  };
  const funded: Tile = {
    label: "Beds funded now",
    figure: toldNumber(now, 0),
    beside: `${estimateText(run?.metrics["beds.occupied"] ?? today.occupied)} in use on average; occupancy ${estimateText(today.occupancy)}`,
  };
  const target28: Tile = {
    label: `${title}, with today's beds`,
    figure: toldEstimate(now28),
    beside: `${then === undefined ? "" : `${estimateText(bounded(target.metric, then))} with the beds needed; `}wanted ${boundInWords(target, measure)}`,
  };
  return [needed, funded, target28];
}

function against(beds: number, now: number): string {
  if (beds === now) return "as many as now";
  return `${counted(Math.abs(beds - now), "bed")} ${beds > now ? "more" : "fewer"} than now`;
}

function comparisonOpening(comparison: Comparison, variant: ComparedVariant): readonly Part[] {
  const { base } = comparison;
  const tiles = [...HEADLINES, ...Object.keys(variant.differences)]
    .filter((id, at, all) => id in variant.differences && all.indexOf(id) === at)
    .slice(0, 3)
    .map((id): Tile => {
      const difference = variant.differences[id];
      const [before, after] = [base, variant].map(({ metrics }) => besideDifference(metrics[id], difference));
      return {
        label: variant.metrics[id].title,
        figure: withUnit(after),
        beside: `instead of ${estimateText(before)}: ${verdictInWords(difference)}`,
      };
    });
  return [
    { kind: "lead", text: comparisonInWords(comparison, variant) },
    { kind: "tiles", tiles },
  ];
}

function runOpening(result: Result): readonly Part[] {
  const [first, ...rest] = runAnswer(result);
  const text = first?.kind === "answer" ? first.text : "";
  return [{ kind: "lead", text }, ...rest, { kind: "tiles", tiles: runTiles(result.metrics) }];
}

const HEADLINES = ["occupancy.mean", "bedWait.mean", "bedWait.within28"];

function runTiles(metrics: Metrics): readonly Tile[] {
  return HEADLINES.flatMap((id): Tile[] => {
    const found = metrics[id];
    if (found?.estimate === undefined) return [];
    return [{ label: found.title, figure: withUnit(bounded(id, found)), beside: intervalOf(bounded(id, found)) }];
  });
}

function withUnit(found: Estimate) {
  return { text: `${estimateText(found)}${lookOf(found.measure).unit}`, value: found.estimate };
}

function intervalOf(found: Estimate): string {
  const interval = intervalText(found);
  return interval === ABSENT
    ? "one replication, so no interval"
    : `${formatNumber(100 * found.level, 0)} % interval ${interval}`;
}
