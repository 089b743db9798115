import { invariant, minutesFromDays } from "../foundation/index.js";
import type { AddressPart, Source } from "../random/index.js";
import type { BoundGroup, Draw } from "./compile.js";
import { PURPOSES, type Purpose } from "./purposes.js";

/** A group's streams, by where they are found among all that are of the group. */
type GroupStreams = (...parts: readonly AddressPart[]) => Source;

/** Draws everything chance decides about the people of one group in one replication. */
export class GroupLuck {
  readonly #bound: BoundGroup;
  readonly #streamOf: GroupStreams;
  readonly #samplers: readonly (() => number)[];
  /** The same draws for somebody who comes back, from the numbers put here just before. */
  readonly #again: readonly (() => number)[];
  readonly #own = new OwnNumbers(PURPOSES);

  constructor(bound: BoundGroup, streamOf: GroupStreams) {
    this.#bound = bound;
    this.#streamOf = streamOf;
    this.#samplers = bound.draws.map((draw) => sampler(draw, streamOf(draw.purpose)));
    this.#again = bound.draws.map((draw) => sampler(draw, this.#own.of(draw.purpose)));
  }

  /** Fills the row at `offset` for the next person referred, in referral order: one draw from each purpose's stream. */
  drawNext(luck: Float64Array, offset: number): void {
    const { draws, settledLuck } = this.#bound;
    luck.set(settledLuck, offset);
    for (let i = 0; i < draws.length; i++) luck[offset + draws[i].position] = this.#samplers[i]();
  }

  /** Fills the row for a person who comes back, from a stream of that person alone, so that nobody else's luck moves. */
  drawAgain(luck: Float64Array, offset: number, person: number, entry: number): void {
    const { draws, settledLuck } = this.#bound;
    this.#own.drawFrom(this.#streamOf("again", person, entry));
    luck.set(settledLuck, offset);
    for (let i = 0; i < draws.length; i++) luck[offset + draws[i].position] = this.#again[i]();
  }
}

/** Uniform numbers of one person from one stream: each purpose has its own two, used or not, so that none moves another's. No
 *  draw takes more. */
export class OwnNumbers {
  readonly #purposes: readonly Purpose[];
  readonly #numbers: Float64Array;
  readonly #taken: Uint8Array;

  constructor(purposes: readonly Purpose[]) {
    this.#purposes = purposes;
    this.#numbers = new Float64Array(2 * purposes.length);
    this.#taken = new Uint8Array(purposes.length);
  }

  /** The numbers of the next person. */
  drawFrom(source: Source): void {
    for (let place = 0; place < this.#numbers.length; place++) this.#numbers[place] = source();
    this.#taken.fill(0);
  }

  /** The purpose's numbers, one a call. */
  of(purpose: Purpose): Source {
    const place = this.#purposes.indexOf(purpose);
    invariant(place >= 0, () => `“${purpose}” has no numbers of its own`);
    return () => this.#numbers[2 * place + this.#taken[place]++];
  }
}

/** One number a call, made of one uniform number: a share, or a duration in whole minutes. */
export function sampler(draw: Draw, source: Source): () => number {
  if (draw.distribution === undefined) return source;
  const days = draw.distribution.sampler(source);
  return () => minutesFromDays(days());
}
