import type { Difference, DifferenceVerdict } from "../experiment/index.js";
import type { Measure } from "../observe/index.js";
import { type Estimate, lookOf, percent, places } from "./estimates.js";
import { ABSENT, formatNumber, GLUE } from "./numbers.js";

const VERDICTS: Readonly<Record<DifferenceVerdict, string>> = {
  better: "better",
  worse: "worse",
  higher: "higher",
  lower: "lower",
  noClearDifference: "not clear",
  same: "the same",
  unknown: ABSENT,
};

export function verdictInWords({ verdict }: Difference): string {
  return VERDICTS[verdict];
}

/** `+3.4 (2.9 to 3.9)`; shares differ by percentage points: 50 % against 40 % is 10 points, not 10 %. */
export function differenceInTable(difference: Difference): string {
  const { estimate, low, high, verdict } = difference;
  if (estimate === undefined) return ABSENT;
  if (verdict === "same") return "0";
  const say = numbersOf(difference);
  const value = `${estimate > 0 ? "+" : ""}${say(estimate)}`;
  return low === undefined || high === undefined || low === high ? value : `${value} (${say(low)} to ${say(high)})`;
}

/** One of the two values that a difference is between, to the digits of the difference: so that a reader can subtract. */
export function besideDifference(value: Estimate, difference: Difference): Estimate {
  const { estimate } = value;
  const { low, high } = difference;
  if (estimate === undefined || low === undefined || high === undefined || low === high) return value;
  return { ...value, low: estimate - (high - low) / 2, high: estimate + (high - low) / 2 };
}

const NOUNS: Readonly<Record<string, string>> = {
  "bedWait.mean": "the mean wait for a bed",
  "bedWait.within28": "the share offered a bed within 28 days",
  "transferTime.mean": "the mean transfer time",
  "transferTime.within28": "the share of transfers within 28 days",
  "beds.occupied": "the number of occupied beds",
  "waiting.mean": "the number of people waiting",
  returns: "the number of returns to prison",
  rehabilitated: "the share of people from prison who complete rehabilitation",
  declined: "the number of people declined",
  "delayed.bedDays": "the share of bed-days that are delayed discharge",
  "transferTime.withinStandard": "the share of transfers within the standard",
  "stages.assessment.within": "the share of first assessments within their limit",
  "stages.transfer.within": "the share of transfers within the limit after assessment",
  "outOfArea.bedDays": "the number of bed-days out of area",
  "spot.bedDays": "the number of bought bed-days",
  "cost.spot": "the cost of bought beds",
  "cost.total": "the total cost",
  "class.prison.wait": "the mean wait of people from prison",
  "class.other.wait": "the mean wait of the others",
};

/** `the mean wait for a bed is 12 days longer (95 % interval 10 to 14)`, or that there is no clear difference in it. */
export function differenceInWords(id: string, difference: Difference): string {
  const { estimate, verdict, measure, title } = difference;
  const noun = NOUNS[id] ?? `“${title}”`;
  if (estimate === undefined) return `nothing to compare in ${noun}`;
  if (verdict === "same") return `no difference at all in ${noun}`;
  if (verdict === "noClearDifference") return `no clear difference in ${noun}${intervalInWords(difference)}`;
  const say = numbersOf(difference);
  const isTime = /^(bedWait|transferTime|class)/.test(id) && measure === "days";
  const [more, less] = isTime ? ["longer", "shorter"] : ["higher", "lower"];
  const size = `${say(Math.abs(estimate))}${measure === "share" ? `${GLUE}points` : unitOf(id, measure)}`;
  const direction = estimate > 0 ? more : less;
  return `${noun} is ${size} ${direction}${intervalInWords(estimate > 0 ? difference : turned(difference))}`;
}

function unitOf(id: string, measure: Measure): string {
  return id in NOUNS && /^(beds|people)$/.test(measure) ? "" : lookOf(measure).unit;
}

function turned({ low, high, ...difference }: Difference): Difference {
  return low === undefined || high === undefined
    ? { low, high, ...difference }
    : { ...difference, low: -high, high: -low };
}

function intervalInWords(difference: Difference): string {
  const { low, high, level } = difference;
  if (low === undefined || high === undefined) return " (one replication, so no interval)";
  const say = numbersOf(difference);
  return low === high ? "" : ` (${percent(level)} interval ${say(low)} to ${say(high)})`;
}

/** How the numbers of a difference are written, to the digits that its interval supports. */
function numbersOf(difference: Difference): (value: number) => string {
  const { scale, before, most } = lookOf(difference.measure);
  const { low, high } = difference;
  const shown = low === high ? most : places(difference);
  return (value) => {
    const number = formatNumber(value * scale, shown);
    return number.startsWith("-") ? `-${before}${number.slice(1)}` : `${before}${number}`;
  };
}
