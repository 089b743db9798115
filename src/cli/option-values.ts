import { InvalidArgumentError } from "commander";
import type { CompareOptions } from "../experiment/index.js";
import { isIsoDate } from "../foundation/index.js";
import { readFigure, type Setting } from "../scenario/index.js";
import { TRACE_FORMATS, type TraceFormat } from "./trace-files.js";

/** A reader of whole numbers for an option. */
export function wholeNumber(from: number, to: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d{1,9}$/.test(text) && number >= from && number <= to) return number;
    throw new InvalidArgumentError(`Expected a whole number from ${from} to ${to.toLocaleString("en-GB")}.`);
  };
}

/** `5%` or `0.05`. */
export function precision(text: string): number {
  const share = shareOf(text);
  if (share > 0 && share <= 1) return share;
  throw new InvalidArgumentError("Expected a share such as 5% or 0.05: half the width of the interval ÷ the estimate.");
}

/** `95%` or `0.95`. */
export function confidence(text: string): number {
  const share = shareOf(text);
  if (share >= 0.5 && share < 1) return share;
  throw new InvalidArgumentError("Expected a confidence from 50% to below 100%, such as 95% or 0.99.");
}

/** A difference that does not matter: `0.5%`, `2`. */
export function difference(text: string): number {
  const value = shareOf(text);
  if (value > 0) return value;
  throw new InvalidArgumentError("Expected a difference above 0 in the target's own measure, such as 0.5% or 2.");
}

/** Minutes, whole or not. */
export function minutes(text: string): number {
  const number = Number(text);
  if (/^\d{1,6}(\.\d{1,6})?$/.test(text) && number > 0) return number;
  throw new InvalidArgumentError("Expected a number of minutes above 0, such as 5 or 0.5.");
}

/** A number with or without a sign of per cent; NaN for anything else. */
function shareOf(text: string): number {
  const [, digits, sign] = /^(\d{0,9}(?:\.\d{1,9})?) ?(%?)$/.exec(text) ?? [];
  return digits === undefined || digits === "" ? Number.NaN : Number(digits) / (sign === "%" ? 100 : 1);
}

/** Texts one after the other, as they are typed. */
export function texts(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** Ids of metrics, in one option or in several. */
export function metricIds(text: string, before: readonly string[] = []): readonly string[] {
  return [...new Set([...before, ...words(text)])];
}

/** `path=value`; may be given several times. */
export function setting(text: string, before: readonly Setting[] = []): readonly Setting[] {
  const equals = text.indexOf("=");
  if (equals > 0) return [...before, { path: text.slice(0, equals).trim(), value: text.slice(equals + 1) }];
  throw new InvalidArgumentError("Expected path=value, such as estate.units.moorside.beds=75.");
}

export function seed(text: string): string {
  if (text !== "" && text.length <= 400) return text;
  throw new InvalidArgumentError("Expected a number or a text of at most 400 characters.");
}

/** Words with commas between them, each once. Whether there are such metrics is for the experiment to say. */
export function words(text: string): readonly string[] {
  const found = text.split(",").map((word) => word.trim());
  if (!found.includes("")) return [...new Set(found)];
  throw new InvalidArgumentError("Expected words with commas between them, such as bedWait.mean,returns.");
}

/** `csv,xes`; may be given several times. */
export function traceFormats(text: string, before: readonly TraceFormat[] = []): readonly TraceFormat[] {
  const asked = text.split(",").map((word) => word.trim().toLowerCase());
  const found = asked.flatMap((word) => TRACE_FORMATS.find((format) => format === word) ?? []);
  if (found.length === asked.length) return [...new Set([...before, ...found])];
  throw new InvalidArgumentError(`Expected ${TRACE_FORMATS.join(", ")}, or several of them with commas.`);
}

export function date(text: string): string {
  if (isIsoDate(text)) return text;
  throw new InvalidArgumentError("Expected a date such as 2030-04-01.");
}

const SCOPES = ["group", "unit", "catchment", "year"] as const;

/** `year=2035`, `catchment=West Midlands`. Whether there is such a one is for the experiment to say. */
export function part(text: string): NonNullable<CompareOptions["of"]> {
  const equals = text.indexOf("=");
  const scope = SCOPES.find((each) => each === text.slice(0, equals).trim());
  const name = text.slice(equals + 1).trim();
  if (scope !== undefined && name !== "") return { scope, name };
  throw new InvalidArgumentError("Expected group=, unit=, catchment= or year=, and a name, such as year=2035.");
}

export function folder(text: string): string {
  if (text !== "" && !text.includes("\0")) return text;
  throw new InvalidArgumentError("Expected the name of a folder.");
}

/** An unknown to be found, and what it may be; without bounds those that the file states. */
export interface FreePath {
  readonly path: string;
  readonly bounds?: { readonly from: number; readonly to: number };
}

/** `path` or `path=from..to`; may be given several times. */
export function freePath(text: string, before: readonly FreePath[] = []): readonly FreePath[] {
  const equals = text.indexOf("=");
  if (equals < 0) return [...before, { path: text.trim() }];
  const [low = "", high = "", ...more] = text.slice(equals + 1).split("..");
  const [from, to] = [readFigure(low), readFigure(high)];
  if (equals > 0 && more.length === 0 && from !== undefined && to !== undefined && from < to)
    return [...before, { path: text.slice(0, equals).trim(), bounds: { from, to } }];
  throw new InvalidArgumentError(
    "Expected path=from..to, such as access.accepted=60%..90% or stays.treatAndReturn.lognormal.mean=150..400.",
  );
}
