import { dsvFormat } from "d3-dsv";
import type { Complaint } from "../reading.js";
import { complaintAboutCharacters } from "../text-check.js";
import type { Place } from "../written.js";

/** One field of a table, with where it begins. */
export interface Cell {
  /** Without quotation marks and without blanks around it. */
  readonly text: string;
  readonly offset: number;
}

/** A table as a spreadsheet writes it: a heading, then rows. */
export interface Delimited {
  readonly rows: readonly (readonly Cell[])[];
  placeOf(offset: number): Place;
  /** What keeps the text, or the rest of it, from being read. */
  readonly trouble?: Complaint & { readonly offset: number };
}

export const MOST_ROWS = 100_000;

const SEPARATORS = [",", ";", "\t"] as const;
const LINE_END = /\r\n|\n|\r/g;

/** Reads text with commas, semicolons or tabs between fields, whichever the heading has most of. Blank lines, and lines of
 *  nothing but separators, are skipped. */
export function readDelimited(file: string, written: string): Delimited {
  const text = written.startsWith("\uFEFF") ? written.slice(1) : written;
  const starts = lineStarts(text);
  const placeOf = (offset: number) => place(file, text, starts, offset);
  const unreadable = complaintAboutCharacters(text) ?? tooMany(starts.length);
  if (unreadable !== undefined) return { rows: [], placeOf, trouble: forTables(unreadable) };
  return { placeOf, ...cellsOf(text) };
}

function forTables<Trouble extends Complaint>(trouble: Trouble): Trouble {
  const hint = "In a spreadsheet, save the sheet as “CSV UTF-8 (comma delimited)”.";
  return trouble.expected === "a text file" ? { ...trouble, hint } : trouble;
}

function tooMany(lines: number): (Complaint & { readonly offset: number }) | undefined {
  if (lines <= MOST_ROWS + 2) return undefined;
  const received = `${lines.toLocaleString("en-GB")} lines`;
  return { offset: 0, expected: `at most ${MOST_ROWS.toLocaleString("en-GB")} rows`, received };
}

/** The reader of CSV says what stands in each field; walking the text beside it says where, and finds quotation marks that do
 *  not close, which it forgives. */
function cellsOf(text: string): Pick<Delimited, "rows" | "trouble"> {
  const rows: Cell[][] = [];
  let at = 0;
  for (const fields of dsvFormat(separatorOf(text)).parseRows(text)) {
    const row: Cell[] = [];
    for (const field of fields) {
      const end = endOf(text, at, field);
      if (end === undefined) return { rows, trouble: openQuote(text, at) };
      row.push({ text: field.trim(), offset: at });
      at = end + 1;
    }
    if (text.startsWith("\r\n", at - 1)) at++;
    if (row.some((cell) => cell.text !== "")) rows.push(row);
  }
  return { rows };
}

/** Where the field that begins at `at` ends; undefined when its quotation marks do not close just there. */
function endOf(text: string, at: number, field: string): number | undefined {
  if (text[at] !== '"') return at + field.length;
  const doubled = field.split('"').length - 1;
  const end = at + field.length + doubled + 2;
  return text[end - 1] === '"' && (end === text.length || /[,;\t\r\n]/.test(text[end]!)) ? end : undefined;
}

function openQuote(text: string, offset: number): Complaint & { readonly offset: number } {
  return {
    offset,
    expected: "a field whose quotation marks close before the next separator",
    received: text.slice(offset, offset + 40).split(/[\r\n]/, 1)[0],
    hint: 'A quotation mark inside a field is written twice: "".',
  };
}

function separatorOf(text: string): string {
  const heading = (text.trimStart().split(/[\r\n]/, 1)[0] ?? "").replace(/"[^"]*"/g, "");
  const counts = SEPARATORS.map((separator) => heading.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))]!;
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(LINE_END)].map((end) => end.index + end[0].length)];
}

function place(file: string, text: string, starts: readonly number[], offset: number): Place {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  const start = starts[low]!;
  let end = starts[low + 1] ?? text.length;
  while (end > start && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
  return { file, line: low + 1, column: offset - start + 1, excerpt: text.slice(start, end) };
}
