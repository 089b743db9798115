import { type Document, isMap, isScalar, parseDocument } from "yaml";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../foundation/index.js";
import { followKeys } from "./merge.js";
import { parse } from "./parse.js";
import { type Path, parsePath } from "./path.js";
import { Reading } from "./reading.js";

/** The text of a scenario file with some of its numbers replaced. Comments, order and layout of everything else stay; a number
 *  keeps the unit that it was written in. What the file does not say itself, but the file it extends, is added.
 *  @param figures paths with plain numbers, shares or [days] */
export function writeFigures(
  text: string,
  figures: readonly { readonly path: string; readonly value: number }[],
): string {
  const document = parseDocument(text);
  const root = parse("file", text, new Reading());
  for (const { path, value } of figures) {
    const parsed = parsePath(path) ?? [];
    put(document, root === undefined ? parsed : followKeys(root, parsed), value);
  }
  return document.toString({ lineWidth: 0 });
}

/** A number in a map of its own, with source and range, stays in it. */
function put(document: Document, path: Path, value: number): void {
  const there = document.getIn(path, true);
  const at = isMap(there) && there.has("value") ? [...path, "value"] : path;
  const before = document.getIn(at, true);
  if (!isScalar(before)) {
    document.setIn(at, value);
    return;
  }
  const written = inUnitOf(before.source ?? String(before.value), value);
  before.value = written;
  before.source = String(written);
}

const UNITS: Readonly<Record<string, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  week: 7,
  month: DAYS_PER_MONTH,
  year: DAYS_PER_YEAR,
};

function inUnitOf(before: string, value: number): number | string {
  if (before.trim().endsWith("%")) return `${short(value * 100)}%`;
  const [, unit] = /^[\d.eE+-]+\s*([a-zA-Z]+)$/.exec(before.trim()) ?? [];
  const days = unit === undefined ? undefined : UNITS[unit.toLowerCase().replace(/s$/, "")];
  return days === undefined ? short(value) : `${short(value / days)} ${unit}`;
}

function short(value: number): number {
  return Number(value.toPrecision(6));
}
