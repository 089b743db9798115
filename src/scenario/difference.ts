import { changeInWords } from "./change-in-words.js";
import type { Path } from "./path.js";
import type { Shape } from "./shape.js";
import { sameWriting, type Written, type WrittenMap, withoutWords } from "./written.js";

/** One thing that two scenarios say differently. */
export interface Change {
  /** Keys and positions that lead to it. */
  readonly path: readonly (string | number)[];
  /** `moorside: +12 beds (60 → 72)`; of text, both texts in short. */
  readonly words: string;
}

const NOT_THE_WORLD: ReadonlySet<string> = new Set(["format", "name", "about", "extends", "report"]);

/** What one scenario has that another has not, in words: `moorside: +15 beds (60 → 75)`. In order of path. */
export function differencesInWords(before: WrittenMap, after: WrittenMap, shape: Shape<unknown>): readonly string[] {
  return [...changesIn(before, after, shape)].map(({ words }) => words);
}

/** The same, each with its path. */
export function* changesIn(
  before: WrittenMap,
  after: WrittenMap,
  shape: Shape<unknown>,
  path: Path = [],
): Generator<Change> {
  const keys = new Set([...before.entries.keys(), ...after.entries.keys()]);
  for (const key of [...keys].sort()) {
    if (key === "source" || key === "label" || (path.length === 0 && NOT_THE_WORLD.has(key))) continue;
    const was = before.entries.get(key)?.value;
    const is = after.entries.get(key)?.value;
    yield* difference(was, is, shape.part?.(key), [...path, key]);
  }
}

function* difference(
  was: Written | undefined,
  is: Written | undefined,
  shape: Shape<unknown> | undefined,
  path: Path,
): Generator<Change> {
  if (was !== undefined && is !== undefined && sameWriting(withoutWords(was), withoutWords(is))) return;
  const maps = was?.kind === "map" && is?.kind === "map" && shape?.part !== undefined;
  if (maps && !was.entries.has("value") && !is.entries.has("value") && sameKind(was, is)) {
    yield* changesIn(was, is, shape, path);
  } else yield { path, words: changeInWords(path, was, is) };
}

/** Maps of one key that is not the same say a different thing altogether. */
function sameKind(was: WrittenMap, is: WrittenMap): boolean {
  return was.entries.size > 1 || is.entries.size > 1 || [...was.entries.keys()][0] === [...is.entries.keys()][0];
}
