import type { BedsResult, Result } from "../../experiment/index.js";
import { describeMetric } from "../../observe/index.js";
import { bedsAnswer, bedsInTable, intervalInTable } from "../beds-answer.js";
import { bounded } from "../bounds.js";
import { comparisonAnswer } from "../comparison-answer.js";
import { comparisonInWords } from "../comparison-report.js";
import { measureInWords } from "../estimates.js";
import { formatNumber, listed } from "../numbers.js";
import type { ComparisonStudy, Reported, RunStudy, SensitivityStudy } from "../reported.js";
import { TARGET_VERDICTS } from "../run-answer.js";
import { runReport } from "../run-report.js";
import { sensitivityReport } from "../sensitivity-report.js";
import { placesInWords, targetInWords } from "../targets.js";
import { bold, name, text, whole, withInterval } from "./cells.js";
import { column, type Sheet, type SheetCell } from "./sheet.js";

type BedsStudy = Reported["beds"][number];
type Row = readonly SheetCell[];

/** What was asked and found, in sentences, with the numbers of the targets beside them and the caveats below. */
export function answerSheet(reported: Reported): Sheet {
  const { beds, runs, comparisons, sensitivities } = reported;
  return {
    name: "Answer",
    frozen: 0,
    columns: [
      column("Scenario", 30),
      column("What", 14),
      column("Finding", 84),
      column("Estimate", 13),
      column("Low", 11),
      column("High", 11),
      column("Measure", 16),
      column("Verdict", 16),
    ],
    rows: [
      ...together(beds),
      ...beds.flatMap(ofBeds),
      ...runs.flatMap(ofRun),
      ...comparisons.flatMap(ofComparison),
      ...sensitivities.flatMap(ofSensitivity),
      ...caveats(reported),
    ],
  };
}

function answer(scenario: string, sentence: string): Row {
  return [name(scenario), bold("Answer"), bold(sentence)];
}

/** Several searches that answer one question. */
function together(beds: readonly BedsStudy[]): readonly Row[] {
  const said = beds.length > 1 ? comparisonAnswer(beds) : undefined;
  return said === undefined ? [] : [answer("All", said)];
}

function ofBeds(study: BedsStudy): readonly Row[] {
  const { result, governed } = study;
  const asked = governed === undefined ? [result] : [result, governed];
  return [answer(result.scenario.name, bedsAnswer(study)), ...asked.map(bedsRow)];
}

/** The number of beds itself, with its interval. */
function bedsRow(result: BedsResult): Row {
  const { answer: found, scenario, where, targets, now } = result;
  const question = `Beds${placesInWords(where)} that keep ${listed(targets.map(targetInWords))}; ${formatNumber(now, 0)} now`;
  if (found.kind !== "found") {
    return [name(scenario.name), text("Beds"), text(question), ...gaps(3), text("beds"), text(bedsInTable(result))];
  }
  const open = found.low === undefined || found.high === undefined ? `interval ${intervalInTable(result)}` : undefined;
  const numbers = [found.beds, found.low, found.high].map(whole);
  return [name(scenario.name), text("Beds"), text(question), ...numbers, text("beds"), text(open)];
}

function gaps(count: number): readonly undefined[] {
  return Array.from({ length: count }, () => undefined);
}

function ofRun({ scenario, result }: RunStudy): readonly Row[] {
  const sentences = runReport(result, scenario, "brief").blocks.flatMap((block) =>
    block.kind === "answer" ? [block.text] : [],
  );
  const { name: called } = result.scenario;
  return [...sentences.map((sentence) => answer(called, sentence)), ...result.targets.map(targetRow(result))];
}

function targetRow({ scenario, metrics }: Result): (target: Result["targets"][number]) => Row {
  return (target) => {
    const found = metrics[target.metric];
    const numbers = found === undefined ? gaps(3) : withInterval(bounded(target.metric, found));
    const measure = measureInWords(describeMetric(target.metric).measure);
    const cells = [text("Target"), text(targetInWords(target)), ...numbers, text(measure)];
    return [name(scenario.name), ...cells, text(TARGET_VERDICTS[target.verdict])];
  };
}

function ofComparison({ result }: ComparisonStudy): readonly Row[] {
  return result.variants.map((variant) => answer(variant.scenario.name, comparisonInWords(result, variant)));
}

function ofSensitivity({ result }: SensitivityStudy): readonly Row[] {
  return sensitivityReport(result, "brief").blocks.flatMap((block) =>
    block.kind === "answer" ? [answer(result.scenario.name, block.text)] : [],
  );
}

/** What must be known before the figures are used, each once for a scenario. */
function caveats({ beds, runs, comparisons, sensitivities }: Reported): readonly Row[] {
  const results = [
    ...beds.flatMap(({ result, governed }) => (governed === undefined ? [result] : [result, governed])),
    ...runs.map(({ result }) => result),
    ...comparisons.flatMap(({ result }) => [result.base, ...result.variants]),
    ...sensitivities.map(({ result }) => result),
  ];
  const seen = new Set<string>();
  return results.flatMap(({ scenario, warnings }) =>
    warnings.flatMap((warning) => {
      const key = JSON.stringify([scenario.name, warning]);
      return seen.size < seen.add(key).size ? [[name(scenario.name), bold("Caveat"), text(warning)]] : [];
    }),
  );
}
