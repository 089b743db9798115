import { at, type Family } from "../family.js";
import { NUMBERS } from "./values.js";

const FIELDS = [
  ...NUMBERS,
  ..."=1+1 @SUM(A1) +cmd -1+1 <script> toString __proto__ constructor then length null 2026-02-30 01/03/2026".split(
    " ",
  ),
  ..."2099-01-01 1899-12-31 0000-00-00 never nowhere moar 1e9 -5 s47 s37/41 rehab 2.5".split(" "),
  '"',
  '""',
  '"a"b',
  '"a\nb"',
  "a,b,c",
  "a;b",
  "\t=1",
  "\u202Ex",
  "\u0007",
  "x".repeat(20_000),
  " ",
  "",
  `"${"=".repeat(500)}"`,
];

/** Something wrong in every field in turn, the heading's too. */
export function fields(text: string): Family {
  const spots = [...text.matchAll(/[^,\n]*(?=,|\n)/g)].map((found) => ({ from: found.index, field: found[0] }));
  return {
    name: "fields",
    places: spots.length,
    values: FIELDS.length,
    make(place, value) {
      const { from, field } = at(spots, place);
      const put = at(FIELDS, value);
      const what = `${put.slice(0, 30)} for ${field} at ${from}`;
      return { what, text: text.slice(0, from) + put + text.slice(from + field.length) };
    },
  };
}

/** What becomes of a row when something happens to one of its columns. */
type ColumnSlip = readonly [
  name: string,
  slip: (
    row: readonly string[],
    column: number,
    number: number,
    rows: readonly (readonly string[])[],
  ) => readonly string[],
];

const headingOnly =
  (change: (heading: string) => string): ColumnSlip[1] =>
  (row, column, number) =>
    number === 0 ? row.with(column, change(row[column]!)) : row;

const COLUMN_SLIPS: readonly ColumnSlip[] = [
  ["taken out", (row, i) => row.toSpliced(i, 1)],
  ["twice", (row, i) => row.toSpliced(i, 0, row[i]!)],
  ["swapped with the next", (row, i) => row.toSpliced(i, 2, row[i + 1] ?? "", row[i]!)],
  ["emptied", (row, i, number) => (number === 0 ? row : row.with(i, ""))],
  ["shifted by a row", (row, i, number, rows) => (number === 0 ? row : row.with(i, rows[number - 1]![i]!))],
  ["misspelt", headingOnly((heading) => heading.slice(1))],
  ["without a heading", headingOnly(() => "")],
  ["in capitals", headingOnly((heading) => heading.toUpperCase())],
  ["called people", headingOnly(() => "people")],
  ["called __proto__", headingOnly(() => "__proto__")],
  ["called toString", headingOnly(() => "toString")],
];

/** Slips with whole columns. */
export function columnSlips(text: string): Family {
  const rows = text.trimEnd().split("\n");
  return {
    name: "columns",
    places: rows[0]!.split(",").length,
    values: COLUMN_SLIPS.length,
    make(place, value) {
      const [name, slip] = at(COLUMN_SLIPS, value);
      const cells = rows.map((row) => row.split(","));
      const slipped = cells.map((row, number) => slip(row, place, number, cells).join(","));
      return { what: `column ${place + 1} ${name}`, text: `${slipped.join("\n")}\n` };
    },
  };
}

const LARGE: readonly (readonly [name: string, make: (text: string) => string])[] = [
  ["a hundred times", (text) => text + text.slice(text.indexOf("\n") + 1).repeat(100)],
  ["commas without end", (text) => text + ",".repeat(100_000)],
  ["semicolons for commas", (text) => text.replaceAll(",", ";")],
  ["tabs for commas", (text) => text.replaceAll(",", "\t")],
  ["bars for commas", (text) => text.replaceAll(",", "|")],
  ["a million line ends", (text) => text + "\n".repeat(1_000_000)],
  ["quotation marks without end", (text) => text + '"'.repeat(100_001)],
  ["no heading", (text) => text.slice(text.indexOf("\n") + 1)],
  ["two headings", (text) => text.slice(0, text.indexOf("\n") + 1) + text],
  ["a separator for Excel", (text) => `sep=,\n${text}`],
  ["a title above", (text) => `Census of today\n\n${text}`],
  ["a total below", (text) => `${text}Total,${text.split("\n").length}\n`],
  ["a scenario", () => "format: securebeds/scenario@1\nname: x\n"],
  ["a page", () => "<!doctype html><table><tr><td>unit</td></tr></table>"],
  ["JSON", () => '[{"unit": "x"}]'],
];

/** The whole table written otherwise. */
export function tableForms(text: string): Family {
  return {
    name: "table forms",
    places: LARGE.length,
    values: 1,
    make: (place) => ({ what: at(LARGE, place)[0], text: at(LARGE, place)[1](text) }),
  };
}
