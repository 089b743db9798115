/** What was heard of jobs since somebody last looked, for one who waits for it. */
export class Mailbox {
  #news = new Map<string, string | undefined>();
  #wake: () => void = () => undefined;

  /** @param reason why it failed; absent where it did not */
  put(jobId: string, reason?: string): void {
    this.#news.set(jobId, reason);
    this.#wake();
  }

  /** Everything heard, as soon as there is something, or nothing when it has taken too long or is not wanted any more.
   *  @param patience [milliseconds] */
  async take(patience: number, signal: AbortSignal | undefined): Promise<ReadonlyMap<string, string | undefined>> {
    if (this.#news.size === 0 && !signal?.aborted) await this.#woken(patience, signal);
    const news = this.#news;
    this.#news = new Map();
    return news;
  }

  #woken(patience: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", wake);
        this.#wake = () => undefined;
        resolve();
      };
      const timer = setTimeout(wake, patience);
      signal?.addEventListener("abort", wake);
      this.#wake = wake;
    });
  }
}
