/** One mistake in a scenario: where it is, what belongs there, what stands there, and what to do. */
export interface Issue {
  /** The file as messages show it, or the option that brought the value. */
  readonly file: string;
  /** From 1; absent when the scenario did not come from text. */
  readonly line?: number;
  /** From 1, in characters. */
  readonly column?: number;
  /** Where in the scenario, such as `estate.units.moorside.beds`. */
  readonly path: string;
  readonly expected: string;
  readonly received: string;
  readonly hint?: string;
  /** The line of the file, as it is written. */
  readonly excerpt?: string;
}

/** The scenario is wrong. Carries every mistake found; the message shows them all. Exit code 3. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(formatIssues(issues));
    this.issues = issues;
  }
}

const MOST_SHOWN = 100;
const EXCERPT_WIDTH = 110;
const RECEIVED_WIDTH = 80;

/** All issues in words, in the order of the file. Control characters of the file are shown escaped. */
export function formatIssues(issues: readonly Issue[]): string {
  const shown = [...issues].sort(inReadingOrder).slice(0, MOST_SHOWN).map(formatIssue);
  const more = issues.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`].join("\n\n") : shown.join("\n\n");
}

function inReadingOrder(a: Issue, b: Issue): number {
  if (a.file !== b.file) return 0;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

function formatIssue(issue: Issue): string {
  const place = issue.line === undefined ? issue.file : `${issue.file}:${issue.line}:${issue.column}`;
  const lines = [[visible(place), visible(issue.path)].filter((part) => part !== "").join("  ")];
  if (issue.excerpt !== undefined && issue.column !== undefined) lines.push(...pointAt(issue.excerpt, issue.column));
  lines.push(`  expected ${visible(issue.expected)}; received ${shorten(visible(issue.received), RECEIVED_WIDTH)}`);
  if (issue.hint !== undefined) lines.push(`  hint: ${visible(issue.hint)}`);
  return lines.join("\n");
}

/** The source line and a caret under the column, cut so that the caret stays in view. */
function pointAt(excerpt: string, column: number): string[] {
  const from = excerpt.length <= EXCERPT_WIDTH ? 0 : Math.max(0, column - 1 - Math.floor(EXCERPT_WIDTH / 2));
  const head = from > 0 ? "…" : "";
  const tail = excerpt.length > from + EXCERPT_WIDTH ? "…" : "";
  const before = visible(excerpt.slice(from, column - 1));
  const after = visible(excerpt.slice(column - 1, from + EXCERPT_WIDTH));
  return [`    ${head}${before}${after}${tail}`, `    ${" ".repeat(head.length + before.length)}^`];
}

/** Text that cannot move a cursor, ring a bell or reverse the reading direction. Tabs become spaces. */
export function visible(text: string): string {
  return text.replaceAll("\t", " ").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16).padStart(2, "0")}}`;
  });
}

export function shorten(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text;
}
