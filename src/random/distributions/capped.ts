import { atom } from "./fixed.js";
import { mixtureOf } from "./mixture.js";
import { type Part, type Shape, shapeOf } from "./shape.js";
import { bounds, partsWithin, type Range } from "./truncated.js";

/** Cut at the bounds: whoever would stay beyond one stays until it. */
export function capped(of: Shape, range: Range): Shape {
  const { from, to } = bounds("capped", range);
  return mixtureOf(of.parts.map(({ share, of }) => ({ share, of: cut(of, from, to) })));
}

function cut(of: Shape, from: number, to: number): Shape {
  const kept = (x: number) => Math.min(Math.max(x, from), to);
  const cdf = (x: number) => (x < from ? 0 : x >= to ? 1 : of.cdf(x));
  const mean = moment(1);
  return shapeOf({
    mean,
    cdf,
    below: (x) => (x <= from ? 0 : x > to ? 1 : of.below(x)),
    partialMoment: (order, x) => (x < from ? 0 : x >= to ? moment(order) : upTo(order, x)),
    quantile: (p) => kept(of.quantile(p)),
    draw: (u) => kept(of.draw(u)),
    lengthBiased: () => (mean === 0 ? atom(0) : mixtureOf(biasedParts(of, from, to))),
  });

  function upTo(order: number, x: number): number {
    return from ** order * of.cdf(from) + of.partialMoment(order, x) - of.partialMoment(order, from);
  }

  function moment(order: number): number {
    if (to === Number.POSITIVE_INFINITY) return upTo(order, to);
    const inside = upTo(order, to) - to ** order * (of.cdf(to) - of.below(to));
    return inside + to ** order * (1 - of.below(to));
  }
}

/** Those held at the lower bound, those who stay as long as they would, those cut at the upper bound: each in proportion to
 *  the bed-days they use. */
function biasedParts(of: Shape, from: number, to: number): readonly Part[] {
  const between = of.partialMoment(1, to) - of.partialMoment(1, from);
  // Nearly everybody may be cut at a bound: what is left in between is no mistake of the file's, as a truncation would be.
  const inside = between > 0 ? partsWithin(of.lengthBiased(), from, to) : [];
  const free: readonly Part[] = inside.length > 0 ? [{ share: between, of: mixtureOf(inside) }] : [];
  const atTo = to === Number.POSITIVE_INFINITY ? 0 : to * (1 - of.cdf(to));
  const ends = [
    { share: from * of.cdf(from), of: atom(from) },
    { share: atTo, of: atom(atTo > 0 ? to : 0) },
  ];
  return [...free, ...ends].filter(({ share }) => share > 0);
}
