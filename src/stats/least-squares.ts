import { UsageError } from "../foundation/index.js";
import { boundedStep } from "./bounded-step.js";
import { type Identifiability, identifiability } from "./identifiability.js";
import { compensatedSum } from "./moments.js";
import { type Decompose, loadDecompose } from "./singular-values.js";

/** A number to be found. */
export interface FreeParameter {
  readonly start: number;
  readonly low: number;
  readonly high: number;
  /** How far it is moved to see what that does. Under common luck large enough to change many events, above 0 and at
   *  most half of the range. */
  readonly step: number;
}

/** Residuals at each of several points: (model - target) ÷ standard error of the target. At least one a point, as many at
 *  every point; deterministic, so that the same luck must be used at all points. */
export type Residuals = (points: readonly (readonly number[])[]) => Promise<readonly ArrayLike<number>[]>;

export interface FitOptions {
  /** Improvements of chi-square below this end the search. Default 0.001: far less than any target can tell. */
  readonly enough?: number;
  /** Most rounds, of one Jacobian each. Default 50. */
  readonly rounds?: number;
  /** Differences to both sides (default) or to one, which costs half and errs by the curvature. */
  readonly differences?: "central" | "forward";
}

export interface Fit extends Identifiability {
  readonly optimum: readonly number[];
  /** At the optimum. */
  readonly residuals: readonly number[];
  /** Sum of squared residuals. About residuals - parameters when the model can be right. */
  readonly chiSquare: number;
  /** d residual ÷ d parameter at the optimum: a row per residual, a column per parameter. */
  readonly jacobian: readonly (readonly number[])[];
  /** Whether the search ended because nothing better was found, not for want of rounds. */
  readonly converged: boolean;
  /** Points at which residuals were asked for. */
  readonly evaluations: number;
}

/** Dampings tried in one batch, relative to the one that last served. The first is as good as none. */
const DAMPINGS = [1e-9, 1e-2, 1e-1, 1, 10, 100];
const FIRST_DAMPING = 1e-2;
const FIRMER = 1e4;

interface Place {
  /** In the unit box. */
  readonly at: readonly number[];
  readonly residuals: readonly number[];
  readonly chiSquare: number;
}

/** The question in the unit box, where every parameter counts by its range. */
class Problem {
  readonly #free: readonly FreeParameter[];
  readonly #residuals: Residuals;
  evaluations = 0;

  constructor(free: readonly FreeParameter[], residuals: Residuals) {
    this.#free = free;
    this.#residuals = residuals;
    for (const { start, low, high, step } of free) {
      if (!(low <= start && start <= high && step > 0 && step <= (high - low) / 2)) {
        throw new UsageError(
          `least squares: expected low <= start <= high and 0 < step <= half of the range, received ${low}, ${start}, ${high}, ${step}`,
        );
      }
    }
  }

  get ranges(): readonly number[] {
    return this.#free.map(({ low, high }) => high - low);
  }

  /** The point in the caller's units; bounds are met exactly. */
  point(at: readonly number[]): readonly number[] {
    return this.#free.map(({ low, high }, i) => (at[i] >= 1 ? high : low + at[i] * (high - low)));
  }

  async ask(places: readonly (readonly number[])[]): Promise<readonly Place[]> {
    this.evaluations += places.length;
    const rows = await this.#residuals(places.map((at) => this.point(at)));
    if (rows.length !== places.length || rows.some((row) => row.length !== rows[0].length || row.length === 0)) {
      throw new UsageError(`least squares: expected residuals at ${places.length} points, as many at each`);
    }
    return places.map((at, i) => {
      const residuals = Array.from(rows[i]);
      return { at, residuals, chiSquare: compensatedSum(residuals.map((r) => r * r)) };
    });
  }

  async start(): Promise<Place> {
    const [place] = await this.ask([this.#free.map(({ start, low, high }) => (start - low) / (high - low))]);
    if (Number.isFinite(place.chiSquare)) return place;
    throw new UsageError("least squares: residuals at the start are not finite");
  }

  /** Jacobian in the unit box. Where a side lies outside, the difference to the other side serves. */
  async slopes(place: Place, central: boolean): Promise<readonly (readonly number[])[]> {
    const moves = this.#free.flatMap(({ low, high, step }, parameter) => {
      const size = step / (high - low);
      const inside = [size, -size].filter((move) => place.at[parameter] + move <= 1 && place.at[parameter] + move >= 0);
      return inside.slice(0, central ? 2 : 1).map((move) => ({ parameter, move }));
    });
    const asked = await this.ask(
      moves.map(({ parameter, move }) => place.at.with(parameter, place.at[parameter] + move)),
    );
    const columns = this.#free.map((_, parameter) => {
      const mine = moves.flatMap(({ parameter: of, move }, i) => (of === parameter ? [{ move, to: asked[i] }] : []));
      const from = mine[1] ?? { move: 0, to: place };
      return place.residuals.map(
        (_, i) => (mine[0].to.residuals[i] - from.to.residuals[i]) / (mine[0].move - from.move),
      );
    });
    return place.residuals.map((_, i) => columns.map((column) => column[i]));
  }
}

async function better(
  problem: Problem,
  place: Place,
  slopes: readonly (readonly number[])[],
  damping: number,
  svd: Decompose,
) {
  const dampings = DAMPINGS.map((factor) => factor * damping);
  const asked = await problem.ask(dampings.map((each) => boundedStep({ ...place, slopes, damping: each, svd })));
  let best = { place, damping };
  asked.forEach((tried, i) => {
    if (tried.chiSquare < best.place.chiSquare) best = { place: tried, damping: dampings[i] };
  });
  return best;
}

/** Parameters within bounds with the least sum of squared residuals nearby: Levenberg and Marquardt's steps on differences, with
 *  several dampings tried in one batch so that workers have something to do. A local search: start from several places
 *  where there may be several optima.
 *  @source Marquardt, SIAM J Appl Math 1963;11:431; Nocedal and Wright, Numerical Optimization, 2nd ed., chapter 10
 *  @throws UsageError for parameters outside their bounds, steps outside theirs, residuals that do not fit or start finite */
export async function fitLeastSquares(
  free: readonly FreeParameter[],
  residuals: Residuals,
  { enough = 1e-3, rounds = 50, differences = "central" }: FitOptions = {},
): Promise<Fit> {
  const problem = new Problem(free, residuals);
  const svd = await loadDecompose();
  let place = await problem.start();
  let slopes = await problem.slopes(place, differences === "central");
  let damping = FIRST_DAMPING;
  let converged = free.length === 0;
  for (let round = 1; round <= rounds && !converged; round++) {
    let best = await better(problem, place, slopes, damping, svd);
    if (!(best.place.chiSquare < place.chiSquare - enough))
      best = await better(problem, place, slopes, damping * FIRMER, svd);
    if (!(best.place.chiSquare < place.chiSquare - enough)) {
      converged = true;
      continue;
    }
    ({ place } = best);
    damping = Math.min(1, Math.max(1e-9, best.damping));
    slopes = await problem.slopes(place, differences === "central");
  }
  const ranges = problem.ranges;
  return {
    optimum: problem.point(place.at),
    residuals: place.residuals,
    chiSquare: place.chiSquare,
    jacobian: slopes.map((row) => row.map((slope, i) => slope / ranges[i])),
    converged,
    evaluations: problem.evaluations,
    ...identifiability(slopes, ranges, svd),
  };
}
