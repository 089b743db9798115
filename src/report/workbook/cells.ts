import type { IsoDate } from "../../foundation/index.js";
import type { Measure } from "../../observe/index.js";
import { type Estimate, lookOf, places } from "../estimates.js";
import { GLUE } from "../numbers.js";
import { shortened } from "../office/shortened.js";
import type { SheetCell } from "./sheet.js";

/** Excel takes no more letters in a cell. */
const MOST_LETTERS = 32_767;
/** A name that is longer is a mistake or a joke; it stands in full on the sheet About. */
const LONGEST_NAME = 200;

export function text(words: string | undefined): SheetCell {
  return words === undefined || words === "" ? undefined : { kind: "text", text: cut(words) };
}

export function bold(words: string): SheetCell {
  return { kind: "text", text: cut(words), bold: true };
}

/** What a row is about, such as a scenario, a unit or a path. */
export function name(words: string): SheetCell {
  return text(shortened(words, LONGEST_NAME));
}

/** Letters of other planes of Unicode count twice. Spaces are plain, so that what is searched for is found. */
function cut(words: string): string {
  const plain = words.replaceAll(GLUE, " ");
  const whole = shortened(plain, MOST_LETTERS);
  return whole.length <= MOST_LETTERS ? whole : shortened(plain, Math.floor(MOST_LETTERS / 2));
}

export function date(day: IsoDate): SheetCell {
  return { kind: "date", date: day };
}

/** A count or a year, or another number that is given in full. */
export function whole(value: number | undefined): SheetCell {
  return number(value, "#,##0");
}

/** A number in full, shown as `format` says; where there is none, nothing, and where it has no end, words. */
export function number(value: number | null | undefined, format: string): SheetCell {
  if (value === undefined || value === null || Number.isNaN(value)) return undefined;
  if (!Number.isFinite(value)) return text("> follow-up");
  return { kind: "number", value, format };
}

/** The value and both ends of the interval in full, shown to the digits that the interval supports. */
export function withInterval(estimate: Estimate | undefined): readonly [SheetCell, SheetCell, SheetCell] {
  if (estimate === undefined) return [undefined, undefined, undefined];
  const format = formatOf(estimate.measure, shownPlaces(estimate));
  return [number(estimate.estimate, format), number(estimate.low, format), number(estimate.high, format)];
}

/** Variant minus base, with its sign; shares in percentage points. */
export function differenceWithInterval(difference: Estimate): readonly [SheetCell, SheetCell, SheetCell] {
  const format = formatOf(difference.measure, shownPlaces(difference));
  const signed = `+${format};-${format};${format}`;
  return [number(difference.estimate, signed), number(difference.low, signed), number(difference.high, signed)];
}

/** A number in its measure, of whose uncertainty nothing is known. */
export function inMeasure(value: number | null | undefined, measure: Measure): SheetCell {
  return number(value, formatOf(measure, lookOf(measure).most));
}

function shownPlaces(estimate: Estimate): number {
  return Math.max(0, places(estimate));
}

/** The number format of Excel for a measure. */
function formatOf(measure: Measure, decimals: number): string {
  const fraction = decimals > 0 ? `.${"0".repeat(decimals)}` : "";
  if (measure === "share") return `0${fraction}%`;
  return lookOf(measure).before === "£" ? `[$£-809]#,##0${fraction}` : `#,##0${fraction}`;
}
