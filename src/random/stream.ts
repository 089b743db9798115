import alea from "seedrandom/lib/alea.js";

/** Uniform numbers in [0, 1), one a call. */
export type Source = () => number;

/** Where a stream is found. Two different addresses never lead to the same stream. */
export interface Address {
  readonly seed: string;
  readonly replication: number;
  /** Group, purpose, person … in that order. Any text; the number 1 and the text "1" are different parts. */
  readonly parts: readonly (string | number)[];
}

/** The stream at an address: the same numbers whenever, wherever and in whatever order it is asked for. */
export function stream(address: Address): Source {
  return alea(encodeAddress(address));
}

/** One text per address: every part says its kind and its length first, so that no part can run into the next. */
export function encodeAddress({ seed, replication, parts }: Address): string {
  let text = mark(seed) + mark(replication);
  for (const part of parts) text += mark(part);
  return text;
}

function mark(part: string | number): string {
  const text = String(part);
  return `${typeof part === "number" ? "n" : "s"}${text.length}:${text}`;
}
