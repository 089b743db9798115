const MOST_COMPARED = 300;
const LONGEST_COMPARED = 60;

/** The known name that a person most likely meant; undefined when none is close. Of names that are as close, the first that
 *  begins alike: first letters are seldom mistyped. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST_COMPARED) return undefined;
  const wanted = name.toLowerCase();
  let best: string | undefined;
  const most = Math.max(1, Math.floor(name.length / 3));
  let least = Number.POSITIVE_INFINITY;
  let compared = 0;
  for (const candidate of known) {
    if (++compared > MOST_COMPARED) break;
    if (Math.abs(candidate.length - name.length) > Math.min(least, most)) continue;
    const other = candidate.toLowerCase();
    const distance = edits(wanted, other);
    const place = distance + (other[0] === wanted[0] ? 0 : 0.5);
    if (distance <= most && place < least) [best, least] = [candidate, place];
  }
  return best;
}

/** How many letters must be put in, taken out, changed or swapped with their neighbour to turn one word into another. */
function edits(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + change);
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, beforeLast[column - 2]! + 1);
      }
      current.push(cost);
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length]!;
}

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  return joined(words, "or");
}

/** `a, b and c`. */
export function allOf(words: readonly string[]): string {
  return joined(words, "and");
}

function joined(words: readonly string[], last: "and" | "or"): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} ${last} ${words[words.length - 1]}`;
}
