import type { Connection } from "./connection.js";
import { type Present, whoIsThere } from "./presence.js";
import { inWords, type Release, sameRelease } from "./release.js";

/** [milliseconds] */
const BETWEEN_LOOKS = 2_000;
/** Workers may begin at the same time as the study. [milliseconds] */
const PATIENCE = 3_500;

/** Which workers a coordinator has. */
export class Workers {
  readonly #connection: Connection;
  readonly #where: string;
  readonly #release: Release;
  readonly #say: (text: string) => void;
  readonly #timer: NodeJS.Timeout;
  readonly #began = performance.now();
  readonly #complained = new Set<string>();
  #mine: readonly Present[] = [];

  /** @param where the cluster's address as people may see it */
  constructor(connection: Connection, where: string, release: Release, say: (text: string) => void) {
    this.#connection = connection;
    this.#where = where;
    this.#release = release;
    this.#say = say;
    this.#timer = setInterval(() => void this.look().catch(() => undefined), BETWEEN_LOOKS);
    this.#timer.unref();
  }

  /** Batches that are run at the same time. */
  get slots(): number {
    return this.#mine.reduce((sum, { slots }) => sum + slots, 0);
  }

  /** For people, such as `3 workers with 12 threads`. */
  get told(): string {
    const { length } = this.#mine;
    if (length === 0) return "no worker";
    return `${length} ${length === 1 ? "worker" : "workers"} with ${this.slots} ${this.slots === 1 ? "thread" : "threads"}`;
  }

  /** Looks who is there; says so when nobody is who could do the work. */
  async look(): Promise<void> {
    if (!this.#connection.isThere) return;
    const all = await whoIsThere(this.#connection.redis, "worker");
    this.#mine = all.filter(({ release }) => sameRelease(release, this.#release));
    for (const { release } of all) {
      if (sameRelease(release, this.#release)) continue;
      this.#once(
        `workers of another release are at ${this.#where} (${inWords(release)}); they take nothing of this one (${inWords(this.#release)})`,
      );
    }
    if (this.#mine.length > 0 || performance.now() - this.#began < PATIENCE) return;
    this.#once(
      `no worker that could do this is at ${this.#where}; start as many as you like: securebeds worker --cluster ${this.#where}`,
    );
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #once(complaint: string): void {
    if (this.#complained.has(complaint)) return;
    this.#complained.add(complaint);
    this.#say(`securebeds: ${complaint}.`);
  }
}
