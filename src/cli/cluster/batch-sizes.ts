import type { Batch } from "./batch.js";

/** A batch is to take about so long: long against the handing out, which takes some thousandths of a second, and short
 *  against a stop, a crash, and the wait for the last of them. [milliseconds] */
const WORTH_HANDING_OUT = 500;
const LARGEST = 512;
/** Of what is left at most so much in one batch for each of those who work on it, so that nobody waits long for the last. */
const SHARE_OF_THE_REST = 1 / 2;
/** How much the last batches say about the next one. */
const WEIGHT = 0.3;

/** For each batch that is being run, one is ready to follow. */
const OUT_FOR_EACH_SLOT = 2;
const FEWEST_OUT = 8;
/** Replications asked for at once, for each batch that is run at the same time: at the end of each such part workers wait for
 *  each other. */
const ASKED_FOR_EACH_SLOT = 4;

/** Batches that are given out and not back, at most. */
export function mostOut(slots: number): number {
  return Math.max(FEWEST_OUT, slots * OUT_FOR_EACH_SLOT);
}

/** Replications that a study is to ask for at a time. */
export function askedAtOnce(slots: number): number {
  return Math.max(1, slots) * ASKED_FOR_EACH_SLOT;
}

/** How many replications go into one batch: one, until it has been measured how long one takes. */
export class BatchSizes {
  /** [milliseconds] */
  #each: number | undefined;

  /** A batch is done. */
  measured(replications: number, took: number): void {
    if (replications < 1) return;
    const now = took / replications;
    this.#each = this.#each === undefined ? now : this.#each + WEIGHT * (now - this.#each);
  }

  /** The next batch of a stretch.
   *  @param left replications that nobody has been given yet, this stretch included
   *  @param slots batches that are run at the same time */
  next({ from, to }: Batch, left: number, slots: number): Batch {
    const worth = this.#each === undefined ? 1 : Math.floor(WORTH_HANDING_OUT / Math.max(this.#each, 1e-3));
    const fair = Math.floor((left / Math.max(1, slots)) * SHARE_OF_THE_REST);
    const size = Math.max(1, Math.min(worth, fair, LARGEST));
    return { from, to: Math.min(to, from + size - 1) };
  }
}
