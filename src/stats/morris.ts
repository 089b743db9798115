import { UsageError } from "../foundation/index.js";
import { compensatedSum, momentsOf } from "./moments.js";

/** The grid on which factors move. */
export interface MorrisGrid {
  /** Values that a factor takes, evenly from 0 to 1. Even and at least 2; 4 is usual. */
  readonly levels: number;
  /** Levels that a factor jumps. By default half of the levels, so that every level is visited as often. */
  readonly jump?: number;
}

/** Points of which each differs from the one before in one factor. */
export interface MorrisTrajectory {
  /** One more than there are factors, each with a value in [0, 1] per factor. */
  readonly points: readonly (readonly number[])[];
  /** Which factor moves on the way to each point but the first. */
  readonly moved: readonly number[];
}

/** What moving one factor does. */
export interface ElementaryEffects {
  /** Mean effect per unit of the factor's range; near 0 also when effects of both signs cancel. */
  readonly mu: number;
  /** Mean absolute effect: the screening index. */
  readonly muStar: number;
  /** Standard deviation of the effects: interaction or curvature. Absent for a single trajectory, as is `muStarError`. */
  readonly sigma: number | undefined;
  /** Standard error of `muStar` over trajectories. */
  readonly muStarError: number | undefined;
}

/** Uniform numbers that a trajectory takes: where each factor starts, whether it goes up or down, in which order. */
export function morrisUniforms(factors: number): number {
  return 3 * factors;
}

function jumpOf({ levels, jump = levels / 2 }: MorrisGrid): number {
  const whole = Number.isInteger(levels) && levels >= 2 && levels % 2 === 0 && Number.isInteger(jump);
  if (!whole || jump < 1 || jump >= levels) {
    throw new UsageError(
      `Morris: expected an even number of levels and a jump within them, received ${levels} and ${jump}`,
    );
  }
  return jump;
}

function checkUniforms(uniforms: ArrayLike<number>): void {
  for (let i = 0; i < uniforms.length; i++) {
    if (!(uniforms[i] >= 0 && uniforms[i] < 1)) {
      throw new UsageError(`Morris: expected uniform numbers in [0, 1), received ${uniforms[i]}`);
    }
  }
  if (uniforms.length % 3 !== 0)
    throw new UsageError(`Morris: expected three numbers a factor, received ${uniforms.length}`);
}

/** Each order of 0 … n - 1 equally likely (Fisher and Yates). */
function shuffled(uniforms: readonly number[]): number[] {
  const order = uniforms.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(uniforms[i] * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}

/** One random trajectory of Morris' design through the unit cube.
 *  @param uniforms three per factor (`morrisUniforms`), in [0, 1); the same numbers give the same trajectory
 *  @source Morris, Technometrics 1991;33:161
 *  @throws UsageError for another count or range of numbers, or a grid outside its ranges */
export function morrisTrajectory(uniforms: ArrayLike<number>, grid: MorrisGrid): MorrisTrajectory {
  const jump = jumpOf(grid);
  checkUniforms(uniforms);
  const all = Array.from(uniforms);
  const factors = all.length / 3;
  const low = all.slice(0, factors).map((u) => Math.floor(u * (grid.levels - jump)));
  const up = all.slice(factors, 2 * factors).map((u) => u >= 0.5);
  const moved = shuffled(all.slice(2 * factors));
  let place = low.map((level, i) => (up[i] ? level : level + jump));
  const places = [place];
  for (const factor of moved) {
    place = place.with(factor, low[factor] + (up[factor] ? jump : 0));
    places.push(place);
  }
  return { points: places.map((levels) => levels.map((level) => level / (grid.levels - 1))), moved };
}

function effectsOf({ points, moved }: MorrisTrajectory, outputs: ArrayLike<number>): readonly number[] {
  if (outputs.length !== points.length) {
    throw new UsageError(`Morris: ${points.length} points in a trajectory but ${outputs.length} outputs`);
  }
  const effects = new Array<number>(moved.length);
  moved.forEach((factor, step) => {
    const distance = points[step + 1][factor] - points[step][factor];
    effects[factor] = (outputs[step + 1] - outputs[step]) / distance;
  });
  return effects;
}

/** Morris' indices of every factor from the outputs at the points of several trajectories. An output that is a mean of
 *  replications should have the same luck at all points of a trajectory, or noise counts as effect.
 *  @source Morris 1991; mu* from Campolongo, Cariboni and Saltelli, Environ Modell Softw 2007;22:1509
 *  @throws UsageError when outputs and points differ in number, or trajectories in factors */
export function morrisIndices(
  trajectories: readonly MorrisTrajectory[],
  outputs: readonly ArrayLike<number>[],
): readonly ElementaryEffects[] {
  const factors = trajectories[0]?.moved.length ?? 0;
  if (trajectories.length !== outputs.length || trajectories.some(({ moved }) => moved.length !== factors)) {
    throw new UsageError("Morris: expected outputs for each trajectory, and trajectories of the same factors");
  }
  const effects = trajectories.map((trajectory, i) => effectsOf(trajectory, outputs[i]));
  return Array.from({ length: factors }, (_, factor) => indicesOf(effects.map((ofAll) => ofAll[factor])));
}

function indicesOf(effects: readonly number[]): ElementaryEffects {
  const n = effects.length;
  const sizes = effects.map(Math.abs);
  const { variance } = momentsOf(effects);
  const sizeVariance = momentsOf(sizes).variance;
  return {
    mu: compensatedSum(effects) / n,
    muStar: compensatedSum(sizes) / n,
    sigma: variance === undefined ? undefined : Math.sqrt(variance),
    muStarError: sizeVariance === undefined ? undefined : Math.sqrt(sizeVariance / n),
  };
}
