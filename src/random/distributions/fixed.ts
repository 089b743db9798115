import type { Law } from "../law.js";
import type { SpecOf } from "../spec.js";

export function fixed({ value }: SpecOf<"fixed">): Law {
  return {
    moment: (n) => value ** n,
    partial: (n, x) => (x < value ? 0 : value ** n),
    sampler: () => () => value,
    biasedSampler: () => () => value,
  };
}
