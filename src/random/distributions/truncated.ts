import { UsageError } from "../../foundation/index.js";
import { rootBetween } from "../../stats/index.js";
import { justBelow, type Law } from "../law.js";
import type { Source } from "../stream.js";

/** Below this share of draws inside the range, drawing again until one fits costs more than solving for it. */
const WORTH_DRAWING_AGAIN = 0.05;

/** A law on condition that it falls between two bounds, both included.
 *  @throws UsageError when it practically never does */
export function truncate(of: Law, from: number, to: number): Law {
  const floor = justBelow(from);
  const between = (n: number, x: number) => Math.max(0, of.partial(n, Math.min(to, x)) - of.partial(n, floor));
  const inside = between(0, to);
  if (!(inside > 1e-12)) throw new UsageError(`a distribution cut to ${from} to ${to} days never falls there`);
  const firstMoment = between(1, to);
  return {
    moment: (n) => between(n, to) / inside,
    partial: (n, x) => (x < from ? 0 : between(n, x) / inside),
    sampler: (source) => sampleBetween(of.sampler(source), source, inside, (x) => between(0, x)),
    biasedSampler: (source) =>
      sampleBetween(of.biasedSampler(source), source, firstMoment, (x) => between(1, x), of.moment(1)),
  };

  function sampleBetween(
    draw: () => number,
    source: Source,
    mass: number,
    massUpTo: (x: number) => number,
    whole = 1,
  ): () => number {
    return mass / whole > WORTH_DRAWING_AGAIN ? again(draw) : solve(source, mass, massUpTo);
  }

  function again(draw: () => number): () => number {
    return () => {
      for (;;) {
        const days = draw();
        if (days >= from && days <= to) return days;
      }
    };
  }

  function solve(source: Source, mass: number, massUpTo: (x: number) => number): () => number {
    const end = Number.isFinite(to) ? to : farEnd();
    return () => {
      const wanted = source() * mass;
      return rootBetween((x) => massUpTo(x) - wanted, from, end);
    };
  }

  function farEnd(): number {
    let end = Math.max(1, from * 2);
    while (of.partial(0, end) < 1 && end < 1e12) end *= 2;
    return end;
  }
}
