import type { Mutant } from "./mutants.js";

/** A mutant with the number that wakes it. */
export interface Numbered extends Mutant {
  readonly id: number;
}

/** Which of the mutants in a text lives is asked of the global object, where `test/mutation/woken.ts` puts it; without an
 *  answer none does, and who was asked is written down. */
const SWITCH =
  "function mutantLives(id) { const { securebedsMutant, securebedsReached } = globalThis; " +
  "securebedsReached?.add(id); return securebedsMutant === id; } ";

/** The text with all these mutants in it, asleep. All are of this one file. */
export function planted(text: string, mutants: readonly Numbered[]): string {
  const cuts = mutants.flatMap((mutant, order) => insertions(mutant, order));
  cuts.sort((a, b) => a.at - b.at || a.rank - b.rank);
  let done = 0;
  let result = SWITCH;
  for (const { at, what } of cuts) {
    result += text.slice(done, at) + what;
    done = at;
  }
  return result + text.slice(done);
}

interface Insertion {
  readonly at: number;
  /** At the same place: what ends comes before what begins, and outer brackets stand outside of inner ones. */
  readonly rank: number;
  readonly what: string;
}

function insertions({ id, start, end, becomes, emptied }: Numbered, order: number): readonly Insertion[] {
  if (emptied) {
    const opens = { at: start + 1, rank: 0, what: `if (!mutantLives(${id})) {` };
    return [opens, { at: end - 1, rank: -1, what: "}" }];
  }
  const opens = { at: start, rank: 1e9 - end * 1e3 + order, what: `(mutantLives(${id}) ? (${becomes}) : (` };
  return [opens, { at: end, rank: -start - 1, what: "))" }];
}
