import type { Change } from "./difference.js";
import { shorten } from "./issue.js";
import { type Path, pathInWords } from "./path.js";
import { phrase, sameWriting, type Written, type WrittenMap } from "./written.js";

/** Keys at the top of a file that are words and nothing else. */
const WORDS: ReadonlySet<string> = new Set(["name", "about", "report"]);
const LONGEST = 160;

/** Where two scenarios only say something differently: their names, sources and labels, and the words for reports. Parts
 *  that one of them does not have at all are left to those who speak of figures. */
export function* wordsChangedIn(before: WrittenMap, after: WrittenMap, path: Path = []): Generator<Change> {
  const keys = new Set([...before.entries.keys(), ...after.entries.keys()]);
  for (const key of [...keys].sort()) {
    const was = before.entries.get(key)?.value;
    const is = after.entries.get(key)?.value;
    const here = [...path, key];
    if (path.length === 0 && key === "report") yield* said(was, is, here);
    else if (key === "source" || key === "label" || (path.length === 0 && WORDS.has(key))) yield* change(was, is, here);
    else if (was !== undefined && is !== undefined) yield* below(was, is, here);
  }
}

function* said(was: Written | undefined, is: Written | undefined, path: Path): Generator<Change> {
  const entries = (written: Written | undefined) => (written?.kind === "map" ? written.entries : new Map());
  for (const key of [...new Set([...entries(was).keys(), ...entries(is).keys()])].sort()) {
    yield* change(entries(was).get(key)?.value, entries(is).get(key)?.value, [...path, key]);
  }
}

function* below(was: Written, is: Written, path: Path): Generator<Change> {
  if (was.kind === "map" && is.kind === "map") yield* wordsChangedIn(was, is, path);
  if (was.kind !== "list" || is.kind !== "list" || was.items.length !== is.items.length) return;
  for (const [position, item] of was.items.entries()) yield* below(item, is.items[position]!, [...path, position]);
}

function* change(was: Written | undefined, is: Written | undefined, path: Path): Generator<Change> {
  if (was !== undefined && is !== undefined && sameWriting(was, is)) return;
  if (was === undefined && is === undefined) return;
  yield { path, words: `${pathInWords(path)}: ${text(was)} → ${text(is)}` };
}

function text(written: Written | undefined): string {
  return written === undefined ? "not given" : `“${shorten(phrase(written), LONGEST)}”`;
}
