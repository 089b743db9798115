import { type Document, isMap, isScalar, parseDocument, type Scalar } from "yaml";
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from "../foundation/index.js";
import { followKeys } from "./merge.js";
import { parse } from "./parse.js";
import { type Path, parsePath } from "./path.js";
import { Reading } from "./reading.js";

/** The text of a scenario file with some of its numbers replaced. Everything else stays as it is, to the last space; a number
 *  keeps the unit that it was written in. What the file does not say itself, but the file it extends, is added.
 *  @param figures paths with plain numbers, shares or [days] */
export function writeFigures(
  text: string,
  figures: readonly { readonly path: string; readonly value: number }[],
): string {
  const root = parse("file", text, new Reading());
  const document = parseDocument(text);
  const found = figures.map(({ path, value }) => {
    const parsed = parsePath(path) ?? [];
    return { ...placeOf(document, root === undefined ? parsed : followKeys(root, parsed)), value };
  });
  const there = found.filter(({ scalar }) => scalar !== undefined).sort((one, other) => startOf(other) - startOf(one));
  const replaced = there.reduce((written, { scalar, value }) => replacedIn(written, scalar, value), text);
  const missing = found.filter(({ scalar }) => scalar === undefined);
  return missing.length === 0 ? replaced : withAdded(replaced, missing);
}

interface PlaceInDocument {
  readonly path: Path;
  readonly scalar?: Scalar;
}

/** A number in a map of its own, with source and range, stays in it. */
function placeOf(document: Document, path: Path): PlaceInDocument {
  const node = document.getIn(path, true);
  const at = isMap(node) && node.has("value") ? [...path, "value"] : path;
  const scalar = document.getIn(at, true);
  return isScalar(scalar) ? { path: at, scalar } : { path: at };
}

function startOf({ scalar }: PlaceInDocument): number {
  return scalar?.range?.[0] ?? 0;
}

function replacedIn(text: string, scalar: Scalar | undefined, value: number): string {
  const [start, end] = scalar?.range ?? [0, 0];
  return `${text.slice(0, start)}${inUnitOf(text.slice(start, end), value)}${text.slice(end)}`;
}

/** What has to be added is laid out by the YAML library; long lines stay whole. */
function withAdded(text: string, added: readonly { readonly path: Path; readonly value: number }[]): string {
  const document = parseDocument(text);
  for (const { path, value } of added) document.setIn(path, short(value));
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
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
