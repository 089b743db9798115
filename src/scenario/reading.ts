import type { Figure } from "./figure.js";
import type { Issue } from "./issue.js";
import { nearest } from "./nearest.js";
import { type Path, pathInWords, pathsTouch } from "./path.js";
import type { SourcedValue } from "./scenario.js";
import { describe, type Place, type Written, type WrittenMap } from "./written.js";

/** What belongs at a place, and what to do about it. */
export interface Complaint {
  readonly expected: string;
  /** What stands there; the value itself when absent. */
  readonly received?: string;
  readonly hint?: string;
}

const MOST_ISSUES = 10_000;
const MOST_GUESSES = 300;

/** One reading of a scenario: the mistakes and the sources found on the way. */
export class Reading {
  readonly issues: Issue[] = [];
  readonly sources: SourcedValue[] = [];
  /** Every single number that was read, right or wrong ones apart. */
  readonly figures: Figure[] = [];
  /** A file that the scenario extends could not be had: what is missing may stand there, and is no mistake of its own. */
  isCutOff = false;
  private readonly wrong: Path[] = [];
  private readonly unread = new Set<string>();
  private readonly wrongPaths = new Set<string>();

  /** Notes a mistake in a value. */
  refuse(written: Written, path: Path, complaint: Complaint): undefined {
    if (this.unread.has(pathInWords(path))) return;
    this.refuseAt(written.at, path, { received: describe(written), ...complaint });
  }

  /** The known name that was most likely meant. Among very many mistakes nobody reads so far, and none is looked for. */
  meant(name: string, known: Iterable<string>): string | undefined {
    return this.issues.length < MOST_GUESSES ? nearest(name, known) : undefined;
  }

  /** Notes that what stands at a path cannot be read, and need not be complained of again. */
  refuseUnread(at: Place, path: Path, complaint: Complaint): undefined {
    this.unread.add(pathInWords(path));
    this.refuseAt(at, path, complaint);
  }

  /** Notes that a part is missing because something else stands in its place. */
  suspect(path: Path): void {
    this.wrong.push(path);
    this.wrongPaths.add(pathInWords(path));
  }

  /** Notes a mistake at a place, such as a key. */
  refuseAt(at: Place, path: Path, complaint: Complaint): undefined {
    if (this.issues.length >= MOST_ISSUES) return;
    this.suspect(path);
    this.issues.push(issueAt(at, pathInWords(path), complaint));
  }

  /** Notes a mistake that only shows when parts are seen together, unless one of the parts is wrong in itself. */
  refuseTogether(root: Written, path: Path, complaint: Complaint, parts: readonly Path[] = [path]): undefined {
    if (parts.some((part) => this.isWrong(part))) return;
    const found = nodeAt(root, path);
    this.refuseAt(found.at, path, {
      received: found.value === undefined ? "nothing" : describe(found.value),
      ...complaint,
    });
  }

  /** Whether something at, above or below the path is already known to be wrong. */
  isWrong(path: Path): boolean {
    if (this.wrongPaths.has(pathInWords(path))) return true;
    return this.wrong.length < 1000 && this.wrong.some((other) => pathsTouch(other, path));
  }
}

export function issueAt(at: Place, path: string, complaint: Complaint): Issue {
  return {
    file: at.file,
    ...(at.line === undefined ? {} : { line: at.line }),
    ...(at.column === undefined ? {} : { column: at.column }),
    path,
    expected: complaint.expected,
    received: complaint.received || "nothing",
    ...(complaint.hint === undefined ? {} : { hint: complaint.hint }),
    ...(at.excerpt === undefined ? {} : { excerpt: at.excerpt }),
  };
}

/** The value a path leads to; when it is missing, the key of the nearest map that should hold it. */
export function nodeAt(root: Written, path: Path): { readonly at: Place; readonly value?: Written } {
  let value = root;
  let at = root.at;
  for (const part of path) {
    const next = partOf(value, part);
    if (next === undefined) return { at };
    at = next.at;
    value = next.value;
  }
  return { at: value.at, value };
}

function partOf(value: Written, part: string | number): { at: Place; value: Written } | undefined {
  if (value.kind === "list") {
    const item = typeof part === "number" ? value.items[part] : undefined;
    return item === undefined ? undefined : { at: item.at, value: item };
  }
  const entry = value.kind === "map" ? (value as WrittenMap).entries.get(String(part)) : undefined;
  return entry === undefined ? undefined : { at: entry.keyAt, value: entry.value };
}
