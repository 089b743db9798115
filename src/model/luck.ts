import { minutesFromDays } from "../foundation/index.js";
import { type Source, stream } from "../random/index.js";
import type { BoundGroup, Draw } from "./compile.js";
import { PURPOSES } from "./purposes.js";

/** Where a group's streams are found. */
export interface LuckAddress {
  readonly seed: string;
  readonly replication: number;
  readonly parts: readonly (string | number)[];
}

/** Draws everything chance decides about the people of one group in one replication. */
export class GroupLuck {
  readonly #bound: BoundGroup;
  readonly #address: LuckAddress;
  readonly #samplers: readonly (() => number)[];
  /** The same draws again, each from the two uniform numbers put here just before: no draw takes more. */
  readonly #again: readonly (() => number)[];
  #first = 0;
  #second = 0;

  constructor(bound: BoundGroup, address: LuckAddress) {
    this.#bound = bound;
    this.#address = address;
    this.#samplers = bound.draws.map((draw) => sampler(draw, streamAt(address, draw.purpose)));
    this.#again = bound.draws.map((draw) => sampler(draw, () => this.#takeOne()));
  }

  /** Fills the row at `offset` for the next person referred, in referral order: one draw from each purpose's stream. */
  drawNext(luck: Float64Array, offset: number): void {
    const { draws, settledLuck } = this.#bound;
    luck.set(settledLuck, offset);
    for (let i = 0; i < draws.length; i++) luck[offset + draws[i].position] = this.#samplers[i]();
  }

  /** Fills the row for a person who comes back, from a stream of that person alone, so that nobody else's luck moves. Every
   *  purpose has its own numbers in that stream, used or not, so that none moves another either. */
  drawAgain(luck: Float64Array, offset: number, person: number, entry: number): void {
    const { draws, settledLuck } = this.#bound;
    const own = streamAt(this.#address, "again", person, entry);
    luck.set(settledLuck, offset);
    let next = 0;
    for (let position = 0; position < PURPOSES.length; position++) {
      this.#first = own();
      this.#second = own();
      if (next === draws.length || draws[next].position !== position) continue;
      luck[offset + position] = this.#again[next++]();
    }
  }

  #takeOne(): number {
    const uniform = this.#first;
    this.#first = this.#second;
    return uniform;
  }
}

function streamAt(address: LuckAddress, ...parts: readonly (string | number)[]): Source {
  return stream({ ...address, parts: [...address.parts, ...parts] });
}

/** One number a call, made of one uniform number: a share, or a duration in whole minutes. */
export function sampler(draw: Draw, source: Source): () => number {
  if (draw.distribution === undefined) return source;
  const days = draw.distribution.sampler(source);
  return () => minutesFromDays(days());
}
