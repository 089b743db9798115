import { type DurationFacts, durationFacts } from "../experiment/index.js";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../foundation/index.js";
import { aboutNumber, counted, formatNumber, GLUE, givenNumber } from "./numbers.js";

/** A distribution of durations as scenarios hold it. */
export type DurationSpec = Parameters<typeof durationFacts>[0];

/** A time as people say it: `12 days`, `7 months`, `43 years`. [days] */
export function timeInWords(days: number): string {
  if (days < 90) return counted(Math.round(days), "day");
  const years = days / DAYS_PER_YEAR;
  if (years < 2) return counted(Math.round(days / DAYS_PER_MONTH), "month");
  const decimals = years < 10 && Math.abs(years - Math.round(years)) > 0.05 ? 1 : 0;
  return `${formatNumber(years, decimals)}${GLUE}years`;
}

/** A length of time that stays close to the number in the file: `6.9 days`, `620 days`, and above two years `2.8 years`. [days] */
export function lengthInWords(days: number): string {
  if (days === 0) return "at once";
  if (days < 1) return `${aboutNumber(days * 24)}${GLUE}hours`;
  if (days <= 2 * DAYS_PER_YEAR) return ofUnit(days < 10 ? Number(days.toFixed(1)) : Math.round(days), "day");
  const years = days / DAYS_PER_YEAR;
  return ofUnit(years < 20 ? Number(years.toFixed(1)) : Math.round(years), "year");
}

/** A length that somebody chose, in years where they are whole: `10 years`, `28 days`. [days] */
export function chosenLength(days: number): string {
  const years = days / DAYS_PER_YEAR;
  if (years >= 1 && Math.abs(years - Math.round(years)) < 1e-9) return ofUnit(Math.round(years), "year");
  return ofUnit(Number(days.toFixed(2)), "day");
}

function ofUnit(amount: number, unit: string): string {
  return `${givenNumber(amount)}${GLUE}${unit}${amount === 1 ? "" : "s"}`;
}

/** `half within 620 days, a tenth above 5.4 years; 2.5 years on average`. */
export function distributionInWords(spec: DurationSpec): string {
  const facts = durationFacts(spec);
  const { median, p90, mean, isFixed } = facts;
  if (isFixed) return median === 0 ? "at once" : `always ${lengthInWords(median)}`;
  if (p90 === 0) return `nine in ten at once; ${lengthInWords(mean)} on average`;
  const half = median === 0 ? "half at once" : `half within ${lengthInWords(median)}`;
  return `${half}, a tenth above ${lengthInWords(p90)}; ${lengthInWords(mean)} on average`;
}

/** Half within, a tenth above, on average: the cells of a table. */
export function durationCells(spec: DurationSpec): readonly [half: string, tenth: string, average: string] {
  const { median, p90, mean, isFixed }: DurationFacts = durationFacts(spec);
  if (isFixed) return [lengthInWords(median), "nobody", lengthInWords(mean)];
  return [lengthInWords(median), lengthInWords(p90), lengthInWords(mean)];
}
