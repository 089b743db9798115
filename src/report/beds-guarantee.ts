import type { BedsAnswer, BedsResult } from "../experiment/index.js";
import { describeMetric } from "../observe/index.js";
import { percent, withoutInterval } from "./estimates.js";
import { formatNumber, GLUE, listed } from "./numbers.js";

type Found = Extract<BedsAnswer, { kind: "found" }>;

/** What is certain about an answer, in a sentence. */
export function guaranteeInWords({ guarantee }: Found, { targets, how }: BedsResult): string {
  if (guarantee === undefined) {
    return "Too few replications for a guarantee: the estimates decided.";
  }
  const { comparisons, confidence, keeps, misses, zones } = guarantee;
  const kept = `${formatNumber(keeps, 0)} keep${keeps === 1 ? "s" : ""} the target${targets.length === 1 ? "" : "s"}`;
  const missed = misses === undefined ? "" : ` and ${formatNumber(misses, 0)} do${misses === 1 ? "es" : ""} not`;
  const differences = zones.map(({ delta }, t) => differenceInWords(targets[t].metric, delta));
  const widened = zones.flatMap(({ delta, wanted }, t) =>
    delta > wanted ? [differenceInWords(targets[t].metric, wanted)] : [],
  );
  const asked = widened.length === 0 ? "" : ` (asked was ${listed(widened)}; so many replications cannot tell less)`;
  const local = how === "allocation" ? localInWords(comparisons.length - 1) : "";
  return `With ${percent(confidence)} confidence ${kept}${missed}, provided that differences below ${listed([...new Set(differences)])} do not matter${asked}.${local}`;
}

/** @param added beds that tests on other luck asked for beyond what the search had found */
function localInWords(added: number): string {
  const more = added > 0 ? `, to which tests on other luck added ${formatNumber(added, 0)}` : "";
  return ` The search found beds of which none can be taken from any place${more}; that no other allocation has fewer is not proven.`;
}

/** `0.5 points`, `0.6 days`; of a quantile, in those who keep the bound. */
function differenceInWords(metric: string, delta: number): string {
  const { measure, method } = describeMetric(metric);
  const isQuantile = method.kind === "quantile";
  if (measure === "share" || isQuantile) {
    const text = digits(delta * 100);
    return `${text}${GLUE}point${text === "1" ? "" : "s"}${isQuantile ? " of the people" : ""}`;
  }
  if (measure === "£" || measure === "£/year") return withoutInterval(delta, measure);
  return `${digits(delta)}${GLUE}${measure}`;
}

/** Two digits, and no empty decimals. */
function digits(value: number): string {
  const decimals = Math.max(0, 1 - Math.floor(Math.log10(value)));
  return formatNumber(Number(value.toPrecision(2)), Math.min(6, decimals))
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}
