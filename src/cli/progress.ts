import type { Progress } from "../experiment/index.js";
import { estimateWithInterval, visible } from "../report/index.js";

/** Where progress is shown and how time is told; given, so that a test can hold the clock. */
export interface ProgressSurface {
  readonly rewrites: boolean;
  /** Columns of a line that is rewritten; default 80. */
  readonly width?: number;
  readonly write: (text: string) => void;
  /** [milliseconds] */
  readonly now: () => number;
}

/** Nothing is said about what takes less. [milliseconds] */
const PATIENCE = 2_000;
const BETWEEN_REWRITES = 200;
const BETWEEN_LINES = 15_000;

/** Tells how far a study has got: one line that is rewritten on a terminal, a line now and then elsewhere. */
export class ProgressTeller {
  readonly #surface: ProgressSurface;
  readonly #began: number;
  #step = "";
  #stepBegan: number;
  /** When a replication was last heard to be done: a step begins where the one before it ended. */
  #heard: number;
  #told = Number.NEGATIVE_INFINITY;
  #shown = false;

  constructor(surface: ProgressSurface) {
    this.#surface = surface;
    this.#began = this.#stepBegan = this.#heard = surface.now();
  }

  /** @param workers who computes, where that is not this machine */
  tell(progress: Progress, workers?: string): void {
    const now = this.#surface.now();
    if (progress.step !== this.#step) {
      this.#step = progress.step;
      this.#stepBegan = this.#heard;
    }
    this.#heard = now;
    this.#tellAt(now, () => inOneLine(progress, now - this.#stepBegan, workers));
  }

  /** Of what is no study, in words of its own. */
  tellInWords(line: () => string): void {
    this.#tellAt(this.#surface.now(), () => line().replaceAll("\u00a0", " "));
  }

  /** Clears the line, so that the result stands alone. */
  end(): void {
    if (this.#shown && this.#surface.rewrites) this.#surface.write("\r\u001b[K");
    this.#shown = false;
  }

  #tellAt(now: number, line: () => string): void {
    if (now - this.#began < PATIENCE) return;
    if (now - this.#told < (this.#surface.rewrites ? BETWEEN_REWRITES : BETWEEN_LINES)) return;
    this.#told = now;
    this.#write(line());
  }

  #write(line: string): void {
    this.#shown = true;
    this.#surface.write(
      this.#surface.rewrites ? `\r\u001b[K${line.slice(0, (this.#surface.width ?? 80) - 2)}` : `${line}\n`,
    );
  }
}

function inOneLine(progress: Progress, elapsed: number, workers: string | undefined): string {
  const { step, done, planned } = progress;
  const who = workers === undefined ? "" : `; ${workers}${rate(progress, elapsed)}`;
  return `${visible(step)}: ${done} of at most ${planned} replications${timeLeft(progress, elapsed)}${who}${knownByNow(progress)}`;
}

function rate({ done, kept = 0 }: Progress, elapsed: number): string {
  const each = ((done - kept) / Math.max(1, elapsed)) * 1000;
  return each > 0 ? `, ${Number(each.toPrecision(2)).toLocaleString("en-GB")} a second` : "";
}

/** What was kept from before took no time and says nothing about the rest. */
function timeLeft({ done, planned, kept = 0 }: Progress, elapsed: number): string {
  const computed = done - kept;
  if (computed <= 0 || done >= planned) return "";
  return `, up to ${timeInWords((elapsed / computed) * (planned - done))} left`;
}

function knownByNow({ metric, estimate }: Progress): string {
  if (metric === undefined || estimate?.estimate === undefined) return "";
  return `; ${metric} ${estimateWithInterval(estimate).replaceAll("\u00a0", " ")}`;
}

function timeInWords(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return seconds < 90 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
