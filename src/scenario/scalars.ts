import { isIsoDate } from "../foundation/index.js";
import { oneOf } from "./nearest.js";
import { DURATION_EXPECTED, parseDuration, parseNumber, parsePercent, parseShare } from "./numbers.js";
import type { Path } from "./path.js";
import type { Complaint, Reading } from "./reading.js";
import { once } from "./schema.js";
import { noteSource, type Shape } from "./shape.js";
import { type Bounds, valued } from "./valued.js";
import { FORBIDDEN_KEYS, isNothing, phrase, type WrittenMap } from "./written.js";

export type { Bounds } from "./valued.js";

/** A plain number within bounds. */
export function number(bounds: Bounds): Shape<number> {
  return valued(
    parseNumber,
    bounds,
    once((z) => {
      const plain = bounds.whole === true ? z.int() : z.number();
      const low = bounds.above === true ? plain.gt(bounds.from) : plain.gte(bounds.from);
      return Number.isFinite(bounds.to) ? low.lte(bounds.to) : low;
    }),
  );
}

/** A whole number of things, such as `beds`. */
export function count(things: string, from: number, to: number): Shape<number> {
  const most = to >= 1000 ? to.toLocaleString("en-GB") : String(to);
  return number({ from, to, whole: true, expected: `a whole number of ${things}, ${from} to ${most}` });
}

const PERCENT_TEXT = once((z) => z.string().regex(/^[+-]?[\d.]+(e[+-]?\d+)? ?%$/));

/** A part of a whole: `25%` or `0.25`. */
export const share: Shape<number> = valued(
  parseShare,
  { from: 0, to: 1, expected: "a share between 0% and 100%, such as 25% or 0.25" },
  once((z) => z.union([z.number().gte(0).lte(1), PERCENT_TEXT(z)])),
);

/** A change a year or another rate that may be written as a percentage and may lie outside 0 to 100 %. */
export function percentage(bounds: Bounds): Shape<number> {
  return valued(
    parsePercent,
    bounds,
    once((z) => z.union([z.number(), PERCENT_TEXT(z)])),
  );
}

const DURATION_TEXT = /^[\d.]+(e[+-]?\d+)? *(minute|hour|day|week|month|year)s?$/i;
export const DURATION_SCHEMA = once((z) =>
  z.union([z.number().gte(0), z.string().regex(DURATION_TEXT)]).meta({ description: DURATION_EXPECTED }),
);

/** A duration. [days] */
export function duration(bounds: Partial<Bounds> = {}): Shape<number> {
  const full = { from: 0, to: Number.POSITIVE_INFINITY, expected: DURATION_EXPECTED, ...bounds };
  return valued(parseDuration, full, DURATION_SCHEMA);
}

/** Text that may be anything a person can read. */
export function text(longest: number, expected: string): Shape<string> {
  return {
    schema: once((z) => z.string().max(longest).meta({ description: expected })),
    read(written, path, reading) {
      if (written.kind !== "scalar" || isNothing(written)) return reading.refuse(written, path, { expected });
      if (written.text.length > longest) {
        const received = `${written.text.length.toLocaleString("en-GB")} characters`;
        return reading.refuse(written, path, {
          expected: `at most ${longest.toLocaleString("en-GB")} characters`,
          received,
        });
      }
      const complaint = complaintAboutControls(written.text);
      return complaint === undefined ? written.text : reading.refuse(written, path, complaint);
    },
  };
}

/** The first sign that a terminal would obey, with the words before it: the text may be long. */
function complaintAboutControls(text: string): Complaint | undefined {
  const offset = text.search(/[^\P{Cc}\t\n]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
  if (offset < 0) return undefined;
  const code = text.codePointAt(offset)!.toString(16).toUpperCase().padStart(4, "0");
  const before = text.slice(Math.max(0, offset - 30), offset);
  const where = before.trim() === "" ? "at its beginning" : `after “${before}”`;
  return {
    expected: "text without control characters",
    received: `the character U+${code} ${where}`,
    hint: "Delete the character; the line may look right without it.",
  };
}

export const NAME_EXPECTED = "a name of letters, digits, spaces and - _ ' . & ( ), beginning with a letter or a digit";
export const NAME_PATTERN = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N} \-_'.&()]{0,198}[\p{L}\p{M}\p{N}\-_'.&()])?$/u;

/** Nearly the same for editors, some of which know no Unicode classes: no sign of ASCII that a name may not have. */
const NAME_PATTERN_FOR_EDITORS = "^[^ -/:-@\\[-`{-~][^!-%*+,/:-@\\[-^`{-~]{0,199}$";
export const NAME_SCHEMA = once((z) => z.string().regex(new RegExp(NAME_PATTERN_FOR_EDITORS)));

/** Whether something may be called this. Names are compared in Unicode's composed form. */
export function isName(candidate: string): boolean {
  return NAME_PATTERN.test(candidate) && !FORBIDDEN_KEYS.has(candidate);
}

const BASIS_PATTERN = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} \-_'.&()/]{0,99}$/u;
export const BASIS_SCHEMA = once((z) => z.string().regex(/^[^ -/:-@[-`{-~][^!-%*+,:-@[-^`{-~]{0,99}$/));

/** Whether a legal basis may be called this: like any name, and with strokes, as in s47/49. */
export function isBasisName(candidate: string): boolean {
  return BASIS_PATTERN.test(candidate) && !FORBIDDEN_KEYS.has(candidate);
}

/** The name of a legal basis. */
export const basisName: Shape<string> = {
  schema: once((z) => BASIS_SCHEMA(z).meta({ description: "a legal basis, such as s47/49" })),
  read(written, path, reading) {
    const expected = "a legal basis, such as s47/49";
    if (written.kind !== "scalar" || isNothing(written)) return reading.refuse(written, path, { expected });
    const composed = written.text.normalize("NFC");
    return isBasisName(composed) ? composed : reading.refuse(written, path, { expected });
  },
};

/** The name of a unit, a catchment or another thing of the scenario. */
export const name: Shape<string> = {
  schema: once((z) => z.union([NAME_SCHEMA(z), z.number()]).meta({ description: NAME_EXPECTED })),
  read(written, path, reading) {
    if (written.kind !== "scalar" || isNothing(written))
      return reading.refuse(written, path, { expected: NAME_EXPECTED });
    const composed = written.text.normalize("NFC");
    return isName(composed) ? composed : reading.refuse(written, path, { expected: NAME_EXPECTED });
  },
};

const DATE_EXPECTED = "a date written year-month-day, such as 2028-04-01";

/** A calendar date that exists. */
export const date: Shape<string> = {
  schema: once((z) =>
    z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .meta({ description: DATE_EXPECTED }),
  ),
  read(written, path, reading) {
    const complaint = written.kind === "scalar" ? complaintAboutDate(written.text) : { expected: DATE_EXPECTED };
    return complaint === undefined && written.kind === "scalar"
      ? written.text
      : reading.refuse(written, path, complaint!);
  },
};

/** What is wrong with a date; undefined when it exists and can be used. */
export function complaintAboutDate(written: string): Complaint | undefined {
  if (isIsoDate(written)) {
    return written >= "1900-01-01" ? undefined : { expected: "a date from 1900 on" };
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) {
    return { expected: "a date that exists, written year-month-day", hint: hintForDate(written) };
  }
  const british = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written);
  const iso = british && `${british[3]}-${british[2]!.padStart(2, "0")}-${british[1]!.padStart(2, "0")}`;
  return { expected: DATE_EXPECTED, ...(iso && isIsoDate(iso) ? { hint: `Type ${iso}.` } : {}) };
}

/** What to type in place of a date that no calendar has. */
function hintForDate(written: string): string {
  const [year, month, day] = written.split("-");
  const swapped = `${year}-${day}-${month}`;
  if (isIsoDate(swapped)) return `The month comes before the day: type ${swapped} if that is meant.`;
  const last = [31, 30, 29, 28].map((each) => `${year}-${month}-${each}`).find(isIsoDate);
  return last === undefined || day === "00"
    ? "Months are 01 to 12, and days begin at 01."
    : `The last day of that month is ${last}.`;
}

/** One of a closed list of words. */
export function word<const Word extends string>(
  words: readonly Word[],
  called?: string,
  expected = called === undefined ? oneOf(words) : `${called}: ${oneOf(words)}`,
): Shape<Word> {
  return {
    schema: once((z) => z.enum(words as readonly [Word, ...Word[]]).meta({ description: expected })),
    read(written, path, reading) {
      if (written.kind !== "scalar") return reading.refuse(written, path, { expected });
      const found = words.find((each) => each === written.text);
      if (found !== undefined) return found;
      const meant = reading.meant(written.text, words);
      return reading.refuse(written, path, {
        expected,
        ...(meant === undefined ? {} : { hint: `Did you mean “${meant}”?` }),
      });
    },
  };
}

/** Notes the source that a map carries, with its value in one phrase. */
export function notePhrase(written: WrittenMap, path: Path, reading: Reading): void {
  noteSource(written, path, reading, phrase(written));
}
