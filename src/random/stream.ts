import alea from "seedrandom/lib/alea.js";

/** Uniform numbers in [0, 1). */
export type Source = () => number;

/** Where a stream is found. Two different addresses never lead to the same stream. */
export interface Address {
  readonly seed: string;
  readonly replication: number;
  /** Group, purpose, person … in that order. */
  readonly parts: readonly (string | number)[];
}

/** The stream at an address: the same numbers whenever and wherever it is asked for. */
export function stream(address: Address): Source {
  return alea(encode(address));
}

/** One text per address: every part says its kind and length first, so that no part can run into the next. */
export function encode({ seed, replication, parts }: Address): string {
  let text = mark(seed) + mark(replication);
  for (const part of parts) text += mark(part);
  return text;
}

function mark(part: string | number): string {
  const text = String(part);
  return `${typeof part === "number" ? "n" : "s"}${text.length}:${text}`;
}
