import type { Law } from "../law.js";
import type { SpecOf } from "../spec.js";
import type { Source } from "../stream.js";

/** Density rising in a straight line from `from` to `mode` and falling to `to`. */
export function triangular({ from, mode, to }: SpecOf<"triangular">): Law {
  const width = to - from;
  const rise = mode - from;
  const fall = to - mode;
  /** ∫ x^n (x - root) dx from a to b. */
  const wedge = (n: number, root: number, a: number, b: number) =>
    (b ** (n + 2) - a ** (n + 2)) / (n + 2) - (root * (b ** (n + 1) - a ** (n + 1))) / (n + 1);
  const partial = (n: number, x: number) => {
    const up = Math.min(mode, Math.max(from, x));
    const down = Math.min(to, Math.max(mode, x));
    const left = rise === 0 ? 0 : (2 * wedge(n, from, from, up)) / (width * rise);
    const right = fall === 0 ? 0 : (-2 * wedge(n, to, mode, down)) / (width * fall);
    return left + right;
  };
  const sampler = (source: Source) => () => {
    const luck = source();
    return luck * width < rise ? from + Math.sqrt(luck * width * rise) : to - Math.sqrt((1 - luck) * width * fall);
  };
  return {
    moment: (n) => partial(n, to),
    partial,
    sampler,
    biasedSampler: (source) => {
      const draw = sampler(source);
      return () => {
        for (;;) {
          const days = draw();
          if (source() * to < days) return days;
        }
      };
    },
  };
}
