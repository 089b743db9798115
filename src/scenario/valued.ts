import type { Figure, FigureKind } from "./figure.js";
import { type NumberOrComplaint, parseDuration, parseNumber, parsePercent, parseShare } from "./numbers.js";
import { type Path, pathInWords } from "./path.js";
import type { Complaint, Reading } from "./reading.js";
import type { SourcedValue } from "./scenario.js";
import { once, type Schema } from "./schema.js";
import { readLabel, readSource, type Shape, SOURCE_SCHEMA } from "./shape.js";
import { isNothing, keyShown, phrase, type Written, type WrittenMap } from "./written.js";

/** The limits of a number, both of them allowed. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
  /** What belongs here, in words, such as `a whole number of beds, 0 or more`. */
  readonly expected: string;
  readonly whole?: boolean;
  /** `from` itself is not allowed. */
  readonly above?: boolean;
}

/** Reads the text of a number. */
type Parse = (text: string) => NumberOrComplaint;

function isAllowed(number: number, bounds: Bounds): boolean {
  if (number < bounds.from || number > bounds.to || (bounds.above === true && number === bounds.from)) return false;
  return bounds.whole !== true || Number.isInteger(number);
}

function readNumber(written: Written, path: Path, reading: Reading, parse: Parse, bounds: Bounds): number | undefined {
  if (written.kind !== "scalar" || isNothing(written))
    return reading.refuse(written, path, { expected: bounds.expected });
  const number = parse(written.text);
  if (typeof number !== "number") return reading.refuse(written, path, inWordsOf(number, bounds));
  if (written.quoted && parse === parseNumber) {
    return reading.refuse(written, path, { expected: bounds.expected, hint: "Leave out the quotation marks." });
  }
  return isAllowed(number, bounds) ? number : reading.refuse(written, path, { expected: bounds.expected });
}

/** The bounds say best what belongs here, unless the text is too long or too large to be a number at all. */
function inWordsOf(complaint: Complaint, bounds: Bounds): Complaint {
  const plain = /^a (number|percentage|share|duration)( such| between|,|$)/.test(complaint.expected);
  return plain ? { ...complaint, expected: bounds.expected } : complaint;
}

/** A number, or `{ value, from, to, source, label }` around one. */
export function valued(parse: Parse, bounds: Bounds, schema: Schema): Shape<number> {
  return {
    schema: once((z) => {
      const plain = schema(z);
      const around = { value: plain, from: plain.optional(), to: plain.optional(), ...SOURCE_SCHEMA(z) };
      return z.union([plain, z.strictObject(around)]).meta({ description: bounds.expected });
    }),
    read(written, path, reading) {
      const read = (inner: Written, at: Path) => readNumber(inner, at, reading, parse, bounds);
      const kind = kindOf(parse, bounds);
      return written.kind === "map"
        ? readValued(written, path, reading, read, kind)
        : noteFigure(reading, path, kind, read(written, path));
    },
  };
}

function kindOf(parse: Parse, { whole }: Bounds): FigureKind {
  if (parse === parseDuration) return "days";
  if (parse === parseShare || parse === parsePercent) return "share";
  return whole === true ? "wholeNumber" : "number";
}

function noteFigure(
  reading: Reading,
  path: Path,
  kind: FigureKind,
  value: number | undefined,
  more: Partial<Figure> = {},
): number | undefined {
  if (value !== undefined) reading.figures.push({ path: pathInWords(path), kind, value, ...more });
  return value;
}

type ReadInner = (written: Written, path: Path) => number | undefined;

const VALUED_KEYS = ["value", "from", "to", "source", "label"];

function readValued(
  written: WrittenMap,
  path: Path,
  reading: Reading,
  read: ReadInner,
  kind: FigureKind,
): number | undefined {
  for (const [key, entry] of written.entries) {
    if (VALUED_KEYS.includes(key)) continue;
    const meant = reading.meant(key, VALUED_KEYS);
    const hint = meant === undefined ? {} : { hint: `Did you mean “${meant}”?` };
    const expected = "a single value, or a map with value, from, to, source or label";
    reading.refuseAt(entry.keyAt, [...path, key], { expected, received: `the unknown key ${keyShown(key)}`, ...hint });
  }
  const inner = (key: string) => {
    const entry = written.entries.get(key);
    return entry === undefined ? undefined : read(entry.value, [...path, key]);
  };
  const [value, from, to] = [inner("value"), inner("from"), inner("to")];
  if (!written.entries.has("value"))
    return reading.refuse(written, path, { expected: "“value” with the figure itself" });
  checkRange(written, path, reading, value, from, to);
  const { label, source } = noteValue(written, path, reading, from, to);
  return noteFigure(reading, path, kind, value, {
    ...(from === undefined || to === undefined ? {} : { from, to }),
    source,
    label,
  });
}

function checkRange(
  written: WrittenMap,
  path: Path,
  reading: Reading,
  value: number | undefined,
  from: number | undefined,
  to: number | undefined,
): void {
  const one = written.entries.has("from") !== written.entries.has("to");
  if (one) reading.refuse(written, path, { expected: "both “from” and “to”, or neither" });
  if (value === undefined || from === undefined || to === undefined) return;
  if (from > value || value > to) reading.refuse(written, path, { expected: "a value that lies between from and to" });
}

function noteValue(
  written: WrittenMap,
  path: Path,
  reading: Reading,
  from: number | undefined,
  to: number | undefined,
): SourcedValue {
  const text = written.entries.get("source")?.value;
  const value = written.entries.get("value")?.value;
  const noted: SourcedValue = {
    path: pathInWords(path),
    label: readLabel(written.entries.get("label")?.value, [...path, "label"], reading),
    source: text === undefined ? "" : readSource(text, [...path, "source"], reading),
    ...(from === undefined || to === undefined ? {} : { from, to }),
    written: value === undefined ? "" : phrase(value),
  };
  reading.sources.push(noted);
  return noted;
}
