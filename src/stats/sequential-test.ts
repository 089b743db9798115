import { UsageError } from "../foundation/index.js";
import { compensatedSum, momentsOf } from "./moments.js";
import { studentTQuantile } from "./student-t.js";

export interface SignGoal {
  /** A mean closer to 0 than this may be called either. > 0 */
  readonly delta: number;
  /** Probability of the wrong sign when the mean is `delta` or more from 0, (0, 1/2). */
  readonly error: number;
  /** Values that the variance is taken from, whole and at least 2; 10 or more is usual. */
  readonly firstStage: number;
}

/** What a sequential test of a sign says of the values so far. */
export interface SignVerdict {
  /** Absent while more values are needed. */
  readonly sign: "above" | "below" | undefined;
  /** Values that decided; without a decision, all that were given. */
  readonly used: number;
  /** Values after which there is a decision in any case. Absent before the first stage is full. */
  readonly atMost: number | undefined;
}

function checkGoal({ delta, error, firstStage }: SignGoal): void {
  if (!(delta > 0) || !(error > 0 && error < 0.5) || !Number.isInteger(firstStage) || firstStage < 2) {
    throw new UsageError(
      `sign test: expected delta > 0, error between 0 and 1/2, a first stage of 2 or more, received ${delta}, ${error}, ${firstStage}`,
    );
  }
}

/** Whether the mean of independent normal values is above or below 0, by a test that may stop after each of them: the
 *  procedure of Kim and Nelson for one comparison, with the triangular boundary (c = 1). With S² of the first n0 values,
 *  η = ((2 error)^(-2/(n0 - 1)) - 1)/2 and h² = 2η(n0 - 1), it goes on while the sum of r values is within
 *  h²S²/(2 delta) - r delta/2 of 0, and takes the sign of the sum where it ends. Values after the decision change nothing,
 *  so whoever gives more of them than needed hears the same.
 *  @param values in the order in which they came, such as margins over replications
 *  @source Kim and Nelson, ACM TOMACS 2001;11:251; comparison with a standard, Kim, ACM TOMACS 2005;15:155
 *  @throws UsageError for a goal outside its ranges */
export function sequentialSign(values: ArrayLike<number>, goal: SignGoal): SignVerdict {
  checkGoal(goal);
  const { delta, error, firstStage } = goal;
  if (values.length < firstStage) return { sign: undefined, used: values.length, atMost: undefined };
  const first = Array.from({ length: firstStage }, (_, i) => values[i]);
  const reach = spread(first, error) / (2 * delta);
  const atMost = Math.max(firstStage, Math.ceil((2 * reach) / delta));
  let sum = compensatedSum(first);
  for (let used = firstStage; ; used++) {
    if (Math.abs(sum) >= reach - (used * delta) / 2) return { sign: sum < 0 ? "below" : "above", used, atMost };
    if (used === values.length) return { sign: undefined, used, atMost };
    sum += values[used];
  }
}

/** Whether a few values alone tell the sign of their mean: Student's one-sided test either way, so that for normal values the
 *  wrong sign is told with probability `error` at most, however small the mean. Values that do not vary tell nothing: a few
 *  may be alike by chance.
 *  @param error (0, 1/2) */
export function signAtFirstSight(values: readonly number[], error: number): "above" | "below" | undefined {
  const { mean = 0, variance = 0 } = momentsOf(values);
  if (!(variance > 0)) return undefined;
  const reach = studentTQuantile(1 - error, values.length - 1) * Math.sqrt(variance / values.length);
  if (Math.abs(mean) < reach) return undefined;
  return mean < 0 ? "below" : "above";
}

/** h²S² of the first stage: values × delta² after which there is a decision in any case. */
function spread(first: readonly number[], error: number): number {
  const eta = ((2 * error) ** (-2 / (first.length - 1)) - 1) / 2;
  return 2 * eta * (first.length - 1) * (momentsOf(first).variance ?? 0);
}

/** The smallest `delta` with which `sequentialSign` has decided after `most` values. It depends on the spread of the first
 *  stage alone, which for normal values says nothing of their mean, so whoever takes it for `delta` keeps the test's error.
 *  0 where the first stage does not vary.
 *  @param first values of the first stage, 2 or more
 *  @param most whole, at least as many as in the first stage */
export function affordableDelta(first: readonly number[], error: number, most: number): number {
  checkGoal({ delta: 1, error, firstStage: first.length });
  return Math.sqrt(spread(first, error) / most) * (1 + 1e-9);
}

/** Comparisons that halving takes to find the first of `candidates` that keeps a target. [whole]
 *  @throws UsageError unless candidates is whole and above 0 */
export function bisectionSteps(candidates: number): number {
  if (!Number.isInteger(candidates) || candidates < 1) {
    throw new UsageError(`bisection: expected a whole number of candidates above 0, received ${candidates}`);
  }
  return Math.ceil(Math.log2(candidates));
}

/** The error that each comparison of a search by halving may have, so that the whole search errs with probability `error`
 *  at most: it ends beyond the indifference zone only if some comparison outside the zone was wrong. With s steps, at most
 *  max(s, 2s - 2) of the points outside the zone can be reached without a mistake (s if no point lies in it), whatever luck
 *  the comparisons share. */
export function errorPerComparison(error: number, candidates: number): number {
  const steps = bisectionSteps(candidates);
  return error / Math.max(1, steps, 2 * steps - 2);
}
