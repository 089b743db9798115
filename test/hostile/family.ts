/** A file that somebody might bring, made from one that is right. */
export interface Hostile {
  /** What was done to it, to find it again. */
  readonly what: string;
  readonly text: string | Uint8Array;
  /** Where the answer is known beforehand. */
  readonly must?: "accept" | "refuse";
  /** What one of the messages has to say when the file is refused. */
  readonly says?: readonly string[];
  /** A key that was written as another: whoever complains of that has to name the one that was meant. */
  readonly slip?: { readonly written: string; readonly meant: string };
}

/** Everything that can be done in one way: each of some places with each of some values. */
export interface Family {
  readonly name: string;
  readonly places: number;
  readonly values: number;
  make(place: number, value: number): Hostile;
}

/** One stretch of a text exchanged for another. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with all edits made; they must not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((result, { from, to, text: put }) => result.slice(0, from) + put + result.slice(to), text);
}

export const at = <Item>(items: readonly Item[], position: number): Item => items[position % items.length]!;
