import { minutesFromDays } from "../foundation/index.js";
import type { AddressPart, Source } from "../random/index.js";
import type { BoundGroup, Draw } from "./compile.js";
import { PURPOSES } from "./purposes.js";

/** A group's streams, by where they are found among all that are of the group. */
type GroupStreams = (...parts: readonly AddressPart[]) => Source;

/** Draws everything chance decides about the people of one group in one replication. */
export class GroupLuck {
  readonly #bound: BoundGroup;
  readonly #streamOf: GroupStreams;
  readonly #samplers: readonly (() => number)[];
  /** The same draws again, each from the two uniform numbers put here just before: no draw takes more. */
  readonly #again: readonly (() => number)[];
  #first = 0;
  #second = 0;

  constructor(bound: BoundGroup, streamOf: GroupStreams) {
    this.#bound = bound;
    this.#streamOf = streamOf;
    this.#samplers = bound.draws.map((draw) => sampler(draw, streamOf(draw.purpose)));
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
    const own = this.#streamOf("again", person, entry);
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

/** One number a call, made of one uniform number: a share, or a duration in whole minutes. */
export function sampler(draw: Draw, source: Source): () => number {
  if (draw.distribution === undefined) return source;
  const days = draw.distribution.sampler(source);
  return () => minutesFromDays(days());
}
