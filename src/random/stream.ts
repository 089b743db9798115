import { seededBy } from "./seeding.js";

/** Uniform numbers in [0, 1), one a call. */
export type Source = () => number;

/** One step of the way to a stream. */
export type AddressPart = string | number;

/** Where a stream is found. Two different addresses never lead to the same stream. */
export interface Address {
  readonly seed: string;
  readonly replication: number;
  /** Group, purpose, person … in that order. Any text; the number 1 and the text "1" are different parts. */
  readonly parts: readonly AddressPart[];
}

/** The stream at an address: the same numbers whenever, wherever and in whatever order it is asked for. */
export function stream(address: Address): Source {
  return streamsUnder(address)();
}

/** The streams whose addresses begin alike, by what each has further on. */
export function streamsUnder(address: Address): (...further: readonly AddressPart[]) => Source {
  const seeded = seededBy(encodeAddress(address));
  return (...further) => seeded(encodeParts(further));
}

/** One text per address: every part says its kind and its length first, so that no part can run into the next. */
export function encodeAddress({ seed, replication, parts }: Address): string {
  return mark(seed) + mark(replication) + encodeParts(parts);
}

function encodeParts(parts: readonly AddressPart[]): string {
  let text = "";
  for (const part of parts) text += mark(part);
  return text;
}

function mark(part: AddressPart): string {
  const text = String(part);
  return `${typeof part === "number" ? "n" : "s"}${text.length}:${text}`;
}
