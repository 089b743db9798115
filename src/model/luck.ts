import { minutesFromDays } from "../foundation/index.js";
import { type Source, stream } from "../random/index.js";
import type { BoundGroup, Draw } from "./compile.js";

/** Draws everything chance decides about the people of one group in one replication. */
export class GroupLuck {
  readonly #bound: BoundGroup;
  readonly #address: LuckAddress;
  readonly #samplers: readonly (() => number)[];

  constructor(bound: BoundGroup, address: LuckAddress) {
    this.#bound = bound;
    this.#address = address;
    this.#samplers = bound.draws.map((draw) =>
      sampler(draw, stream({ ...address, parts: [...address.parts, draw.purpose] })),
    );
  }

  /** Fills the row at `offset` for the next person referred, in referral order: one draw from each purpose's stream. */
  drawNext(luck: Float64Array, offset: number): void {
    const { draws, settledLuck } = this.#bound;
    luck.set(settledLuck, offset);
    for (let i = 0; i < draws.length; i++) luck[offset + draws[i].position] = this.#samplers[i]();
  }

  /** Fills the row for a person who comes back: from streams of that person alone, so that nobody else's luck moves. */
  drawAgain(luck: Float64Array, offset: number, person: number, entry: number): void {
    const { draws, settledLuck } = this.#bound;
    luck.set(settledLuck, offset);
    for (const draw of draws) {
      const parts = [...this.#address.parts, "again", person, entry, draw.purpose];
      luck[offset + draw.position] = sampler(draw, stream({ ...this.#address, parts }))();
    }
  }
}

/** Where a group's streams are found. */
export interface LuckAddress {
  readonly seed: string;
  readonly replication: number;
  readonly parts: readonly (string | number)[];
}

/** One number a call: a share, or a duration in whole minutes. */
export function sampler(draw: Draw, source: Source): () => number {
  if (draw.distribution === undefined) return source;
  const days = draw.distribution.sampler(source);
  return () => minutesFromDays(days());
}
