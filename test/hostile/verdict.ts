import { formatIssues, type Issue } from "../../src/scenario/index.js";
import type { Hostile } from "./family.js";
import type { Keys, Places } from "./places.js";
import type { Found } from "./subjects.js";

/** What was read, as it was read. */
export interface Asked {
  readonly name: string;
  readonly text: string;
  readonly hostile: Hostile;
  /** Where everything stands in the text, where that is looked at. */
  readonly places?: Places | undefined;
}

/** What is wrong with the answer to a hostile file; nothing when it is as it should be. */
export function faultsIn(asked: Asked, found: Found): readonly string[] {
  const { hostile } = asked;
  const faults = found.issues.flatMap((issue) => [...faultsOf(issue, asked)]);
  if (found.accepted === found.issues.length > 0) faults.push("neither accepted nor refused");
  if (hostile.must === "accept" && !found.accepted) faults.push("refused, and is right");
  if (hostile.must === "refuse" && found.accepted) faults.push("accepted, and is wrong");
  return [...faults, ...faultsOfAll(found.issues), ...unsaid(hostile, found)];
}

/** What the messages should tell and do not. */
function unsaid({ says = [], must }: Hostile, { issues, accepted }: Found): readonly string[] {
  if (accepted || (must === undefined && issues.some(({ path }) => path === ""))) return [];
  const words = formatIssues(issues);
  return says.filter((each) => !words.includes(each)).map((each) => `does not say “${each}”`);
}

/** What no terminal is to obey. */
const OBEYED = /[^\P{Cc}\n]|[\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\u200E\u200F\uFEFF]/u;

function faultsOfAll(issues: readonly Issue[]): readonly string[] {
  const words = formatIssues(issues);
  return [
    ...(OBEYED.test(words) ? ["a control character in the message"] : []),
    ...(words.length > 300_000 ? [`a message of ${words.length} characters`] : []),
  ];
}

/** Signs that the program shows what it did not mean to show. */
const LEAK = /\bundefined\b|\[object |\bNaN\b|function\b|=>|\bat .*\.ts:\d/;

function* faultsOf(issue: Issue, asked: Asked): Generator<string> {
  const { expected, received, hint = "" } = issue;
  const said = `${issue.path}: expected ${expected}; received ${received.slice(0, 60)}; hint ${hint}`;
  if (expected === "" || received === "") yield `an empty word: ${said}`;
  for (const words of [expected, hint]) {
    const leak = LEAK.exec(words)?.[0];
    if (leak !== undefined && !asked.text.includes(leak)) yield `a leak: ${said}`;
  }
  if (!tellsWhatToType(expected, hint)) yield `nothing to type: ${said}`;
  const { slip } = asked.hostile;
  if (
    slip !== undefined &&
    slip.written !== slip.meant &&
    received.endsWith(`key ${slip.written}`) &&
    !hint.includes(`“${slip.meant}”`)
  )
    yield `does not ask whether “${slip.meant}” was meant: ${said}`;
  for (const fault of placeFaults(issue, asked)) yield `${fault}: ${said}`;
}

/** Whether somebody who has never seen such a file would know what to write: a hint, an example, a list of words or keys, a
 *  bound, or the very words that belong there. */
function tellsWhatToType(expected: string, hint: string): boolean {
  return hint !== "" || /such as|“|\d| or |: | with |name|closing|each|at most|a text|between/.test(expected);
}

/** The place has to be there, and what is shown of it has to be what stands there. */
function* placeFaults(issue: Issue, { name, text, places }: Asked): Generator<string> {
  const { file, line, column, excerpt } = issue;
  if (file === "") yield "no file";
  if (line === undefined || column === undefined || excerpt === undefined) return yield "no place";
  if (file !== name) return;
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const lines = body.split(name.endsWith(".csv") ? /\r\n|\n|\r/ : /\r?\n/);
  const there = lines[line - 1];
  if (there === undefined) return yield `line ${line} of ${lines.length}`;
  if (excerpt !== there && `${excerpt}\r` !== there) yield `line ${line} is not “${excerpt.slice(0, 40)}”`;
  if (column < 1 || column > there.length + 1) yield `column ${column} of ${there.length}`;
  if (places !== undefined && issue.path !== "") yield* pathFaults(issue, lines, body, places);
}

function* pathFaults(issue: Issue, lines: readonly string[], body: string, places: Places): Generator<string> {
  const offset = lines.slice(0, issue.line! - 1).reduce((sum, line) => sum + line.length + 1, 0) + issue.column! - 1;
  const path = keysOf(issue.path);
  if (path === undefined) return yield "a path that cannot be read";
  // How deep a value stands is told at the value, with no more of its path than somebody reads;
  // a key that is none has no path of its own.
  if (/levels of nesting|plain word before the colon/.test(issue.expected)) return;
  if (!startsOf(path, places).has(offset))
    yield `${issue.line}:${issue.column} (“${body.slice(offset, offset + 20)}”) is not the place`;
}

/** `a."b.c"[2]` as keys. */
export function keysOf(path: string): Keys | undefined {
  const parts = [...path.matchAll(/(?:^|\.)("(?:[^"\\]|\\.)*"|[^."[\]]+)|\[(\d+)\]/g)];
  if (parts.reduce((sum, [all]) => sum + all.length, 0) !== path.length) return undefined;
  return parts.map(([, key, position]) =>
    key === undefined ? Number(position) : key.startsWith('"') ? JSON.parse(key) : key,
  );
}

/** Where the key and the value of a path begin, and what stands around them. */
function startsOf(path: Keys, { entries, spots }: Places): ReadonlySet<number> {
  const wanted = path.map((key) => String(key).normalize("NFC"));
  const isAbove = (other: Keys) => other.every((key, i) => String(key).normalize("NFC") === wanted[i]);
  return new Set([...entries, ...spots].filter((each) => isAbove(each.path)).map(({ from }) => from));
}
