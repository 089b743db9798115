import type { ZodType } from "zod";
import { oneOf } from "./nearest.js";
import { type Path, pathInWords } from "./path.js";
import type { Reading } from "./reading.js";
import { once, type Schema, type Zod } from "./schema.js";
import { isNothing, keyShown, WORDS_OF_ANY_MAP, type Written, type WrittenMap } from "./written.js";

/** How one part of the file is read and described. One value serves the check, the words of an error, inheritance
 *  and the published JSON Schema. */
export interface Shape<Value> {
  /** The same for editors. */
  readonly schema: Schema;
  /** The value, or undefined after every mistake in it has been noted. */
  read(written: Written, path: Path, reading: Reading): Value | undefined;
  /** The shape of what stands under a key, when maps of this shape are merged key by key. */
  part?(key: string): Shape<unknown> | undefined;
  /** The keys that maps of this shape may have, when they are a closed list. */
  readonly keys?: readonly string[];
  /** The map is one figure in several numbers: whoever changes some of them no longer quotes the old source. */
  readonly isOneFigure?: true;
  /** The keys of maps of this shape are names that the user gives. */
  readonly isNamed?: boolean | undefined;
}

export type ReadAs<S> = S extends Shape<infer Value> ? Value : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;

/** What a record reads as. A part is missing when it was not written or is wrong. */
export type RecordOf<F extends Fields> = { readonly [Key in keyof F]?: ReadAs<F[Key]> };

export interface RecordOptions<F extends Fields> {
  /** Fields that must be written. */
  readonly required?: readonly (keyof F & string)[];
  /** What such a record is called in messages, such as `a unit`. */
  readonly called: string;
  /** Old or foreign words for a key, and the key. */
  readonly meaning?: Readonly<Record<string, keyof F & string>>;
  readonly about?: string;
}

/** A map with known keys. It may carry `source` and `label` for all that is in it. */
export function record<F extends Fields>(fields: F, options: RecordOptions<F>): Shape<RecordOf<F>> {
  const known = new Map(Object.entries(fields));
  return {
    schema: once((z) => schemaOf(z, fields, options)),
    part: (key) => known.get(key),
    keys: [...known.keys()],
    read(written, path, reading) {
      if (written.kind !== "map")
        return reading.refuse(written, path, { expected: mapExpected(options.called, known) });
      noteSource(written, path, reading, options.called);
      const suspects = refuseUnknown(written, path, reading, known, options);
      const value: Record<string, unknown> = Object.create(null);
      for (const [key, shape] of known) {
        const entry = written.entries.get(key);
        if (entry !== undefined) value[key] = readEntry(shape, entry.value, [...path, key], reading);
        else if (options.required?.includes(key) && !suspects.has(key) && !reading.isCutOff) {
          reading.refuse(written, path, {
            expected: `“${key}” in ${options.called}`,
            received: "a map without it",
          });
        }
      }
      return value as RecordOf<F>;
    },
  };
}

function mapExpected(called: string, known: ReadonlyMap<string, unknown>): string {
  const keys = [...known.keys()];
  return `${called}: a map with ${oneOf(keys.slice(0, 8))}${keys.length > 8 ? " …" : ""}`;
}

/** Nothing after a colon is a mistake of its own: a heading whose lines are missing or not indented. */
function readEntry(shape: Shape<unknown>, written: Written, path: Path, reading: Reading): unknown {
  if (!isNothing(written)) return shape.read(written, path, reading);
  return reading.refuse(written, path, {
    expected: "a value after the colon",
    hint: "Write the value, or take the line out. What belongs under this key must be indented.",
  });
}

const EVERYWHERE: ReadonlySet<string> = new Set(WORDS_OF_ANY_MAP);

function refuseUnknown<F extends Fields>(
  written: WrittenMap,
  path: Path,
  reading: Reading,
  known: ReadonlyMap<string, Shape<unknown>>,
  options: RecordOptions<F>,
): ReadonlySet<string> {
  const suspects = new Set<string>();
  for (const [key, entry] of written.entries) {
    if (known.has(key) || EVERYWHERE.has(key)) continue;
    const translated = Object.hasOwn(options.meaning ?? {}, key) ? options.meaning?.[key] : undefined;
    const meant = translated ?? reading.meant(key, unwrittenFirst([...known.keys(), ...EVERYWHERE], written));
    if (meant !== undefined) {
      suspects.add(meant);
      if (!written.entries.has(meant)) reading.suspect([...path, meant]);
    }
    const expected = `a key of ${options.called}: ${oneOf([...known.keys()])}`;
    const hint = meant === undefined ? belongsUnder(key, known) : { hint: `Did you mean “${meant}”?` };
    reading.refuseAt(entry.keyAt, [...path, key], { expected, received: `the unknown key ${keyShown(key)}`, ...hint });
  }
  return suspects;
}

/** Of two keys that are equally near, the one that is not there already was meant. */
function unwrittenFirst(keys: readonly string[], { entries }: WrittenMap): readonly string[] {
  return [...keys.filter((key) => !entries.has(key)), ...keys.filter((key) => entries.has(key))];
}

/** A key that is at home one level deeper has often lost its indentation. */
function belongsUnder(key: string, known: ReadonlyMap<string, Shape<unknown>>): { hint: string } | undefined {
  for (const [parent, shape] of known) {
    if (shape.keys?.includes(key)) return { hint: `“${key}” belongs under “${parent}”: indent it.` };
  }
  return undefined;
}

function schemaOf<F extends Fields>(z: Zod, fields: F, options: RecordOptions<F>): ZodType {
  const parts = Object.entries(fields).map(([key, shape]) => [key, orNull(z, shape.schema(z)).optional()] as const);
  const shape = { ...Object.fromEntries(parts), ...SOURCE_SCHEMA(z) };
  const schema = z.strictObject(shape);
  return options.about === undefined ? schema : schema.meta({ description: options.about });
}

/** A variant takes a key of its base away by writing null. */
function orNull(z: Zod, schema: ZodType): ZodType {
  const description = schema.meta()?.description;
  const either = z.union([schema, z.null()]);
  return description === undefined ? either : either.meta({ description });
}

export const LABELS = ["published", "derived", "assumed"] as const;

/** What any map may carry, for editors. */
export const SOURCE_SCHEMA = once((z) => ({ source: z.string().optional(), label: z.enum(LABELS).optional() }));

/** Reads the `source` and `label` that a map carries, and notes them. */
export function noteSource(written: WrittenMap, path: Path, reading: Reading, words: string): void {
  const text = written.entries.get("source");
  const label = written.entries.get("label");
  if (text === undefined && label === undefined) return;
  reading.sources.push({
    path: pathInWords(path),
    label: readLabel(label?.value, [...path, "label"], reading),
    source: text === undefined ? "" : readSource(text.value, [...path, "source"], reading),
    written: words,
  });
}

export function readLabel(written: Written | undefined, path: Path, reading: Reading): (typeof LABELS)[number] {
  if (written === undefined) return "assumed";
  const found = LABELS.find((label) => written.kind === "scalar" && written.text === label);
  if (found === undefined) reading.refuse(written, path, { expected: oneOf(LABELS) });
  return found ?? "assumed";
}

export function readSource(written: Written, path: Path, reading: Reading): string {
  if (written.kind === "scalar" && !isNothing(written)) return written.text;
  reading.refuse(written, path, {
    expected: "where the figure comes from, in words, such as “ward return, March 2026”",
  });
  return "";
}
