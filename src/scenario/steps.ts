import { dateAfter, daysBetween, type IsoDate, isIsoDate } from "../foundation/index.js";
import { parseDuration, parseNumber, parsePercent } from "./numbers.js";
import type { Complaint } from "./reading.js";

/** `from..to step by` as somebody typed it. */
export interface SteppedRange {
  readonly from: string;
  readonly to: string;
  readonly step: string;
}

/** A quantity in the words it was written in: the unit is kept, so that steps are written as their author would. */
interface Quantity {
  readonly amount: number;
  /** Empty for a plain number, `%`, or a unit of time as written. */
  readonly unit: string;
}

const EXPECTED = "from..to step by, such as 50..70 step 5, 60%..90% step 10% or 2 weeks..8 weeks step 2 weeks";

/** The values of a range, from the first to the last that does not lie beyond its end; or what is wrong with it.
 *  @param most values */
export function valuesOf(range: SteppedRange, most: number): readonly string[] | Complaint {
  if (isIsoDate(range.from) || isIsoDate(range.to)) return datesOf(range, most);
  const [from, to, step] = [range.from, range.to, range.step].map(quantity);
  const wrong = [from, to, step].find((each): each is Complaint => "expected" in each);
  if (wrong !== undefined) return wrong;
  const [first, last, by] = [from, to, step] as Quantity[];
  if (unitOf(first) !== unitOf(last) || unitOf(first) !== unitOf(by)) {
    return {
      expected: "the same unit at both ends and in the step, such as 2 weeks..8 weeks step 2 weeks",
      received: `${range.from}, ${range.to}, ${range.step}`,
    };
  }
  const count = countOf(first.amount, last.amount, by.amount, range, most);
  if (typeof count !== "number") return count;
  return Array.from({ length: count }, (_, i) => inWords(first.amount + i * by.amount, last));
}

function quantity(text: string): Quantity | Complaint {
  const [, digits, unit] = /^([+-]?[\d.]+(?:e[+-]?\d+)?) ?(%|[a-z]*)$/i.exec(text) ?? [];
  const amount = digits === undefined ? Number.NaN : parseNumber(digits);
  if (typeof amount !== "number" || Number.isNaN(amount))
    return { expected: EXPECTED, received: text, ...hintOf(amount) };
  const read = unit === "" ? amount : unit === "%" ? parsePercent(text) : parseDuration(text);
  return typeof read === "number" ? { amount, unit } : { ...read, received: text };
}

function hintOf(complaint: number | Complaint): { hint?: string } {
  return typeof complaint === "object" && complaint.hint !== undefined ? { hint: complaint.hint } : {};
}

/** `week` and `Weeks` are one unit. */
function unitOf({ unit }: Quantity): string {
  return unit.toLowerCase().replace(/s$/, "");
}

/** Adding up steps leaves crumbs in the last digits: 0.1 + 0.2 is 0.3 here. */
function inWords(amount: number, { unit }: Quantity): string {
  const number = String(Number(amount.toPrecision(12)));
  return unit === "" || unit === "%" ? `${number}${unit}` : `${number} ${unit}`;
}

/** How many values there are, the ends included where a step falls on them. */
function countOf(from: number, to: number, step: number, range: SteppedRange, most: number): number | Complaint {
  if (step <= 0) return { expected: "a step above 0", received: range.step };
  if (to < from) {
    const hint = `Type ${range.to}..${range.from} step ${range.step}.`;
    return { expected: "the lower end first", received: `${range.from}..${range.to}`, hint };
  }
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return count <= most ? count : tooMany(count, most, range);
}

function tooMany(count: number, most: number, { from, to }: SteppedRange): Complaint {
  const received = `${count.toLocaleString("en-GB")} of them`;
  return {
    expected: `at most ${most.toLocaleString("en-GB")} values`,
    received,
    hint: `Take longer steps from ${from} to ${to}.`,
  };
}

const STEP = /^(\d{1,6}) ?(day|week|month|year)s?$/i;

function datesOf(range: SteppedRange, most: number): readonly string[] | Complaint {
  const { from, to, step } = range;
  const [, digits, unit = ""] = STEP.exec(step) ?? [];
  if (!isIsoDate(from) || !isIsoDate(to) || digits === undefined || Number(digits) === 0) {
    const expected =
      "dates with a step of whole days, weeks, months or years, such as 2026-04-01..2030-04-01 step 1 year";
    return { expected, received: `${from}..${to} step ${step}` };
  }
  const days = { day: 1, week: 7, month: 28, year: 365 }[unit.toLowerCase()] ?? 1;
  const atMost = countOf(0, daysBetween(from, to), days * Number(digits), range, most);
  if (typeof atMost !== "number") return atMost;
  const dates: IsoDate[] = [];
  let date: IsoDate | undefined = from;
  for (let i = 1; date !== undefined && date <= to; i++) {
    dates.push(date);
    date = later(from, i * Number(digits), unit.toLowerCase());
  }
  return dates;
}

/** The last date that is written with four digits for the year. */
const LAST_DATE = "9999-12-31";

/** A month after 31 January is the last of February; the months after it count from the 31st again. Undefined where dates end. */
function later(from: IsoDate, count: number, unit: string): IsoDate | undefined {
  if (unit === "day" || unit === "week") {
    const days = count * (unit === "week" ? 7 : 1);
    return days > daysBetween(from, LAST_DATE) ? undefined : dateAfter(from, days);
  }
  const months = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + count * (unit === "year" ? 12 : 1);
  if (months >= 10_000 * 12) return undefined;
  const month = `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}`;
  for (let day = Number(from.slice(8)); ; day--) {
    const date = `${month}-${String(day).padStart(2, "0")}`;
    if (isIsoDate(date)) return date;
  }
}
