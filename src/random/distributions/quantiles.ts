import type { Law } from "../law.js";
import { mixtureOf } from "./mixture.js";
import { fixed } from "./fixed.js";
import { uniform } from "./uniform.js";
import type { SpecOf } from "../spec.js";

/** Straight lines between the quantiles given: a mixture of uniform pieces. */
export function quantiles({ quantiles: given }: SpecOf<"quantiles">): Law {
  const pieces = given.slice(1).map(([p, to], i) => {
    const [before, from] = given[i];
    const law = to > from ? uniform({ kind: "uniform", from, to }) : fixed({ kind: "fixed", value: to });
    return { share: p - before, law };
  });
  return mixtureOf(pieces);
}
