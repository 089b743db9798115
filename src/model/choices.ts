import type { Share } from "../scenario/index.js";

/** Positions in one of the domain's lists, with the running total of their shares, so that one uniform number picks one. */
export interface Choices {
  readonly positions: readonly number[];
  readonly upTo: Float64Array;
}

export function runningTotal(shares: readonly number[]): Float64Array {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let running = 0;
  return Float64Array.from(shares, (share) => {
    running += share / total;
    return running;
  });
}

export function choices<Name extends string>(list: readonly Name[], shares: readonly Share<Name>[]): Choices {
  return {
    positions: shares.map(({ name }) => list.indexOf(name)),
    upTo: runningTotal(shares.map(({ share }) => share)),
  };
}

/** The position in the domain's list that a number in [0, 1) picks. */
export function choose({ positions, upTo }: Choices, luck: number): number {
  return positions[pick(upTo, luck)];
}

/** The position that a number in [0, 1) picks. Rounding of the last total never leaves anybody without. */
export function pick(upTo: Float64Array, luck: number): number {
  let position = 0;
  while (position < upTo.length - 1 && luck >= upTo[position]) position++;
  return position;
}
