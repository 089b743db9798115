import { stream } from "../../random/index.js";
import { figureSetting, type Setting, type UncertainFigure } from "../../scenario/index.js";
import {
  intervalAround,
  type MorrisTrajectory,
  morrisIndices,
  morrisTrajectory,
  morrisUniforms,
} from "../../stats/index.js";
import { type Evaluate, type Evaluated, estimatesOf, largestFirst } from "./evaluation.js";
import type { Described, MorrisFinding } from "./result.js";

export interface ScreeningDesign {
  readonly figures: readonly UncertainFigure[];
  readonly trajectories: number;
  readonly levels: number;
  readonly seed: string;
}

/** A trajectory as it is simulated. */
interface Walk {
  readonly trajectory: MorrisTrajectory;
  readonly points: readonly (readonly Setting[])[];
}

/** Random walks through the ranges, one figure moved at a time. Whole numbers are rounded, and the steps that were really
 *  taken are what effects are counted by. */
export function walksOf({ figures, trajectories, levels, seed }: ScreeningDesign): readonly Walk[] {
  return Array.from({ length: trajectories }, (_, index) => {
    const luck = stream({ seed, replication: 0, parts: ["sensitivity", "morris", index] });
    const uniforms = Array.from({ length: morrisUniforms(figures.length) }, luck);
    const { points, moved } = morrisTrajectory(uniforms, { levels });
    const values = points.map((point) => point.map((share, i) => valueAt(figures[i], share)));
    const real = values.map((point) =>
      point.map((value, i) => (value - figures[i].from) / (figures[i].to - figures[i].from)),
    );
    return {
      trajectory: { points: real, moved },
      points: values.map((point) => point.map((value, i) => figureSetting(figures[i], value))),
    };
  });
}

function valueAt({ kind, from, to }: UncertainFigure, share: number): number {
  const value = from + share * (to - from);
  return kind === "wholeNumber" ? Math.round(value) : Number(value.toPrecision(12));
}

export interface Screened {
  readonly findings: readonly MorrisFinding[];
  /** Walks that were finished. */
  readonly trajectories: number;
  readonly points: number;
}

/** Morris' indices of every figure for every metric. */
export async function screen(
  design: ScreeningDesign,
  metrics: readonly Described[],
  level: number,
  evaluate: Evaluate,
): Promise<Screened> {
  const walks = walksOf(design);
  const found = await evaluate(walks.flatMap(({ points }) => points));
  const length = design.figures.length + 1;
  const done = Math.floor(found.length / length);
  const outputs = walks.slice(0, done).map((_, i) => found.slice(i * length, (i + 1) * length));
  const finished = walks.slice(0, done).map(({ trajectory }) => trajectory);
  const findings = metrics.map((metric, i) => findingOf(metric, i, design, finished, outputs, level));
  return { findings, trajectories: done, points: found.length };
}

function findingOf(
  described: Described,
  metric: number,
  { figures }: ScreeningDesign,
  trajectories: readonly MorrisTrajectory[],
  outputs: readonly (readonly Evaluated[])[],
  level: number,
): MorrisFinding {
  const values = outputs.map((points) => estimatesOf(points, metric));
  const unmeasured = values.flat().filter((value) => !Number.isFinite(value)).length;
  if (unmeasured > 0 || values.length === 0) return { ...described, unmeasured, effects: [] };
  const effects = morrisIndices(trajectories, values).map(({ mu, muStar, sigma, muStarError }, i) => ({
    path: figures[i].path,
    mu,
    muStar: intervalAround(muStar, muStarError, values.length, level),
    sigma,
  }));
  return { ...described, unmeasured, effects: largestFirst(effects, ({ muStar }) => muStar.estimate ?? Number.NaN) };
}
