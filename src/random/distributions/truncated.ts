import { mixtureOf } from "./mixture.js";
import { demand, demandTime } from "./refuse.js";
import { type Part, type Shape, shapeOf } from "./shape.js";

export interface Range {
  readonly from?: number;
  readonly to?: number;
}

/** Below this share of people within the range the draws would run out of digits, and nobody means such a range. */
const LEAST_SHARE = 1e-6;

/** Conditional on the range, both ends included.
 *  @throws UsageError when next to nobody is in the range */
export function truncated(of: Shape, range: Range): Shape {
  const { from, to } = bounds("truncated", range);
  const share = of.cdf(to) - of.below(from);
  const expected = `a range that holds at least ${LEAST_SHARE} of all people`;
  demand(share >= LEAST_SHARE, "truncated", expected, `${from} to ${to} days, which holds ${share}`);
  return mixtureOf(partsWithin(of, from, to));
}

/** What a distribution has within a range, however little that is; nothing when there is as good as nobody. */
export function partsWithin(of: Shape, from: number, to: number): readonly Part[] {
  return of.parts.flatMap((part) => within(part, from, to));
}

/** @throws UsageError unless 0 <= from <= to */
export function bounds(kind: string, range: Range): { readonly from: number; readonly to: number } {
  const { from = 0, to = Number.POSITIVE_INFINITY } = range;
  demandTime(kind, "“from”", from);
  demand(to >= from, kind, "“from” at or below “to”", `${from} and ${to}`);
  return { from, to };
}

/** A part of a mixture within the range, and how many are there; nothing when there is as good as nobody. */
function within({ share, of }: Part, from: number, to: number): readonly Part[] {
  const held = of.cdf(to) - of.below(from);
  return held < 1e-12 ? [] : [{ share: share * held, of: clipped(of, from, to) }];
}

/** Drawn by inversion between the shares at the two ends: exact, and one uniform a draw however narrow the range. */
function clipped(of: Shape, from: number, to: number): Shape {
  const base = of.below(from);
  const held = of.cdf(to) - base;
  const share = (reached: number) => Math.min(1, Math.max(0, (reached - base) / held));
  const before = (order: number) => of.partialMoment(order, from) - from ** order * (of.cdf(from) - base);
  // A share that rounds up to 1 would ask an endless tail for its end.
  const place = (u: number) => Math.min(base + u * held, 1 - Number.EPSILON / 2);
  const kept = (x: number) => Math.min(Math.max(x, from), to);
  return shapeOf({
    cdf: (x) => (x < from ? 0 : share(of.cdf(Math.min(x, to)))),
    below: (x) => (x <= from ? 0 : x > to ? 1 : share(of.below(x))),
    partialMoment: (order, x) => (x < from ? 0 : (of.partialMoment(order, Math.min(x, to)) - before(order)) / held),
    quantile: (p) => (p >= 1 ? Math.min(to, of.quantile(1)) : kept(of.quantile(place(p)))),
    draw: (u) => kept(of.draw(place(u))),
    lengthBiased: () => clipped(of.lengthBiased(), from, to),
  });
}
