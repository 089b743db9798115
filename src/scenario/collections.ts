import type { ZodType } from "zod";
import { oneOf } from "./nearest.js";
import type { NumberOrComplaint } from "./numbers.js";
import type { Path } from "./path.js";
import type { Reading } from "./reading.js";
import { BASIS_SCHEMA, isBasisName, isName, NAME_EXPECTED, NAME_SCHEMA, notePhrase, share } from "./scalars.js";
import { once, type Schema, type Zod } from "./schema.js";
import { type Shape, SOURCE_SCHEMA } from "./shape.js";
import { isNothing, keyShown, WORDS_OF_ANY_MAP, type Written, type WrittenMap } from "./written.js";

/** What the keys of a map may be. */
interface Keys {
  readonly schema: Schema<ZodType<string, string>>;
  readonly is: (candidate: string) => boolean;
  readonly expected: string;
}

const NAMES: Keys = { schema: NAME_SCHEMA, is: isName, expected: NAME_EXPECTED };

/** Keys that are legal bases. */
export const BASES: Keys = {
  schema: BASIS_SCHEMA,
  is: isBasisName,
  expected: "a name of letters, digits, spaces and - _ ' . & ( ) /, such as s47/49",
};

/** A map whose keys are names that the user gives. Read in order of name, so that the order of keys never matters. */
export function named<Value>(
  called: string,
  of: Shape<Value>,
  most = 10_000,
  keys = NAMES,
): Shape<ReadonlyMap<string, Value>> {
  return {
    schema: once((z) => z.record(keys.schema(z), z.union([of.schema(z), z.null()]))),
    part: () => of,
    isNamed: true,
    read(written, path, reading) {
      const expected = `${called}: a map with a name for each`;
      if (written.kind !== "map") return reading.refuse(written, path, { expected });
      if (written.entries.size > most) {
        return reading.refuse(written, path, { expected: `at most ${most.toLocaleString("en-GB")}`, received: "more" });
      }
      return readNamed(written, path, reading, of, keys);
    },
  };
}

function readNamed<Value>(
  written: WrittenMap,
  path: Path,
  reading: Reading,
  of: Shape<Value>,
  keys: Keys,
): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  for (const key of [...written.entries.keys()].sort()) {
    const entry = written.entries.get(key)!;
    const here = [...path, key];
    if (!keys.is(key)) reading.refuseAt(entry.keyAt, here, { expected: keys.expected, received: keyShown(key) });
    const value = of.read(entry.value, here, reading);
    if (value !== undefined && keys.is(key)) values.set(key, value);
  }
  return values;
}

/** A list of values of one shape. */
export function list<Value>(of: Shape<Value>, called: string, most: number, least = 0): Shape<readonly Value[]> {
  return {
    schema: once((z) => z.array(of.schema(z)).min(least).max(most).meta({ description: called })),
    read(written, path, reading) {
      if (written.kind !== "list") {
        const hint = "Put it in square brackets, or each item on a line of its own that begins with “- ”.";
        return reading.refuse(written, path, { expected: called, hint });
      }
      if (written.items.length < least || written.items.length > most)
        return reading.refuse(written, path, { expected: called });
      return written.items.flatMap((item, position) => of.read(item, [...path, position], reading) ?? []);
    },
  };
}

/** Tells of the items of a list that were written before. */
export function refuseRepeats(written: Written, path: Path, reading: Reading): void {
  if (written.kind !== "list") return;
  const seen = new Set<string>();
  written.items.forEach((item, position) => {
    if (item.kind !== "scalar") return;
    if (seen.has(item.text)) reading.refuse(item, [...path, position], { expected: "each name once" });
    seen.add(item.text);
  });
}

/** A list without repeats. */
export function distinct<Value>(of: Shape<readonly Value[]>): Shape<readonly Value[]> {
  return {
    schema: of.schema,
    read(written, path, reading) {
      refuseRepeats(written, path, reading);
      return of.read(written, path, reading);
    },
  };
}

/** Shares of a whole by name, which add up to 100 %. A share of zero is as good as none. */
export function shares<Name extends string>(
  names: readonly Name[] | undefined,
  called: string,
): Shape<ReadonlyMap<Name, number>> {
  return {
    schema: once((z) => sharesSchema(z, names).meta({ description: `${called}; shares add up to 100%` })),
    isOneFigure: true,
    part: (name) => (names === undefined || names.includes(name as Name) ? share : undefined),
    read(written, path, reading) {
      const expected = `${called}: a map with a share for each${names === undefined ? "" : ` of ${oneOf(names)}`}`;
      if (written.kind !== "map" || written.entries.size === 0) return reading.refuse(written, path, { expected });
      const before = reading.issues.length;
      const values = readShares(written, path, reading, names, called);
      if (names !== undefined) notePhrase(written, path, reading);
      if (reading.issues.length > before) return undefined;
      return addUp(written, path, reading, values) ? values : undefined;
    },
  };
}

function sharesSchema(z: Zod, names: readonly string[] | undefined): ZodType {
  const part = z.union([share.schema(z), z.null()]);
  if (names === undefined) return z.record(NAME_SCHEMA(z), part);
  return z.strictObject({ ...Object.fromEntries(names.map((name) => [name, part.optional()])), ...SOURCE_SCHEMA(z) });
}

function readShares<Name extends string>(
  written: WrittenMap,
  path: Path,
  reading: Reading,
  names: readonly Name[] | undefined,
  called: string,
): Map<Name, number> {
  const values = new Map<Name, number>();
  for (const [key, entry] of written.entries) {
    if (names !== undefined && (key === "source" || key === "label")) continue;
    const here = [...path, key];
    const known = names === undefined ? isName(key) : names.includes(key as Name);
    if (!known) {
      const meant = names && reading.meant(key, [...names, ...WORDS_OF_ANY_MAP]);
      const expected = names === undefined ? NAME_EXPECTED : `${called}: ${oneOf(names)}`;
      const hint = meant ? { hint: `Did you mean “${meant}”?` } : {};
      reading.refuseAt(entry.keyAt, here, { expected, received: keyShown(key), ...hint });
      continue;
    }
    const value = share.read(entry.value, here, reading);
    if (value !== undefined) values.set(key as Name, value);
  }
  return values;
}

const SUM_TOLERANCE = 1e-6;

function addUp(written: WrittenMap, path: Path, reading: Reading, values: ReadonlyMap<string, number>): boolean {
  const total = [...values.values()].reduce((sum, value) => sum + value, 0);
  if (Math.abs(total - 1) <= SUM_TOLERANCE) return true;
  const received = `${Number((total * 100).toPrecision(10))}%`;
  const more = total < 1 ? "missing" : "too much";
  const hint = `${Number((Math.abs(1 - total) * 100).toPrecision(10))}% is ${more}.`;
  reading.refuse(written, path, { expected: "shares that add up to 100%", received, hint });
  return false;
}

/** Pairs whose keys are quantities, such as `{ 28 days: 15% }`. In order of key. */
export function pairs(
  called: string,
  key: (text: string) => NumberOrComplaint,
  value: Shape<number>,
  limits: { readonly least: number; readonly most: number },
): Shape<readonly (readonly [number, number])[]> {
  return {
    schema: once((z) => z.record(z.string(), value.schema(z)).meta({ description: called })),
    read(written, path, reading) {
      const expected = called;
      if (written.kind !== "map" || written.entries.size < limits.least || written.entries.size > limits.most) {
        return reading.refuse(written, path, { expected });
      }
      const found: (readonly [number, number])[] = [];
      for (const [text, entry] of written.entries) {
        const at = key(text);
        if (typeof at !== "number") reading.refuseAt(entry.keyAt, [...path, text], { ...at, received: text });
        const reads = isNothing(entry.value) ? undefined : value.read(entry.value, [...path, text], reading);
        if (typeof at === "number" && reads !== undefined) found.push([at, reads]);
      }
      if (found.length < written.entries.size)
        return reading.isWrong(path) ? undefined : reading.refuse(written, path, { expected });
      return found.sort((a, b) => a[0] - b[0]);
    },
  };
}

/** One shape or another, decided by what stands there. */
export function either<A, B>(isFirst: (written: Written) => boolean, first: Shape<A>, second: Shape<B>): Shape<A | B> {
  return {
    schema: once((z) => z.union([first.schema(z), second.schema(z)])),
    part: (key) => first.part?.(key) ?? second.part?.(key),
    isNamed: first.isNamed ?? second.isNamed,
    read: (written, path, reading): A | B | undefined =>
      isFirst(written) ? first.read(written, path, reading) : second.read(written, path, reading),
  };
}

/** Turns what a shape reads into something else. */
export function mapped<A, B>(shape: Shape<A>, turn: (value: A) => B): Shape<B> {
  return {
    schema: shape.schema,
    ...(shape.part === undefined ? {} : { part: shape.part.bind(shape) }),
    isNamed: shape.isNamed,
    read(written, path, reading) {
      const value = shape.read(written, path, reading);
      return value === undefined ? undefined : turn(value);
    },
  };
}

export const isScalarWritten = (written: Written): boolean => written.kind === "scalar";
