import { type Law, picker } from "../law.js";
import { truncate } from "./truncated.js";

/** A law whose values beyond a bound are moved to it: min(max(X, from), to). */
export function cap(of: Law, from: number, to: number): Law {
  const below = of.partial(0, from);
  const above = Number.isFinite(to) ? 1 - of.partial(0, to) : 0;
  const middle = (n: number, x: number) => of.partial(n, Math.min(x, to)) - of.partial(n, from);
  const atFrom = (n: number) => (below === 0 ? 0 : below * from ** n);
  const atTo = (n: number) => (above === 0 ? 0 : above * to ** n);
  return {
    moment: (n) => atFrom(n) + middle(n, to) + atTo(n),
    partial: (n, x) => (x < from ? 0 : atFrom(n) + middle(n, x) + (x >= to ? atTo(n) : 0)),
    sampler: (source) => {
      const draw = of.sampler(source);
      return () => Math.min(to, Math.max(from, draw()));
    },
    biasedSampler: (source) => {
      const inside = middle(1, to);
      const pick = picker([atFrom(1), inside, atTo(1)], source);
      const between = inside > 0 ? truncate(of, from, to).biasedSampler(source) : () => from;
      return () => {
        const piece = pick();
        return piece === 0 ? from : piece === 1 ? between() : to;
      };
    },
  };
}
