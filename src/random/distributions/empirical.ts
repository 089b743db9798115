import { type Law, picker } from "../law.js";
import type { SpecOf } from "../spec.js";

/** Exactly the values given, each as often as its weight says. */
export function empirical({ values, weights }: SpecOf<"empirical">): Law {
  const given = weights ?? values.map(() => 1);
  const total = given.reduce((sum, weight) => sum + weight, 0);
  const shares = given.map((weight) => weight / total);
  const partial = (n: number, x: number) =>
    values.reduce((sum, value, i) => (value <= x ? sum + shares[i] * value ** n : sum), 0);
  return {
    moment: (n) => partial(n, Number.POSITIVE_INFINITY),
    partial,
    sampler: (source) => {
      const pick = picker(shares, source);
      return () => values[pick()];
    },
    biasedSampler: (source) => {
      const pick = picker(
        values.map((value, i) => value * shares[i]),
        source,
      );
      return () => values[pick()];
    },
  };
}
