import type { Complaint } from "./reading.js";

/** A number, or what is wrong with the text that should be one. */
export type NumberOrComplaint = number | Complaint;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Reads a number as people and YAML 1.2 write it, and tells those who wrote it another way what to type. */
export function parseNumber(text: string): NumberOrComplaint {
  if (text.length > 400) return { expected: /^[\d.,_+-]*$/.test(text) ? "a number of at most 400 digits" : "a number" };
  const slip = slipIn(text);
  if (slip !== undefined) return { expected: "a number", hint: slip };
  if (!NUMBER.test(text)) return { expected: "a number" };
  const number = Number(text);
  if (!Number.isFinite(number)) return { expected: "a number", hint: "The number is too large." };
  return number === 0 ? 0 : number;
}

const DIGITS = /\d/;

function slipIn(text: string): string | undefined {
  if (/^[+-]?0\d/.test(text)) return `Numbers do not begin with 0: type ${text.replace(/^([+-]?)0+(?=\d)/, "$1")}.`;
  if (/^[+-]?0[xob][\da-f]+$/i.test(text)) return `Type ${Number(text.replace(/^[+-]/, ""))}, in plain digits.`;
  if (!DIGITS.test(text))
    return /^[+-]?\.?(nan|inf|infinity)$/i.test(text) ? "Only finite numbers are used." : undefined;
  if (/^[+-]?\d{1,3}([,_ ]\d{3})+(\.\d+)?$/.test(text))
    return `Type ${text.replace(/[,_ ]/g, "")}, without separators.`;
  if (/^[+-]?\d+(_\d+)+$/.test(text)) return `Type ${text.replaceAll("_", "")}, without separators.`;
  if (/^[+-]?\d+,\d+$/.test(text)) return `Type ${text.replace(",", ".")}, with a point.`;
  if (/^\d+:\d\d(:\d\d)?$/.test(text)) return "Times of day are not used; write a duration such as 12.5 hours.";
  if (/^£/.test(text)) return "Leave out the pound sign.";
  if (/%$/.test(text)) return "No percentage is meant here.";
  return undefined;
}

/** Days in each unit of time. A month is a twelfth of a year of 365.25 days. */
const UNITS: Readonly<Record<string, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: 365.25 / 12,
  year: 365.25,
};

export const DURATION_EXPECTED = "a duration such as 28 days, 6 weeks, 18 months or 5 years";
const LONGEST_DURATION = 10_000 * 365.25;

/** Reads `28 days`, `6 weeks`, `18 months`, `5 years`, `12 hours`, `30 minutes` or a number of days. → [days] */
export function parseDuration(text: string): NumberOrComplaint {
  const [, amount = "", unit = ""] = /^([^\p{L}\s]*(?:[eE][+-]?\d[^\p{L}\s]*)?)\s{0,20}(\p{L}*)$/u.exec(text) ?? [];
  if (amount === "" && unit === "") return { ...hintIn(parseNumber(text)), expected: DURATION_EXPECTED };
  const name = unit.toLowerCase().replace(/s$/, "");
  const days = unit === "" ? 1 : Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
  const number = parseNumber(unit !== "" && amount === "" ? unit : amount);
  if (typeof number !== "number") return { ...hintIn(parseNumber(text)), ...number, expected: DURATION_EXPECTED };
  if (days === undefined) return { expected: DURATION_EXPECTED, hint: UNIT_HINT };
  if (number < 0) return { expected: `${DURATION_EXPECTED}, 0 or more` };
  if (number * days > LONGEST_DURATION) return { expected: "a duration of at most 10,000 years" };
  return number * days;
}

/** Of what is no duration the slip may still be known, as in 0x10 and .inf. */
function hintIn(read: NumberOrComplaint): { readonly hint?: string } {
  return typeof read === "number" || read.hint === undefined ? {} : { hint: read.hint };
}

const UNIT_HINT = "Units are minutes, hours, days, weeks, months and years; a plain number means days.";

/** Reads `25%`, `25 %` or `0.25`; any number, the caller knows the bounds. */
export function parsePercent(text: string): NumberOrComplaint {
  const percent = /^([^%]*?) ?%$/.exec(text);
  const number = parseNumber(percent?.[1] ?? text);
  if (typeof number !== "number") return { ...number, expected: "a percentage such as 25%, or a number such as 0.25" };
  return percent === null ? number : number / 100;
}

export const SHARE_EXPECTED = "a share between 0% and 100%, such as 25% or 0.25";

/** Reads a share between 0 and 1. */
export function parseShare(text: string): NumberOrComplaint {
  const share = parsePercent(text);
  if (typeof share !== "number") return { ...share, expected: SHARE_EXPECTED };
  if (share >= 0 && share <= 1) return share;
  const missing = share > 1 && share <= 100 && !text.endsWith("%") ? { hint: `Did you mean ${text}%?` } : {};
  return { expected: SHARE_EXPECTED, ...missing };
}

/** Reads a number, a percentage or a duration, whichever is written. → plain number, share or [days] */
export function parseAny(text: string): NumberOrComplaint {
  const tried = [parseNumber, parsePercent, parseDuration].map((parse) => parse(text));
  return tried.find((each) => typeof each === "number") ?? tried[0]!;
}
