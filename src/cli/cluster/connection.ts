import type { Redis } from "ioredis";
import { UsageError } from "../../foundation/index.js";
import { visible } from "../../report/index.js";
import { type Address, withoutSecrets } from "./address.js";
import type { Packages } from "./packages.js";

/** A server that is asked and says nothing for so long is taken for lost, and the line is opened anew. Blocking questions are
 *  answered within ten seconds. [milliseconds] */
const SILENCE = 20_000;
const CONNECTING = 5_000;
/** Between two tries. [milliseconds] */
const LONGEST_PAUSE = 2_000;

/** How long tidying up may take when somebody waits for the end. [milliseconds] */
const TIDYING = 2_000;

/** What a server says to who may not come in; waiting does not help. */
const REFUSED = /^(WRONGPASS|NOAUTH|NOPERM|ERR invalid password|ERR AUTH)|self.signed certificate|certificate/i;

/** Lines to a cluster's Redis, which survive it: what is asked while it is away is asked again when it is back. */
export class Connection {
  readonly redis: Redis;
  readonly #address: Address;
  readonly #say: (text: string) => void;
  readonly #lines: Redis[] = [];
  #isLost = false;
  #refusal: string | undefined;

  /** @param say told when it is lost, and when it is back */
  constructor({ Redis }: Packages, address: Address, say: (text: string) => void) {
    this.#address = address;
    this.#say = say;
    const options = {
      ...address.options,
      maxRetriesPerRequest: null,
      connectTimeout: CONNECTING,
      socketTimeout: SILENCE,
      keepAlive: SILENCE / 2,
      retryStrategy: (tries: number) => Math.min(100 * tries, LONGEST_PAUSE),
    };
    this.redis = this.#watched(new Redis(options));
    this.redis.on("error", (error) => this.#lost(error));
    this.redis.on("ready", () => this.#back());
  }

  /** Another line to the same place; who waits on one hears nothing else on it. */
  another(): Redis {
    return this.redis.duplicate();
  }

  /** Waits until it is there.
   *  @param patience how long; for ever without [milliseconds]
   *  @throws UsageError when it is not, or lets nobody in */
  async ready(patience: number | undefined, signal?: AbortSignal): Promise<void> {
    const until = performance.now() + (patience ?? Number.POSITIVE_INFINITY);
    while (this.redis.status !== "ready" && !signal?.aborted) {
      if (this.#refusal !== undefined) throw new UsageError(`${this.#address.shown} refuses: ${this.#refusal}`);
      if (performance.now() > until)
        throw new UsageError(`${this.#address.shown} does not answer; is it there, and may it be reached from here?`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  get isThere(): boolean {
    return this.redis.status === "ready";
  }

  /** Tidies up where the server is there, and does not wait for it for long. */
  async briefly(work: () => Promise<void>): Promise<void> {
    if (!this.isThere) return;
    const tidied = work().catch(() => undefined);
    await Promise.race([tidied, new Promise((resolve) => setTimeout(resolve, TIDYING).unref())]);
  }

  /** Hangs up; nobody waits for what was asked and not answered. */
  close(): void {
    for (const line of this.#lines) line.disconnect();
  }

  /** Without a listener an error would end the program; what is lost is told once, by the main line. */
  #watched(line: Redis): Redis {
    this.#lines.push(line);
    line.on("error", () => undefined);
    // The queue opens lines of its own from ours; a server that is away would keep them, and the program, for ever.
    const duplicate = line.duplicate.bind(line);
    line.duplicate = (...options) => this.#watched(duplicate(...options));
    return line;
  }

  #lost(error: Error): void {
    const why = visible(withoutSecrets(error.message || ("code" in error ? String(error.code) : error.name)));
    if (REFUSED.test(error.message)) this.#refusal = why;
    if (this.#isLost) return;
    this.#isLost = true;
    this.#say(`securebeds: ${this.#address.shown} does not answer (${why}); waiting for it.`);
  }

  #back(): void {
    this.#refusal = undefined;
    if (this.#isLost) this.#say(`securebeds: ${this.#address.shown} is back.`);
    this.#isLost = false;
  }
}
