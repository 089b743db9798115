import { DEEPEST } from "./written.js";

/** Where a value stands in a scenario: the keys, and the positions in lists, that lead to it. */
export type Path = readonly (string | number)[];

/** `estate.units.moorside.beds`; keys with dots, spaces or brackets are put in quotation marks. */
export function pathInWords(path: Path): string {
  return path
    .map((part, position) => {
      if (typeof part === "number") return `[${part}]`;
      const key = /^[\p{L}\p{M}\p{N}_/%-]+$/u.test(part) ? part : JSON.stringify(part);
      return position === 0 ? key : `.${key}`;
    })
    .join("");
}

/** Reads a path as it is written on a command line; undefined when quotation marks or brackets do not close, or when it leads
 *  deeper than any scenario. */
export function parsePath(text: string): Path | undefined {
  const parts: (string | number)[] = [];
  const part = /(?:^|\.)(?:"([^"]*)"|([^."[\]]+))|\[(\d{1,6})\]/y;
  let position = 0;
  while (position < text.length) {
    part.lastIndex = position;
    const found = part.exec(text);
    if (found === null) return undefined;
    parts.push(found[3] === undefined ? (found[1] ?? found[2] ?? "") : Number(found[3]));
    position = part.lastIndex;
    if (parts.length > DEEPEST) return undefined;
  }
  return parts.length === 0 ? undefined : parts;
}

/** Whether one path leads to the other, or is the same. */
export function pathsTouch(a: Path, b: Path): boolean {
  const shorter = Math.min(a.length, b.length);
  for (let position = 0; position < shorter; position++) if (a[position] !== b[position]) return false;
  return true;
}
