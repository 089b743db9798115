import {
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
import type { Issue } from "./issue.js";
import { type Path, pathInWords } from "./path.js";
import { type Complaint, issueAt } from "./reading.js";
import { complaintAboutSyntax } from "./syntax-words.js";
import { complaintAboutText } from "./text-check.js";
import { DEEPEST, FORBIDDEN_KEYS, type Place, type Written, type WrittenEntry } from "./written.js";

const MOST_NODES = 100_000;

export interface Parsed {
  /** Absent when the text could not be understood at all. */
  readonly root?: Written;
  readonly issues: readonly Issue[];
}

/** Reads YAML into what a person wrote, each value with its place. Takes time in proportion to the text's length;
 *  anchors, aliases, tags and second documents are mistakes. Never throws. */
export function parse(file: string, text: string): Parsed {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const lines = new Lines(file, body);
  const trouble = complaintAboutText(body);
  if (trouble !== undefined) return { issues: [issueAt(lines.place(trouble.offset), "", trouble)] };
  const documents = parseAllDocuments(body, {
    schema: "failsafe",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
    lineCounter: lines.counter,
  });
  const [document] = documents;
  if (document?.contents === undefined || document.contents === null) return { issues: [nothingIn(lines)] };
  const errors = documents.flatMap((each) => each.errors);
  const issues = errors.map((error) => syntaxIssue(lines, error));
  if (issues.length > 0) return { issues: withoutEchoes(issues) };
  if (documents.length > 1)
    return { issues: [secondDocument(lines, documents[1]?.contents?.range?.[0] ?? body.length)] };
  return new Transcript(lines).of(document.contents);
}

function nothingIn(lines: Lines): Issue {
  const hint = "Begin with “format: securebeds/scenario@1”.";
  return issueAt(lines.place(0), "", { expected: "a scenario", received: "an empty file", hint });
}

function secondDocument(lines: Lines, offset: number): Issue {
  const hint = "Keep one scenario in a file: take out the line with “---” or “...” and what belongs to the other.";
  return issueAt(lines.place(offset), "", { expected: "one scenario", received: "a second document", hint });
}

function syntaxIssue(lines: Lines, error: YAMLError): Issue {
  return issueAt(lines.place(error.pos[0]), "", complaintAboutSyntax(error, lines.text));
}

/** One slip often upsets the parser several times on one line; the first is the one to mend. */
function withoutEchoes(issues: readonly Issue[]): readonly Issue[] {
  const seen = new Set<number | undefined>();
  return issues.filter((issue) => !seen.has(issue.line) && seen.add(issue.line));
}

/** Finds line, column and the line's own text for a position. */
class Lines {
  readonly counter = new LineCounter();

  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  place(offset: number): Place {
    const starts = this.counter.lineStarts;
    if (starts.length === 0) for (const start of lineStarts(this.text)) this.counter.addNewLine(start);
    const within = Math.min(Math.max(offset, 0), this.text.length);
    const { line, col } = this.counter.linePos(within);
    const start = starts[Math.max(line, 1) - 1] ?? 0;
    const end = this.text.indexOf("\n", start);
    const excerpt = this.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, "");
    return { file: this.file, line: Math.max(line, 1), column: Math.max(col, 1), excerpt };
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
  private readonly issues: Issue[] = [];
  private nodes = 0;

  constructor(private readonly lines: Lines) {}

  of(contents: ParsedNode): Parsed {
    this.refuseMarks(contents);
    const root = this.written(contents, []);
    return root === undefined ? { issues: this.issues } : { root, issues: this.issues };
  }

  private refuseMarks(contents: Node): void {
    visit(contents, {
      Alias: (_key, node) => this.refuseNode(node, [], ALIASES(`*${node.source}`)),
      Value: (_key, node) => {
        if (node.anchor !== undefined) this.refuseNode(node, [], ALIASES(`&${node.anchor}`));
        if (node.tag !== undefined) this.refuseNode(node, [], TAGS(node.tag));
      },
    });
  }

  private refuseNode(node: Node, path: Path, complaint: Complaint): undefined {
    this.issues.push(issueAt(this.placeOf(node), pathInWords(path), complaint));
  }

  private placeOf(node: Node | null | undefined): Place {
    return this.lines.place(node?.range?.[0] ?? 0);
  }

  private written(node: Node | null, path: Path): Written | undefined {
    if (node === null) return undefined;
    if (++this.nodes === MOST_NODES) return this.refuseNode(node, [], TOO_MANY);
    if (this.nodes > MOST_NODES) return undefined;
    if (path.length > DEEPEST) return this.refuseNode(node, path.slice(0, 3), TOO_DEEP);
    const at = this.placeOf(node);
    if (isMap<ParsedNode, ParsedNode | null>(node)) return { kind: "map", at, entries: this.entries(node.items, path) };
    if (isSeq<ParsedNode>(node)) return { kind: "list", at, items: this.items(node.items, path) };
    if (!isScalar(node)) return undefined;
    const quoted = node.type !== "PLAIN";
    return { kind: "scalar", at, text: String(node.value ?? ""), quoted };
  }

  private items(items: readonly ParsedNode[], path: Path): Written[] {
    return items.flatMap((item, position) => this.written(item, [...path, position]) ?? []);
  }

  private entries(items: readonly { key: ParsedNode; value: ParsedNode | null }[], path: Path) {
    const entries = new Map<string, WrittenEntry>();
    for (const { key, value } of items) {
      if (!isScalar(key)) {
        this.refuseNode(key, path, { expected: "a plain word before the colon", received: "a list or a map" });
        continue;
      }
      const name = String(key.value ?? "").normalize("NFC");
      const keyAt = this.placeOf(key);
      const here = [...path, name];
      if (this.refusesKey(name, keyAt, here, entries.get(name))) continue;
      const written = this.written(value, here) ?? { kind: "scalar", at: keyAt, text: "", quoted: false };
      entries.set(name, { keyAt, value: written });
    }
    return entries;
  }

  private refusesKey(name: string, at: Place, path: Path, before: WrittenEntry | undefined): boolean {
    if (name === "<<") this.issues.push(issueAt(at, pathInWords(path), ALIASES("<<")));
    else if (FORBIDDEN_KEYS.has(name)) {
      const expected = "a name that is not reserved by the language this program is written in";
      this.issues.push(issueAt(at, pathInWords(path), { expected, received: name, hint: "Choose another name." }));
    } else if (before !== undefined) {
      const hint = `It stands in line ${before.keyAt.line} already; keep one of the two.`;
      this.issues.push(
        issueAt(at, pathInWords(path), { expected: "each key once", received: `${name} a second time`, hint }),
      );
    } else return false;
    return true;
  }
}

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
