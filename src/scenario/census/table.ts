import { oneOf } from "../nearest.js";
import type { Path } from "../path.js";
import type { Reading } from "../reading.js";
import { type Cell, type Delimited, readDelimited } from "./delimited.js";
import { Row } from "./row.js";

/** The columns that a table may have, and those that it must. */
export interface Columns {
  readonly called: string;
  readonly known: readonly string[];
  readonly required: readonly string[];
}

const MOST_COLUMNS = 1000;

interface Column {
  readonly name: string;
  readonly position: number;
}

/** The rows of a census as far as they can be read; what is wrong with the heading, or with the number of fields in a row, is
 *  noted. */
export function readTable(file: string, text: string, columns: Columns, path: Path, reading: Reading): readonly Row[] {
  const table = readDelimited(file, text);
  const { trouble } = table;
  if (trouble !== undefined) reading.refuseAt(table.placeOf(trouble.offset), path, trouble);
  const [heading, ...rows] = table.rows;
  if (heading === undefined) {
    if (trouble === undefined) refuseEmpty(table, columns, path, reading);
    return [];
  }
  const found = readHeading(heading, table, columns, path, reading);
  return rows.flatMap((cells, number) => {
    const here = [...path, number];
    if (!isComplete(cells, heading.length, table, here, reading)) return [];
    const byName = new Map(found.map(({ name, position }) => [name, cells[position]!]));
    return [new Row(byName, cells[0]!.offset, here, reading, table.placeOf)];
  });
}

function refuseEmpty(table: Delimited, { known, required }: Columns, path: Path, reading: Reading): void {
  const hint = `Begin with a heading such as: ${known.slice(0, 4).join(",")}`;
  const expected = `a heading with ${required.join(" and ")}, and a row for each person`;
  reading.refuseAt(table.placeOf(0), path, { expected, received: "an empty file", hint });
}

function readHeading(
  heading: readonly Cell[],
  table: Delimited,
  columns: Columns,
  path: Path,
  reading: Reading,
): readonly Column[] {
  if (heading.length > MOST_COLUMNS) {
    const received = `${heading.length.toLocaleString("en-GB")} columns`;
    reading.refuseAt(table.placeOf(0), path, { expected: `a table of ${columns.called}`, received });
    return [];
  }
  const found = new Map<string, Column>();
  const suspects = new Set<string>();
  heading.forEach((cell, position) => {
    const name = columns.known.find((known) => plain(known) === plain(cell.text));
    const at = table.placeOf(cell.offset);
    if (name === undefined) {
      const meant = reading.meant(cell.text, columns.known);
      if (meant !== undefined) suspects.add(meant);
      reading.refuseAt(at, [...path, cell.text], {
        expected: `a column of ${columns.called}: ${oneOf(columns.known)}`,
        received: cell.text === "" ? "a column without a heading" : `the unknown column ${cell.text}`,
        hint: meant === undefined ? "Take the column out, or give it one of these names." : `Did you mean “${meant}”?`,
      });
    } else if (found.has(name)) {
      reading.refuseAt(at, [...path, name], { expected: "each column once", received: `${name} a second time` });
    } else found.set(name, { name, position });
  });
  for (const name of columns.required) {
    if (found.has(name) || suspects.has(name)) continue;
    const received = `a heading without it: ${heading.map(({ text }) => text).join(", ")}`;
    reading.refuseAt(table.placeOf(heading[0]!.offset), [...path, name], { expected: `a column “${name}”`, received });
  }
  return [...found.values()];
}

/** Capitals, blanks, hyphens and underscores do not count in a heading. */
function plain(heading: string): string {
  return heading.toLowerCase().replace(/[\s_-]/g, "");
}

/** Fields too many are forgiven where they are empty: spreadsheets add them. */
function isComplete(cells: readonly Cell[], wanted: number, table: Delimited, path: Path, reading: Reading): boolean {
  const surplus = cells.findLast((cell, position) => position >= wanted && cell.text !== "");
  if (cells.length >= wanted && surplus === undefined) return true;
  const at = table.placeOf((surplus ?? cells[cells.length - 1]!).offset);
  const hint =
    surplus === undefined
      ? "Leave a field empty, between separators, where nothing is known."
      : "Put a field that has the separator in it in quotation marks.";
  reading.refuseAt(at, path, {
    expected: `${wanted} fields, as the heading has`,
    received: `${cells.length}`,
    hint,
  });
  return false;
}
