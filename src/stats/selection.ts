import { UsageError } from "../foundation/index.js";
import { compensatedSum, momentsOf } from "./moments.js";
import { bonferroniLevel } from "./multiplicity.js";
import { studentTQuantile } from "./student-t.js";

export interface SelectionGoal {
  /** Smallest difference in means that matters; a system so close to the best may be chosen too. > 0 */
  readonly delta: number;
  /** Probability of choosing the best when it is better by `delta` or more, (0, 1). */
  readonly level: number;
  /** `pairs`: every difference has a variance of its own (Clark and Yang); always valid for normal outputs.
   *  `alike`: all differences have the same variance (sphericity, Nelson and Matejcik), which needs fewer. */
  readonly differences: "pairs" | "alike";
}

function largestPairVariance(systems: readonly ArrayLike<number>[]): number {
  const variances = systems.flatMap((one, i) =>
    systems.slice(i + 1).map((other) => momentsOf(Array.from(one, (value, r) => value - other[r])).variance ?? 0),
  );
  return Math.max(...variances);
}

/** Twice the mean square that is left after the means of systems and of replications are taken off. */
function commonPairVariance(systems: readonly ArrayLike<number>[]): number {
  const [k, n] = [systems.length, systems[0].length];
  const means = systems.map((system) => compensatedSum(system) / n);
  const luck = Array.from(
    { length: n },
    (_, r) => compensatedSum(systems.map((system, i) => system[r] - means[i])) / k,
  );
  const squares = systems.flatMap((system, i) => luck.map((shared, r) => (system[r] - means[i] - shared) ** 2));
  return (2 * compensatedSum(squares)) / ((k - 1) * (n - 1));
}

/** How many replications of every system, the first stage's included, it takes until the one with the best mean may be
 *  chosen. Two stages: the variances of the first decide, and the means of all are compared. The critical value is
 *  Bonferroni's, slightly conservative for `alike`.
 *  @param firstStage replications of each system, the r-th of all with the same luck; the means do not matter
 *  @source Clark and Yang, Proc Winter Simulation Conference 1986:313; Nelson and Matejcik, Management Science 1995;41:1935
 *  @throws UsageError for fewer than two systems or replications, lengths that differ, delta not above 0 or a level outside
 *  (0, 1) */
export function replicationsToSelect(firstStage: readonly ArrayLike<number>[], goal: SelectionGoal): number {
  const { delta, level, differences } = goal;
  const k = firstStage.length;
  const n = firstStage[0]?.length ?? 0;
  if (k < 2 || n < 2 || firstStage.some((system) => system.length !== n) || !(delta > 0)) {
    throw new UsageError("selection: expected two systems or more with the same replications, and delta above 0");
  }
  const alike = differences === "alike";
  const critical = studentTQuantile(bonferroniLevel(level, k - 1), (n - 1) * (alike ? k - 1 : 1));
  const variance = alike ? commonPairVariance(firstStage) : largestPairVariance(firstStage);
  return Math.max(n, Math.ceil((critical / delta) ** 2 * variance));
}
