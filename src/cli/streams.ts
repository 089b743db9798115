import { EXIT } from "./exit-codes.js";
import { systemWords } from "./refusals.js";

/** Streams that take nothing any more. */
const lost = new Set<NodeJS.WriteStream>();
let wasRefused = false;

/** Data for the next program or the reader. */
export function print(text: string): void {
  if (!lost.has(process.stdout)) process.stdout.write(text);
}

/** Everything else. */
export function say(text: string): void {
  if (!lost.has(process.stderr)) process.stderr.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** Says things, or nothing to who asked for quiet. */
export function teller({ quiet }: { readonly quiet?: boolean }): (text: string) => void {
  return quiet === true ? () => undefined : say;
}

/** A reader such as `head` that has seen enough is no mistake, and no reason to leave files unwritten that were asked for
 *  too. A disk that is full is one, and is told; the files may be on another. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => lose(stream, error));
  }
}

function lose(stream: NodeJS.WriteStream, { code, message }: NodeJS.ErrnoException): void {
  if (lost.has(stream)) return;
  lost.add(stream);
  if (code === "EPIPE" || stream === process.stderr) return;
  wasRefused = true;
  say(
    `securebeds: the result could not be printed (${systemWords(code) ?? message}); print it to another place, or name a folder with --out.`,
  );
  // It may be told when the command has ended already.
  process.exitCode = EXIT.usage;
}

/** Whether something that was printed is known to have come nowhere, and not because its reader had seen enough. */
export function printingWasRefused(): boolean {
  return wasRefused;
}

/** Whether what is printed comes nowhere. Known at once, where `error` is told only when the work lets go. */
export function nobodyReads(): boolean {
  return lost.has(process.stdout) || process.stdout.errored !== null;
}

/** How a report is drawn on standard output: bars only where somebody looks at it. */
export function terminalLook(): { readonly width: number; readonly bars: boolean } {
  const { isTTY, columns } = process.stdout;
  // A terminal may not know its width, and say nothing or 0.
  return isTTY ? { width: Math.min(120, Math.max(20, columns || 80)), bars: true } : { width: 80, bars: false };
}
