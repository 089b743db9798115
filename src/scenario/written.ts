/** What a person wrote, before it means anything: maps, lists and scalars, each with its place. */
export type Written = WrittenMap | WrittenList | WrittenScalar;

export interface WrittenMap {
  readonly kind: "map";
  readonly at: Place;
  readonly entries: ReadonlyMap<string, WrittenEntry>;
}

export interface WrittenEntry {
  readonly keyAt: Place;
  readonly value: Written;
}

export interface WrittenList {
  readonly kind: "list";
  readonly at: Place;
  readonly items: readonly Written[];
}

export interface WrittenScalar {
  readonly kind: "scalar";
  readonly at: Place;
  /** The characters, without quotation marks. */
  readonly text: string;
  readonly quoted: boolean;
}

/** A place in a file, or an option that stands for one. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly excerpt?: string;
}

/** Names that are never a key: they mean something to the language this is written in. */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

export const DEEPEST = 64;

/** Nothing is written here: `key:` alone, `~` or `null`. */
export function isNothing(written: Written): boolean {
  return written.kind === "scalar" && !written.quoted && /^(|~|null|Null|NULL)$/.test(written.text);
}

/** What stands there, in the words of an error message. */
export function describe(written: Written): string {
  if (written.kind === "map") return written.entries.size === 0 ? "an empty map" : `a map (${phrase(written)})`;
  if (written.kind === "list") return written.items.length === 0 ? "an empty list" : `a list (${phrase(written)})`;
  if (isNothing(written)) return "nothing";
  return written.quoted ? JSON.stringify(written.text) : written.text;
}

/** A key as a message names it; one of blanks would not be seen. */
export function keyShown(key: string): string {
  return key !== "" && key.trim() === key ? key : JSON.stringify(key);
}

/** What any map may carry besides its own keys. */
export const WORDS_OF_ANY_MAP = ["source", "label"] as const;

/** A value in one phrase, such as `lognormal (median 116, sigma 0.89)`. */
export function phrase(written: Written): string {
  if (written.kind === "scalar") return written.text;
  if (written.kind === "list") return written.items.map(wrapped).join(", ");
  const entries = [...written.entries].filter(([key]) => key !== "source" && key !== "label");
  const [first] = entries;
  if (entries.length === 1 && first !== undefined && first[1].value.kind !== "scalar") {
    return `${first[0]} (${phrase(first[1].value)})`;
  }
  return entries
    .map(([key, entry]) => `${key} ${isTable(key, entry.value) ? "(a table)" : wrapped(entry.value)}`)
    .join(", ");
}

/** The rows of a census written in the scenario itself: they are about people, and no phrase repeats them. */
function isTable(key: string, written: Written): boolean {
  return key === "text" && written.kind === "scalar" && /[\n,;\t]/.test(written.text);
}

function wrapped(written: Written): string {
  return written.kind === "scalar" ? phrase(written) : `(${phrase(written)})`;
}

/** Whether two values were written alike; the order of keys does not count. */
export function sameWriting(a: Written, b: Written): boolean {
  if (a.kind === "scalar") return b.kind === "scalar" && a.text === b.text;
  if (a.kind === "list") {
    return (
      b.kind === "list" &&
      a.items.length === b.items.length &&
      a.items.every((item, position) => sameWriting(item, b.items[position]!))
    );
  }
  if (b.kind !== "map" || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, entry]) => {
    const other = b.entries.get(key);
    return other !== undefined && sameWriting(entry.value, other.value);
  });
}

/** Without the sources and labels that its maps carry. */
export function withoutWords(written: Written): Written {
  if (written.kind === "scalar") return written;
  if (written.kind === "list") return { ...written, items: written.items.map(withoutWords) };
  const entries = [...written.entries].filter(([key]) => key !== "source" && key !== "label");
  return {
    ...written,
    entries: new Map(entries.map(([key, entry]) => [key, { ...entry, value: withoutWords(entry.value) }])),
  };
}
