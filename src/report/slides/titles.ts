import type { BedsResult, Comparison, Result } from "../../experiment/index.js";
import { describeMetric } from "../../observe/index.js";
import { differenceInWords } from "../differences.js";
import { estimateText, lookOf } from "../estimates.js";
import { lowerFirst, upperFirst } from "../first-letter.js";
import { counted, formatNumber, listed } from "../numbers.js";
import { shortened } from "../office/shortened.js";
import type { Reported } from "../reported.js";
import { boundInWords, placesInWords, targetInWords, targetsInWords } from "../targets.js";

/** What a scenario is called where there is little room. */
export function called(name: string): string {
  return `“${shortened(name, 40)}”`;
}

/** The search whose answer is a number of beds: of a target that beds alone cannot keep, that of the part they govern. */
export function governing({ result, governed }: Reported["beds"][number]): BedsResult {
  return governed ?? result;
}

/** The answer to everything that was asked, in one sentence. */
export function answerTitle({ beds, comparisons, runs, sensitivities }: Reported): string {
  if (beds.length > 0) return bedsTitle(beds);
  if (comparisons.length > 0) return comparisonTitle(comparisons[0].result);
  if (runs.length > 0) return runTitle(runs[0].result);
  return sensitivities.length > 0
    ? `What the results of ${called(sensitivities[0].scenario.name)} turn on`
    : "No results";
}

function bedsTitle(studies: Reported["beds"]): string {
  const results = studies.map(governing);
  const [first] = results;
  const questions = new Set(results.map(({ targets }) => targetsInWords(targets)));
  const found = results.flatMap(({ answer, scenario }) => (answer.kind === "found" ? [{ answer, scenario }] : []));
  if (found.length < 2 || found.length < results.length || questions.size > 1) return oneSearch(studies[0]);
  const each = found.map(({ answer, scenario }) => `${formatNumber(answer.beds, 0)} in ${called(scenario.name)}`);
  return `Beds that keep ${targetsInWords(first.targets)}: about ${listed(each)}; ${formatNumber(first.now, 0)} are funded now`;
}

function oneSearch(study: Reported["beds"][number]): string {
  const { answer, targets, now, target, where } = governing(study);
  const beyond = study.governed === undefined ? "" : `Beds alone cannot keep ${targetInWords(study.result.target)}; `;
  switch (answer.kind) {
    case "found": {
      const sentence = `about ${counted(answer.beds, "bed")}${placesInWords(where)} keep ${targetsInWords(targets)}; ${formatNumber(now, 0)} are funded now`;
      return upperFirst(`${beyond}${sentence}`);
    }
    case "beyondBeds":
      return `No number of beds${placesInWords(where)} keeps ${targetInWords(target)}`;
    case "always":
      return `Even ${counted(answer.withBeds, "bed")}${placesInWords(where)} would keep ${targetsInWords(targets)}`;
  }
}

function comparisonTitle({ variants, base }: Comparison): string {
  const told = ["bedWait.mean", "transferTime.mean", ...Object.keys(base.metrics)].find((id) => id in base.metrics);
  const [variant] = variants;
  if (variant === undefined || told === undefined) return `Nothing to compare with ${called(base.scenario.name)}`;
  const difference = variant.differences[told];
  return `With ${called(variant.scenario.name)} there is ${differenceInWords(told, difference)}`.replace(
    /there is (?!no)/,
    "",
  );
}

function runTitle({ targets, metrics }: Result): string {
  const [target] = targets;
  if (targets.length === 0 || target === undefined) return situation(metrics);
  if (targets.length > 1) {
    const count = (verdict: string) => targets.filter((each) => each.verdict === verdict).length;
    return `Of ${targets.length} targets ${count("met")} met, ${count("missed")} missed, ${count("uncertain")} too close to call`;
  }
  const { title, measure } = describeMetric(target.metric);
  const seen = `${title}: ${estimateText(metrics[target.metric])}${lookOf(measure).unit}, where ${boundInWords(target, measure)} is wanted`;
  const verdict = { met: "The target is met", missed: "The target is missed", uncertain: "Too close to call" };
  return `${verdict[target.verdict]} – ${lowerFirst(seen)}`;
}

function situation(metrics: Result["metrics"]): string {
  const [full, wait] = [metrics["occupancy.mean"], metrics["bedWait.mean"]];
  if (full?.estimate === undefined || wait?.estimate === undefined) return "Nobody was admitted";
  return `Beds are ${estimateText(full)} occupied, and people wait ${estimateText(wait)} days for one on average`;
}
