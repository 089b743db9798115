import { UsageError } from "../../foundation/index.js";
import { describeMetric } from "../../observe/index.js";
import type { Scenario, UncertainFigure } from "../../scenario/index.js";
import { replicationsAtEachPoint } from "../design-points.js";
import type { ExperimentOptions } from "../replications.js";
import type { Described, SensitivityCost, SensitivityMethod } from "./result.js";

export interface SensitivityOptions extends ExperimentOptions {
  /** `tornado` unless given. */
  readonly method?: SensitivityMethod;
  /** Ids of metrics; by default those of the study's targets, or the mean wait and the occupied beds. */
  readonly metrics?: readonly string[];
  /** Of Morris' method. Whole, at least 2; default 10 */
  readonly trajectories?: number;
  /** Of Morris' method: values that a figure takes. Even, at least 2; default 4 */
  readonly levels?: number;
  /** Of Sobol's method: rows of the design. A power of two, 4 to 16,384; default 64 */
  readonly rows?: number;
}

/** What is to be done, every default written out. */
export interface SensitivityPlan {
  readonly method: SensitivityMethod;
  readonly metrics: readonly Described[];
  readonly trajectories: number;
  readonly levels: number;
  readonly rows: number;
  readonly cost: SensitivityCost;
}

/** Replications at each point of a design of many points, where nobody asks for others: luck is common to all points, and
 *  what counts is how many points there are. */
const FEW = 4;
const MOST_ROWS = 2 ** 14;
const MOST_TRAJECTORIES = 10_000;
/** Sobol's sequence has 64 dimensions here, two for each figure. */
const MOST_FIGURES = 32;

/** How a sensitivity analysis would go, and how much work it would be, without doing any of it.
 *  @throws UsageError for options outside their ranges, no figures, or a metric that there is not */
export function planSensitivity(
  scenario: Scenario,
  figures: readonly UncertainFigure[],
  options: SensitivityOptions = {},
): SensitivityPlan {
  const { method = "tornado", trajectories = 10, levels = 4, rows = 64 } = options;
  refuseFigures(figures, method);
  refuseDesign(method, trajectories, levels, rows);
  const ids = options.metrics ?? usualMetrics(scenario);
  const metrics = ids.map((metric) => {
    const { title, measure } = describeMetric(metric);
    return { metric, title, measure };
  });
  if (metrics.length === 0) throw new UsageError("metrics: expected at least one metric, such as bedWait.mean");
  const replications =
    method === "tornado" ? replicationsAtEachPoint(scenario, options) : (options.replications ?? FEW);
  const points = pointsOf(method, figures.length, trajectories, rows);
  return { method, metrics, trajectories, levels, rows, cost: { points, replications, runs: points * replications } };
}

function usualMetrics({ study }: Scenario): readonly string[] {
  const targets = study.targets.map(({ metric }) => metric);
  return targets.length > 0 ? [...new Set(targets)] : ["bedWait.mean", "beds.occupied"];
}

function pointsOf(method: SensitivityMethod, figures: number, trajectories: number, rows: number): number {
  if (method === "tornado") return 2 * figures + 1;
  return method === "morris" ? trajectories * (figures + 1) : rows * (figures + 2);
}

function refuseFigures(figures: readonly UncertainFigure[], method: SensitivityMethod): void {
  if (figures.length === 0) {
    throw new UsageError(
      "No figure of the scenario is uncertain: write { value: 75%, from: 60%, to: 90% } for one, or give --vary access.accepted=60%..90%.",
    );
  }
  for (const { path, from, to } of figures) {
    if (!(Number.isFinite(from) && Number.isFinite(to) && from < to)) {
      throw new UsageError(`${path}: expected a lower and an upper end, received ${from} and ${to}`);
    }
  }
  if (method === "sobol" && figures.length > MOST_FIGURES) {
    throw new UsageError(
      `Sobol indices: expected at most ${MOST_FIGURES} figures, received ${figures.length}. Screen them with --method morris first, and give those that matter with --vary.`,
    );
  }
}

function refuseDesign(method: SensitivityMethod, trajectories: number, levels: number, rows: number): void {
  if (!["tornado", "morris", "sobol"].includes(method)) {
    throw new UsageError(`method: expected tornado, morris or sobol, received ${String(method)}`);
  }
  if (!(Number.isInteger(trajectories) && trajectories >= 2 && trajectories <= MOST_TRAJECTORIES)) {
    throw new UsageError(`trajectories: expected a whole number from 2 to 10,000, received ${trajectories}`);
  }
  if (!(Number.isInteger(levels) && levels >= 2 && levels <= 100 && levels % 2 === 0)) {
    throw new UsageError(`levels: expected an even number from 2 to 100, received ${levels}`);
  }
  if (!(rows >= 4 && rows <= MOST_ROWS && Number.isInteger(Math.log2(rows)))) {
    throw new UsageError(`rows: expected a power of two from 4 to 16,384, such as 64, received ${rows}`);
  }
}
