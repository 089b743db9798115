import { shortened } from "../office/shortened.js";
import { wrap } from "../text-width.js";

/** A letter of Arial is about so much of the size of its font wide, on average and on the safe side. */
const LETTER = 0.5;
const LINE = 1.22;
const POINTS_PER_INCH = 72;

export interface Fitted {
  readonly text: string;
  /** [points] */
  readonly size: number;
}

/** Text at the largest size at which it fits; at the smallest, cut to what fits.
 *  @param sizes largest first [points]
 *  @param w,h of the place for it [inches] */
export function fitted(text: string, { w, h }: { w: number; h: number }, sizes: readonly number[]): Fitted {
  const whole = shortened(text, 5_000);
  const fits = (points: number) => heightOf(linesOf(whole, w, points), points) <= h;
  const size = sizes.find(fits) ?? sizes[sizes.length - 1];
  if (linesOf(whole, w, size) <= room(h, size)) return { text: whole, size };
  const lines = wrap(whole, letters(w, size)).slice(0, room(h, size));
  // The last word makes room for the ellipsis, unless it is the only one.
  const kept = lines.join(" ").replace(/\s+\S*$/, "");
  return { text: `${kept.slice(0, letters(w, size) * lines.length - 1)}…`, size };
}

/** Lines that a text takes at a size. */
export function linesOf(text: string, w: number, points: number): number {
  return wrap(text, letters(w, points)).length;
}

/** Height of so many lines. [inches] */
export function heightOf(lines: number, points: number): number {
  return (lines * points * LINE) / POINTS_PER_INCH;
}

function letters(w: number, points: number): number {
  return Math.max(1, Math.floor((w * POINTS_PER_INCH) / (points * LETTER)));
}

function room(h: number, points: number): number {
  return Math.max(1, Math.floor((h * POINTS_PER_INCH) / (points * LINE)));
}
