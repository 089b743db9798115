import type { Part } from "../observe/index.js";
import { contributions, type Side } from "../observe/index.js";
import { comparisonsWithBest } from "../stats/index.js";
import type { AgainstTheBest } from "./comparison.js";
import { directionOf } from "./verdict.js";

/** Which of several scenarios may be the best in a metric, with one confidence for all together; undefined where nobody can
 *  say what is better, or where there is nothing to compare. */
export function bestOf(
  sides: readonly Side[],
  id: string,
  level: number,
  part?: Part,
): readonly AgainstTheBest[] | undefined {
  const direction = directionOf(id);
  const n = sides[0].outputs.length;
  if (direction === undefined || n < 2 || sides.some(({ outputs }) => outputs.length !== n)) return undefined;
  const values = sides.map(({ plan, outputs }) => contributions(plan, outputs, id, part));
  if (values.some((replications) => !replications.every(Number.isFinite))) return undefined;
  return comparisonsWithBest(values, level, direction === "more" ? "larger" : "smaller");
}
