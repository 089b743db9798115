import { invariant } from "../foundation/index.js";

/** A crowded bucket splits at least sixteenfold and keys have 48 bits, so twelve; one for each phase of an instant; and room. */
const MOST_RUNGS = 64;
const MOST_BUCKETS = 2 ** 17;

/** The arithmetic of a ladder: which bucket a key belongs to. The finest rung is the last. Each rung lies inside one bucket of
 *  the rung before, so a key that is past the end of a rung belongs to a coarser one. */
export class Rungs {
  /** How many rungs there are. */
  depth = 0;
  private readonly starts = new Float64Array(MOST_RUNGS);
  private readonly ends = new Float64Array(MOST_RUNGS);
  private readonly widths = new Float64Array(MOST_RUNGS);
  /** 1 ÷ width, exact because widths are powers of two. */
  private readonly scales = new Float64Array(MOST_RUNGS);
  /** List number of the first bucket; of the first bucket not yet taken; of the first list after the rung. */
  private readonly bases = new Int32Array(MOST_RUNGS);
  private readonly cursors = new Int32Array(MOST_RUNGS);
  private readonly limits = new Int32Array(MOST_RUNGS);

  constructor(private readonly firstList: number) {}

  /** Adds a finer rung from `start`, with about two buckets for each of `count` events over `span`, and no further than `end`.
   *  Returns the number of its buckets. */
  add(start: number, end: number, span: number, count: number): number {
    const rung = this.depth++;
    invariant(rung < MOST_RUNGS, () => `The calendar has ${rung} rungs.`);
    const width = powerOfTwoFrom(span / Math.min(powerOfTwoFrom(2 * count), MOST_BUCKETS));
    const buckets = Math.ceil(span / width);
    const base = rung === 0 ? this.firstList : this.limits[rung - 1];
    this.starts[rung] = start;
    this.ends[rung] = Math.min(end, start + buckets * width);
    this.widths[rung] = width;
    this.scales[rung] = 1 / width;
    this.bases[rung] = base;
    this.cursors[rung] = base;
    this.limits[rung] = base + buckets;
    return buckets;
  }

  drop(): void {
    this.depth--;
  }

  clear(): void {
    this.depth = 0;
  }

  /** The list a key belongs to: a bucket of the finest rung that reaches so far, or `beyond`. */
  bucketOf(key: number, beyond: number): number {
    for (let rung = this.depth - 1; rung >= 0; rung--) {
      if (key < this.ends[rung]) return this.bases[rung] + (((key - this.starts[rung]) * this.scales[rung]) | 0);
    }
    return beyond;
  }

  /** The bucket of the finest rung a key belongs to, or `beyond`. */
  finestBucketOf(key: number, beyond: number): number {
    const rung = this.depth - 1;
    if (key >= this.ends[rung]) return beyond;
    return this.bases[rung] + (((key - this.starts[rung]) * this.scales[rung]) | 0);
  }

  // What follows is about the finest rung.

  /** The first list that may hold events. */
  nextList(): number {
    return this.cursors[this.depth - 1];
  }

  /** The list after the last bucket. */
  endList(): number {
    return this.limits[this.depth - 1];
  }

  moveTo(list: number): void {
    this.cursors[this.depth - 1] = list;
  }

  /** The least key the bucket under the cursor can hold. */
  nextStart(): number {
    const rung = this.depth - 1;
    return this.starts[rung] + (this.cursors[rung] - this.bases[rung]) * this.widths[rung];
  }

  width(): number {
    return this.widths[this.depth - 1];
  }

  end(): number {
    return this.ends[this.depth - 1];
  }
}

/** The least power of two that is not below `value`, and at least 1. */
function powerOfTwoFrom(value: number): number {
  let power = 1;
  while (power < value) power *= 2;
  return power;
}
