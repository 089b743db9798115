import { randomUniform } from "d3-random";
import type { Law } from "../law.js";
import type { SpecOf } from "../spec.js";

export function uniform({ from, to }: SpecOf<"uniform">): Law {
  const partial = (n: number, x: number) => {
    const end = Math.min(to, Math.max(from, x));
    return (end ** (n + 1) - from ** (n + 1)) / ((n + 1) * (to - from));
  };
  return {
    moment: (n) => partial(n, to),
    partial,
    sampler: (source) => randomUniform.source(source)(from, to),
    biasedSampler: (source) => () => Math.sqrt(from * from + source() * (to * to - from * from)),
  };
}
