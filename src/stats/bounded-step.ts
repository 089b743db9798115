import { compensatedSum } from "./moments.js";
import type { Decompose } from "./singular-values.js";

interface Situation {
  /** In the unit box. */
  readonly at: readonly number[];
  readonly residuals: readonly number[];
  readonly slopes: readonly (readonly number[])[];
  /** Relative to the square of the largest singular value. */
  readonly damping: number;
  readonly svd: Decompose;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return compensatedSum(a.map((value, i) => value * b[i]));
}

/** The damped step of some of the parameters, when the others' moves have already changed the residuals. */
function dampedStep({ residuals, slopes, damping, svd }: Situation, moving: readonly number[]): readonly number[] {
  const { u, s, v } = svd(slopes.map((row) => moving.map((parameter) => row[parameter])));
  const largest = s[0] ** 2;
  if (!(largest > 0)) return moving.map(() => 0);
  const along = s.map((size, k) => {
    return (
      (-size / (size * size + damping * largest)) *
      dot(
        u.map((row) => row[k]),
        residuals,
      )
    );
  });
  return moving.map((_, i) => dot(v[i], along));
}

/** Parameters that lie on a bound and would go beyond it if chi-square had its way. */
function held({ at, residuals, slopes }: Situation): ReadonlySet<number> {
  const uphill = at.map((_, i) =>
    dot(
      slopes.map((row) => row[i]),
      residuals,
    ),
  );
  return new Set(at.map((_, i) => i).filter((i) => (at[i] <= 0 && uphill[i] > 0) || (at[i] >= 1 && uphill[i] < 0)));
}

/** Where a damped Gauss-Newton step leads within the unit box. Parameters that the step would carry beyond a bound stop there,
 *  and the others' step is found again, given where those stop. */
export function boundedStep(situation: Situation): readonly number[] {
  const { at, slopes } = situation;
  const stopped = new Map([...held(situation)].map((i) => [i, at[i]]));
  for (;;) {
    const moving = at.map((_, i) => i).filter((i) => !stopped.has(i));
    if (moving.length === 0) return at.map((_, i) => stopped.get(i)!);
    const moves = at.map((from, i) => (stopped.get(i) ?? from) - from);
    const residuals = situation.residuals.map((residual, row) => residual + dot(slopes[row], moves));
    const steps = dampedStep({ ...situation, residuals }, moving);
    const target = moving.map((i, k) => at[i] + steps[k]);
    const beyond = moving.filter((_, k) => target[k] < 0 || target[k] > 1);
    if (beyond.length === 0) return at.map((_, i) => stopped.get(i) ?? target[moving.indexOf(i)]);
    for (const i of beyond) stopped.set(i, target[moving.indexOf(i)] < 0 ? 0 : 1);
  }
}
