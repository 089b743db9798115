import type { Keeper, KeptWorld } from "../experiment/index.js";
import type { Outputs } from "../observe/index.js";

/** What a browser's page may hold without harm. [bytes] */
const USUAL_MOST = 200_000_000;

/** Keeps finished replications in memory, so that going back to a case costs nothing. When they come to more than `most`
 *  bytes, the worlds that nobody has asked about for longest are forgotten. */
export class MemoryKeeper implements Keeper {
  readonly #most: number;
  /** In order of last use. */
  readonly #worlds = new Map<string, Map<number, Outputs>>();
  #bytes = 0;

  constructor(most: number = USUAL_MOST) {
    this.#most = most;
  }

  /** About how much is held. [bytes] */
  get bytes(): number {
    return this.#bytes;
  }

  async find({ address }: KeptWorld, from: number, to: number): Promise<ReadonlyMap<number, Outputs>> {
    return new Map([...this.#worldAt(address)].filter(([replication]) => replication >= from && replication <= to));
  }

  keep({ address }: KeptWorld, replication: number, outputs: Outputs): void {
    const world = this.#worldAt(address);
    if (world.has(replication)) return;
    world.set(replication, outputs);
    this.#bytes += bytesOf(outputs);
    for (const [oldest, kept] of this.#worlds) {
      if (this.#bytes <= this.#most || oldest === address) return;
      this.#worlds.delete(oldest);
      for (const each of kept.values()) this.#bytes -= bytesOf(each);
    }
  }

  async close(): Promise<void> {
    this.#worlds.clear();
    this.#bytes = 0;
  }

  #worldAt(address: string): Map<number, Outputs> {
    const world = this.#worlds.get(address) ?? new Map<number, Outputs>();
    this.#worlds.delete(address);
    this.#worlds.set(address, world);
    return world;
  }
}

function bytesOf(part: object): number {
  if (ArrayBuffer.isView(part)) return part.byteLength;
  return Object.values(part).reduce<number>((sum, each) => sum + bytesOf(each as object), 0);
}
