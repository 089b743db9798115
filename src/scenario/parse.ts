import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type ParsedNode,
  parseAllDocuments,
  visit,
  type YAMLError,
} from "yaml";
import type { Path } from "./path.js";
import type { Complaint, Reading } from "./reading.js";
import { complaintAboutSyntax } from "./syntax-words.js";
import { complaintAboutText } from "./text-check.js";
import { DEEPEST, FORBIDDEN_KEYS, type Place, type Written, type WrittenEntry } from "./written.js";

const MOST_NODES = 100_000;

/** Reads YAML into what a person wrote, each value with its place. Takes time in proportion to the text's length;
 *  anchors, aliases, tags and second documents are mistakes. Undefined when nothing could be understood. */
export function parse(file: string, text: string, reading: Reading): Written | undefined {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const lines = new Lines(file, body);
  const trouble = complaintAboutText(body);
  if (trouble !== undefined) return reading.refuseAt(lines.place(trouble.offset), [], trouble);
  const documents = parseAllDocuments(body, {
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const errors = documents.flatMap((each) => each.errors.map((error) => syntaxTrouble(lines, each, error)));
  if (errors.length > 0) {
    for (const [place, complaint] of withoutEchoes(errors)) reading.refuseAt(place, [], complaint);
    return undefined;
  }
  const contents = documents[0]?.contents;
  if (contents === undefined || contents === null) return reading.refuseAt(lines.place(0), [], NOTHING);
  if (documents.length > 1) reading.refuseAt(lines.place(documents[1]?.range[0] ?? body.length), [], SECOND_DOCUMENT);
  return new Transcript(lines, reading).written(contents, []);
}

type Trouble = readonly [place: Place, complaint: Complaint];

function syntaxTrouble(lines: Lines, document: Document, error: YAMLError): Trouble {
  const complaint = complaintAboutSyntax(error, lines.text);
  return [lines.place(startOfQuote(document, error) ?? error.pos[0]), complaint];
}

/** An open quotation mark shows at the end of the file; the mistake is where it was opened. */
function startOfQuote(document: Document, error: YAMLError): number | undefined {
  if (!error.message.includes("closing") || !error.message.includes("quote")) return undefined;
  let start: number | undefined;
  visit(document, {
    Scalar: (_key, node) => {
      if (node.range && node.type?.startsWith("QUOTE") && node.range[1] >= error.pos[0] - 1) start = node.range[0];
    },
  });
  return start;
}

/** One slip often upsets the parser again in the lines that belong to it; the first mistake is the one to mend. */
function withoutEchoes(troubles: readonly Trouble[]): readonly Trouble[] {
  let level = Number.POSITIVE_INFINITY;
  let line = 0;
  return troubles.filter(([place]) => {
    const indentation = (place.excerpt ?? "").search(/\S|$/);
    if (place.line === line || indentation > level) return false;
    [level, line] = [indentation, place.line ?? 0];
    return true;
  });
}

const NOTHING: Complaint = {
  expected: "a scenario",
  received: "an empty file",
  hint: "Begin with “format: securebeds/scenario@1”.",
};
const SECOND_DOCUMENT: Complaint = {
  expected: "one scenario",
  received: "a second document",
  hint: "Keep one scenario in a file: take out the line with “---” or “...” and what belongs to the other.",
};

/** The text with the beginnings of its lines. The parser counts lines too, and loses some once it has met a mistake. */
class Lines {
  private readonly counter = new LineCounter();
  private readonly excerpts = new Map<number, string>();

  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  place(offset: number): Place {
    return new PlaceInText(this, Math.min(Math.max(offset, 0), this.text.length));
  }

  find(offset: number): { readonly line: number; readonly column: number } {
    const starts = this.counter.lineStarts;
    if (starts.length === 0) for (const start of lineStarts(this.text)) this.counter.addNewLine(start);
    const { line, col } = this.counter.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  /** The text of a line that was found; kept, as one long line may be asked for often. */
  excerpt(line: number): string {
    const known = this.excerpts.get(line);
    if (known !== undefined) return known;
    const start = this.counter.lineStarts[line - 1] ?? 0;
    const end = this.text.indexOf("\n", start);
    const excerpt = this.text.slice(start, end < 0 ? undefined : end);
    const clean = excerpt.endsWith("\r") ? excerpt.slice(0, -1) : excerpt;
    this.excerpts.set(line, clean);
    return clean;
  }
}

/** A place that is worked out only when somebody complains of it: most places are never asked for. */
class PlaceInText implements Place {
  constructor(
    private readonly lines: Lines,
    private readonly offset: number,
  ) {}

  get file(): string {
    return this.lines.file;
  }

  get line(): number {
    return this.lines.find(this.offset).line;
  }

  get column(): number {
    return this.lines.find(this.offset).column;
  }

  get excerpt(): string {
    return this.lines.excerpt(this.line);
  }
}

function* lineStarts(text: string): Generator<number> {
  let start = 0;
  while (start >= 0) {
    yield start;
    const end = text.indexOf("\n", start);
    start = end < 0 ? -1 : end + 1;
  }
}

/** Turns the parser's nodes into ours, and refuses what a scenario has no use for. */
class Transcript {
  private nodes = 0;

  constructor(
    private readonly lines: Lines,
    private readonly reading: Reading,
  ) {}

  written(node: Node | null, path: Path): Written | undefined {
    if (node === null) return undefined;
    const at = this.placeOf(node);
    if (++this.nodes === MOST_NODES) return this.reading.refuseUnread(at, [], TOO_MANY);
    if (this.nodes > MOST_NODES) return undefined;
    if (path.length > DEEPEST) return this.reading.refuseUnread(at, path.slice(0, 3), TOO_DEEP);
    this.refuseMarks(node, at, path);
    if (isMap<ParsedNode, ParsedNode | null>(node)) return { kind: "map", at, entries: this.entries(node.items, path) };
    if (isSeq<ParsedNode>(node)) return { kind: "list", at, items: this.items(node.items, path) };
    if (!isScalar(node)) return undefined;
    return { kind: "scalar", at, text: String(node.value ?? ""), quoted: node.type !== "PLAIN" };
  }

  private refuseMarks(node: Node, at: Place, path: Path): void {
    if (isAlias(node)) this.reading.refuseUnread(at, path, ALIASES(`*${node.source}`));
    else if (node.anchor !== undefined) this.reading.refuseAt(at, path, ALIASES(`&${node.anchor}`));
    if (node.tag !== undefined) this.reading.refuseAt(at, path, TAGS(node.tag.replace("tag:yaml.org,2002:", "!!")));
  }

  private placeOf(node: Node): Place {
    return this.lines.place(node.range?.[0] ?? 0);
  }

  private items(items: readonly ParsedNode[], path: Path): Written[] {
    return items.flatMap((item, position) => this.written(item, [...path, position]) ?? []);
  }

  private entries(items: readonly { key: ParsedNode; value: ParsedNode | null }[], path: Path) {
    const entries = new Map<string, WrittenEntry>();
    for (const { key, value } of items) {
      const keyAt = this.placeOf(key);
      if (!isScalar(key)) {
        this.reading.refuseAt(keyAt, path, NO_KEY);
        continue;
      }
      const name = String(key.value ?? "").normalize("NFC");
      const here = [...path, name];
      this.refuseMarks(key, keyAt, here);
      if (this.refusesKey(name, keyAt, here, entries.get(name))) continue;
      const written = this.written(value, here) ?? { kind: "scalar", at: keyAt, text: "", quoted: false };
      entries.set(name, { keyAt, value: written });
    }
    return entries;
  }

  private refusesKey(name: string, at: Place, path: Path, before: WrittenEntry | undefined): boolean {
    if (name === "<<") this.reading.refuseAt(at, path, ALIASES("<<"));
    else if (FORBIDDEN_KEYS.has(name)) this.reading.refuseAt(at, path, { ...FORBIDDEN, received: name });
    else if (before !== undefined) {
      const column = before.keyAt.line === at.line ? `, column ${before.keyAt.column},` : "";
      const hint = `It stands in line ${before.keyAt.line}${column} already; keep one of the two.`;
      this.reading.refuseAt(at, path, { expected: "each key once", received: `${name} a second time`, hint });
    } else return false;
    return true;
  }
}

const NO_KEY: Complaint = {
  expected: "a plain word before the colon",
  received: "a list or a map",
  hint: "Take out the brackets, or the question mark, before the key.",
};
const FORBIDDEN: Complaint = {
  expected: "a name that is not reserved by the language this program is written in",
  hint: "Choose another name.",
};
const ALIASES = (received: string): Complaint => ({
  expected: "values written out in full",
  received,
  hint: "Anchors (&), aliases (*) and merge keys (<<) are not used here. Write the values again, or use “extends”; put text that begins with & or * in quotation marks.",
});
const TAGS = (received: string): Complaint => ({
  expected: "a plain value",
  received,
  hint: "Tags (!) are not used here; put text that begins with ! in quotation marks.",
});
const TOO_MANY: Complaint = {
  expected: `at most ${MOST_NODES.toLocaleString("en-GB")} values in a file`,
  received: "more",
};
const TOO_DEEP: Complaint = { expected: `at most ${DEEPEST} levels of nesting`, received: "more" };
