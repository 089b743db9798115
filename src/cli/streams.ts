/** Data for the next program or the reader. */
export function print(text: string): void {
  process.stdout.write(text);
}

/** Everything else. */
export function say(text: string): void {
  process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Says things, or nothing to who asked for quiet. */
export function teller({ quiet }: { readonly quiet?: boolean }): (text: string) => void {
  return quiet === true ? () => undefined : say;
}

/** A reader such as `head` that has seen enough is no mistake. */
export function endQuietlyOnBrokenPipe(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(0);
      process.stderr.write(`securebeds: the output could not be written (${error.code ?? error.message})\n`);
      process.exit(2);
    });
  }
}

/** How a report is drawn on standard output: bars only where somebody looks at it. */
export function terminalLook(): { readonly width: number; readonly bars: boolean } {
  const { isTTY, columns } = process.stdout;
  // A terminal may not know its width, and say nothing or 0.
  return isTTY ? { width: Math.min(120, Math.max(20, columns || 80)), bars: true } : { width: 80, bars: false };
}
