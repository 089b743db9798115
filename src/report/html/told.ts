import type { Column } from "../document.js";
import { type Estimate, estimateText, intervalText, measureInWords, places } from "../estimates.js";
import { upperFirst } from "../first-letter.js";
import { ABSENT, formatNumber } from "../numbers.js";
import type { Entry, Told } from "./parts.js";

/** An estimate to the digits that its interval supports, with the number itself. */
export function toldEstimate(estimate: Estimate | undefined): Told {
  return { text: estimateText(estimate), value: estimate?.estimate };
}

/** The two ends of an interval, a cell each; without one, a dash each. */
export function toldEnds(estimate: Estimate | undefined): readonly [Told, Told] {
  if (estimate?.low === undefined || estimate.high === undefined || intervalText(estimate) === ABSENT) {
    const none = { text: ABSENT, value: undefined };
    return [none, none];
  }
  const end = (value: number) => ({ text: endText(estimate, value), value });
  return [end(estimate.low), end(estimate.high)];
}

function endText(estimate: Estimate, value: number): string {
  if (!Number.isFinite(value)) return ABSENT;
  const { measure } = estimate;
  if (estimate.low === estimate.high) return estimateText(estimate);
  if (measure === "share") return `${formatNumber(100 * value, places(estimate))}\u00a0%`;
  return `${measure.startsWith("£") ? "£" : ""}${formatNumber(value, places(estimate))}`;
}

/** A share to a whole or a tenth of a per cent. */
export function toldShare(value: number | undefined, decimals = 1): Told {
  return { text: value === undefined ? ABSENT : `${formatNumber(100 * value, decimals)}\u00a0%`, value };
}

export function toldNumber(value: number | undefined, decimals: number): Told {
  return { text: formatNumber(value, decimals), value };
}

/** Name, estimate and interval, a row each; estimates that there is nothing to say of are left out. */
export function estimateRows(named: readonly (readonly [name: string, estimate: Estimate | undefined])[]): Entry[][] {
  return named
    .filter(([, estimate]) => estimate?.estimate !== undefined)
    .map(([name, estimate]) => [name, toldEstimate(estimate), ...toldEnds(estimate)]);
}

/** Columns of `estimateRows`. */
export function estimateColumns(what: string, measure: Estimate["measure"], level = 0.95): readonly Column[] {
  const unit = measure === "share" ? "Share" : upperFirst(measureInWords(measure));
  return [
    { title: what, align: "left" },
    { title: unit, align: "right" },
    { title: `${formatNumber(100 * level, 0)} % from`, align: "right" },
    { title: "to", align: "right" },
  ];
}
