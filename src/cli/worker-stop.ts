import { setMaxListeners } from "node:events";

/** A thread that was told to stop has so long to hand over what it has done; then it is ended. [milliseconds] */
const GRACE = 500;
/** No replication has so high a number. */
const NEVER = 2 ** 31 - 1;

/** How the threads that work on a job are told to stop: first by a number that all of them can see, which they look at every
 *  few hundredths of a second, so that what they have done is not lost; then by force. */
export class Stop {
  /** The first replication that nobody wants any more, and all after it; shared between threads. */
  readonly unwantedFrom = new Int32Array(new SharedArrayBuffer(4)).fill(NEVER);
  readonly #kill = new AbortController();
  readonly #signal: AbortSignal | undefined;
  readonly #stopAll = (): void => this.#all();
  #timer: NodeJS.Timeout | undefined;

  /** @param signal says when to stop */
  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
    signal?.addEventListener("abort", this.#stopAll);
    // Every task listens; many tasks are no leak.
    setMaxListeners(0, this.#kill.signal);
  }

  /** Ends threads. */
  get kill(): AbortSignal {
    return this.#kill.signal;
  }

  /** The replications from this one on are not wanted any more. */
  from(replication: number): void {
    if (replication < Atomics.load(this.unwantedFrom, 0)) Atomics.store(this.unwantedFrom, 0, replication);
  }

  atOnce(): void {
    this.from(0);
    this.#kill.abort();
  }

  /** Lets go of the signal. */
  release(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener("abort", this.#stopAll);
  }

  #all(): void {
    this.from(0);
    this.#timer ??= setTimeout(() => this.#kill.abort(), GRACE);
  }
}
