/** A signal that says stop when somebody presses Ctrl-C or ends the program; asked a second time, it ends at once. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Stops listening. */
  release(): void;
}

export function onInterruption(): Interruption {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return {
    signal: controller.signal,
    release: () => void process.off("SIGINT", stop).off("SIGTERM", stop),
  };
}
