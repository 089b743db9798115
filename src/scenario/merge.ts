import type { Path } from "./path.js";
import type { Reading } from "./reading.js";
import type { Shape } from "./shape.js";
import { isNothing, type Place, type Written, type WrittenEntry, type WrittenMap } from "./written.js";

/** A base with the changes of a variant. Maps are merged key by key; lists, distributions and everything else are
 *  replaced whole; null takes a key away. Every value keeps the place where it was written. */
export function merge(
  base: WrittenMap,
  variant: WrittenMap,
  shape: Shape<unknown>,
  reading: Reading,
  path: Path = [],
): WrittenMap {
  const entries = new Map(base.entries);
  for (const [key, entry] of variant.entries) {
    const here = [...path, key];
    if (isNothing(entry.value)) takeAway(entries, key, entry, here, reading);
    else
      entries.set(key, {
        keyAt: entry.keyAt,
        value: mergeValue(entries.get(key), entry, shape.part?.(key), reading, here),
      });
  }
  return { kind: "map", at: variant.at, entries };
}

function mergeValue(
  before: WrittenEntry | undefined,
  entry: WrittenEntry,
  shape: Shape<unknown> | undefined,
  reading: Reading,
  path: Path,
): Written {
  const value = entry.value;
  if (value.kind !== "map" || shape?.part === undefined) return value;
  const base = before?.value.kind === "map" ? before.value : { kind: "map" as const, at: value.at, entries: new Map() };
  if (isAroundValue(base) || isAroundValue(value)) return value;
  return merge(shape.isOneFigure ? withoutSource(base) : base, value, shape, reading, path);
}

/** `{ value: … }` around a figure is one value, not a map to be merged. */
function isAroundValue(map: WrittenMap): boolean {
  return map.entries.has("value");
}

function withoutSource(map: WrittenMap): WrittenMap {
  return { ...map, entries: new Map([...map.entries].filter(([key]) => key !== "source" && key !== "label")) };
}

function takeAway(
  entries: Map<string, WrittenEntry>,
  key: string,
  entry: WrittenEntry,
  path: Path,
  reading: Reading,
): void {
  if (entries.delete(key)) return;
  const hint = "null takes away a key of the file this one extends. Write a value, or take the line out.";
  reading.refuseAt(entry.keyAt, path, {
    expected: "a key that the other file has",
    received: `nothing to take away`,
    hint,
  });
}

/** Puts a value at a path, making maps on the way; null takes the key away. Undefined when the path leads through a list
 *  that is too short or through a single value. */
export function setAt(root: Written, path: Path, value: Written, at: Place): Written | undefined {
  const [part, ...rest] = path;
  if (part === undefined) return value;
  if (root.kind === "list") return setInList(root, part, rest, value, at);
  const entries: Map<string, WrittenEntry> = new Map(root.kind === "map" ? root.entries : []);
  const key = String(part);
  const before = entries.get(key);
  if (rest.length === 0 && isNothing(value)) {
    return entries.delete(key) ? { kind: "map", at: root.at, entries } : undefined;
  }
  const below = before?.value ?? { kind: "map" as const, at, entries: new Map() };
  const next = setAt(below, rest, value, at);
  if (next === undefined) return undefined;
  entries.set(key, { keyAt: rest.length === 0 || before === undefined ? at : before.keyAt, value: next });
  return { kind: "map", at: root.at, entries };
}

function setInList(
  root: Extract<Written, { kind: "list" }>,
  part: string | number,
  rest: Path,
  value: Written,
  at: Place,
): Written | undefined {
  const position = Number(part);
  const before = root.items[position];
  if (before === undefined) return undefined;
  const next = setAt(before, rest, value, at);
  return next === undefined ? undefined : { ...root, items: root.items.with(position, next) };
}

/** Joins parts of a path where a key itself has dots, such as a unit called `St. Anne`. */
export function followKeys(root: Written, path: Path): Path {
  const [part, ...rest] = path;
  if (part === undefined || root.kind === "scalar") return path;
  if (root.kind === "list") {
    const item = root.items[Number(part)];
    return item === undefined ? path : [Number(part), ...followKeys(item, rest)];
  }
  for (let length = path.length; length >= 1; length--) {
    const key = path.slice(0, length).join(".");
    const entry = root.entries.get(key);
    if (entry !== undefined) return [key, ...followKeys(entry.value, path.slice(length))];
  }
  return path;
}
