import type { Metrics } from "../experiment/index.js";
import type { Measure } from "../observe/index.js";
import { ABSENT, decimalsFor, formatNumber, GLUE } from "./numbers.js";

/** A metric with its interval, as results carry it. */
export type Estimate = Metrics[string];

export interface Look {
  /** Printed number ÷ stored number. */
  readonly scale: number;
  /** Decimals worth printing when an interval would allow more. */
  readonly most: number;
  readonly before: string;
  readonly after: string;
  /** What follows the number in a sentence. */
  readonly unit: string;
  /** What the column “measure” says. */
  readonly called: string;
}

const PLAIN = { scale: 1, before: "", after: "" };

const LOOKS: Readonly<Record<Measure, Look>> = {
  share: { scale: 100, most: 1, before: "", after: `${GLUE}%`, unit: "", called: "share" },
  days: { ...PLAIN, most: 1, unit: `${GLUE}days`, called: "days" },
  beds: { ...PLAIN, most: 1, unit: `${GLUE}beds`, called: "beds" },
  people: { ...PLAIN, most: 1, unit: `${GLUE}people`, called: "people" },
  "people/year": { ...PLAIN, most: 1, unit: `${GLUE}people a year`, called: "people a year" },
  "bed-days/year": { ...PLAIN, most: 0, unit: `${GLUE}bed-days a year`, called: "bed-days a year" },
  "person-days/year": { ...PLAIN, most: 0, unit: `${GLUE}days a year`, called: "person-days a year" },
  "£": { scale: 1, most: 0, before: "£", after: "", unit: "", called: "£" },
  "£/year": { scale: 1, most: 0, before: "£", after: "", unit: " a year", called: "£ a year" },
};

/** What an unending wait is called: it lasted longer than anybody was followed. */
const UNENDING = "> follow-up";
/** What the interval of a number is called that is the same in every replication. */
const CONSTANT = "constant";

export function lookOf(measure: Measure): Look {
  return LOOKS[measure];
}

export function measureInWords(measure: Measure): string {
  return LOOKS[measure].called;
}

function halfWidth({ low, high }: Pick<Estimate, "low" | "high">): number | undefined {
  return low === undefined || high === undefined ? undefined : (high - low) / 2;
}

/** Decimals that the interval supports; negative before the point. */
export function places(estimate: Estimate): number {
  const half = halfWidth(estimate);
  const { most, scale } = LOOKS[estimate.measure];
  const decimals = decimalsFor(half === undefined ? undefined : half * scale, most);
  return estimate.measure === "share" ? Math.max(0, decimals) : decimals;
}

/** A value in its measure, without the unit that a column names: `93.4 %`, `61`, `£1,200`. */
function inMeasure(value: number | undefined, measure: Measure, decimals: number): string {
  if (value === undefined || Number.isNaN(value)) return ABSENT;
  if (value === Number.POSITIVE_INFINITY) return UNENDING;
  const { scale, before, after } = LOOKS[measure];
  const number = formatNumber(value * scale, decimals);
  const sign = number.startsWith("-") ? "-" : "";
  return measure === "share"
    ? `${neverWhole(value, number, decimals)}${after}`
    : `${sign}${before}${number.slice(sign.length)}${after}`;
}

/** Nearly all is not all, and hardly any is not none. */
function neverWhole(share: number, number: string, decimals: number): string {
  const step = 10 ** -Math.max(0, decimals);
  if (share > 0 && share < 1 && Number(number) >= 100) return `over ${formatNumber(100 - step, decimals)}`;
  if (share > 0 && share < 1 && Number(number) === 0) return `under ${formatNumber(step, decimals)}`;
  return number;
}

/** The estimate, to the digits that its interval supports. */
export function estimateText(estimate: Estimate | undefined): string {
  if (estimate === undefined) return ABSENT;
  if (isConstant(estimate)) return withoutInterval(estimate.estimate, estimate.measure);
  return inMeasure(estimate.estimate, estimate.measure, places(estimate));
}

/** A value about whose uncertainty nothing is known: as many decimals as its measure is worth, and no empty ones. */
export function withoutInterval(value: number | undefined, measure: Measure): string {
  const { most, scale } = LOOKS[measure];
  const scaled = (value ?? 0) * scale;
  const whole = Math.abs(scaled - Math.round(scaled)) < 0.5 * 10 ** -most;
  return inMeasure(value, measure, whole && (measure !== "share" || value === 0 || value === 1) ? 0 : most);
}

/** The same in every replication, such as the beds of an estate that does not change. */
function isConstant({ estimate, low, high }: Estimate): boolean {
  if (estimate === undefined || low === undefined || high === undefined || !Number.isFinite(estimate)) return false;
  const rounding = 1e-9 * Math.max(1, Math.abs(estimate));
  return Math.abs(high - estimate) <= rounding && Math.abs(estimate - low) <= rounding;
}

/** `91 to 95 %`; `ABSENT` where one replication cannot say. */
export function intervalText(estimate: Estimate | undefined): string {
  if (estimate?.low === undefined || estimate.high === undefined) return ABSENT;
  if (isConstant(estimate)) return CONSTANT;
  const { after } = LOOKS[estimate.measure];
  const decimals = places(estimate);
  const low = inMeasure(estimate.low, estimate.measure, decimals);
  const high = inMeasure(estimate.high, estimate.measure, decimals);
  return `${after !== "" && low.endsWith(after) ? low.slice(0, -after.length) : low} to ${high}`;
}

/** Estimate and interval in one cell: `93.4 % (91 to 95)`. */
export function estimateWithInterval(estimate: Estimate | undefined): string {
  if (estimate?.estimate === undefined) return ABSENT;
  const interval = intervalText(estimate);
  if (interval === ABSENT || interval === CONSTANT) return estimateText(estimate);
  return `${estimateText(estimate)} (${interval.replaceAll(`${GLUE}%`, "")})`;
}

/** For a sentence: `61 days (95 % interval 55 to 67)`. */
export function estimateInWords(estimate: Estimate): string {
  if (estimate.estimate === Number.POSITIVE_INFINITY) return "longer than people were followed";
  const value = `${estimateText(estimate)}${LOOKS[estimate.measure].unit}`;
  const interval = intervalText(estimate);
  if (interval === ABSENT) return `${value} (one replication, so no interval)`;
  if (interval === CONSTANT) return `${value} (in every replication)`;
  return `${value} (${percent(estimate.level)} interval ${interval})`;
}

/** A bound or another number that somebody chose: `85 %`, `28 days`, to as many digits as it was given. */
export function givenInWords(value: number, measure: Measure): string {
  const { before, after, unit, scale } = LOOKS[measure];
  const number = value * scale;
  const decimals = [0, 1, 2, 3].find((places) => Math.abs(Number(number.toFixed(places)) - number) < 1e-9) ?? 4;
  const plural = value === 1 ? unit.replace(/(bed|day)s/, "$1") : unit;
  return `${before}${formatNumber(number, decimals)}${after}${plural}`;
}

/** `95 %`. */
export function percent(share: number): string {
  return givenInWords(share, "share");
}
