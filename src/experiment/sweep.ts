import { CancelledError, STREAM_VERSION, UsageError, VERSION } from "../foundation/index.js";
import { estimate } from "../observe/index.js";
import {
  type Axis,
  combinationCount,
  combinations,
  fingerprint,
  MOST_POINTS,
  refuseImpossible,
  rulesInWords,
  type Setting,
  type Variation,
} from "../scenario/index.js";
import { HEADLINE_METRICS } from "./compare.js";
import { type PlayedPoint, playPoints, refusePrecision, replicationsAtEachPoint } from "./design-points.js";
import { refuseMetrics } from "./metric-ids.js";
import { observationOf } from "./observation.js";
import { type ExperimentOptions, LEVEL } from "./replications.js";
import type { Metrics, Result, ScenarioId } from "./result.js";
import { identityOf, warningsOf, windowOf } from "./study.js";

export interface SweepOptions extends ExperimentOptions {
  /** Ids of metrics, in the order in which they are to be told; by default the headlines. */
  readonly metrics?: readonly string[];
}

/** What a scenario comes to over a grid of settings. */
export interface SweepResult {
  readonly format: "securebeds/sweep@1";
  readonly version: string;
  readonly streamVersion: number;
  /** The scenario that was varied, as it is. */
  readonly scenario: ScenarioId;
  readonly seed: string;
  readonly level: number;
  /** At every point, the same people and the same luck at each. */
  readonly replications: number;
  readonly axes: readonly Axis[];
  readonly metrics: readonly string[];
  /** Every combination of the axes' values, the last axis changing fastest; a cancelled sweep holds those it came to. */
  readonly points: readonly SweptPoint[];
  /** Points there would be. */
  readonly planned: number;
  readonly stopped: Result["stopped"];
  readonly rules: readonly string[];
  /** Of any of the points, each once. */
  readonly warnings: readonly string[];
}

export interface SweptPoint {
  /** One for each axis, in their order. */
  readonly settings: readonly Setting[];
  readonly fingerprint: string;
  readonly window: Result["window"];
  readonly metrics: Metrics;
}

/** Simulates a scenario at every combination of some parameters' values. Each point gives, to the last digit, what a study
 *  of that scenario with as many replications gives.
 *  @throws ScenarioError with every wrong path and value before anything is simulated
 *  @throws UsageError for no axis, too many points, or a metric that there is not
 *  @throws CancelledError when stopped before the first point was done */
export async function sweep(
  variation: Variation,
  axes: readonly Axis[],
  { metrics = HEADLINE_METRICS, ...options }: SweepOptions = {},
): Promise<SweepResult> {
  refusePrecision(options, "sweep");
  refuseMetrics(metrics);
  const points = pointsOf(axes);
  refuseImpossible(variation, points);
  const base = variation([]);
  const replications = replicationsAtEachPoint(base, options);
  const warnings = new Set<string>();
  const digest = (played: PlayedPoint, position: number) => {
    const found = sweptPoint(played, points[position], metrics, options);
    for (const warning of found.warnings) warnings.add(warning);
    return found.point;
  };
  const step = `${points.length} points`;
  const found = await playPoints({ variation, points, seed: base.seed, replications, step }, options, digest);
  if (found.length === 0) throw new CancelledError(`stopped at the first of ${points.length} points`);
  return {
    format: "securebeds/sweep@1",
    version: VERSION,
    streamVersion: STREAM_VERSION,
    scenario: identityOf(base, options.policies),
    seed: base.seed,
    level: LEVEL,
    replications,
    axes,
    metrics,
    points: found,
    planned: points.length,
    stopped: found.length < points.length ? "cancelled" : "fixed number",
    rules: rulesInWords(base, options.policies),
    warnings: [...warnings],
  };
}

/** @throws UsageError */
function pointsOf(axes: readonly Axis[]): readonly (readonly Setting[])[] {
  if (axes.length === 0) throw new UsageError("A sweep varies at least one parameter: give an axis, or --vary.");
  for (const { path, values } of axes) {
    if (values.length === 0) throw new UsageError(`${path}: expected at least one value, received none`);
    if (path === "seed") throw new UsageError("seed: all points of a sweep share their luck, and so the seed");
  }
  const count = combinationCount(axes);
  if (count > MOST_POINTS) {
    const [number, most] = [count, MOST_POINTS].map((each) => each.toLocaleString("en-GB"));
    throw new UsageError(
      `The values make ${number} combinations, and a sweep simulates at most ${most}: take longer steps, or sweep fewer parameters at a time.`,
    );
  }
  return combinations(axes);
}

function sweptPoint(
  { scenario, outputs }: PlayedPoint,
  settings: readonly Setting[],
  metrics: readonly string[],
  { policies }: ExperimentOptions,
): { readonly point: SweptPoint; readonly warnings: readonly string[] } {
  const plan = observationOf(scenario, policies);
  const estimated = (ids: readonly string[]) =>
    Object.fromEntries(ids.map((id) => [id, estimate(plan, outputs, id, LEVEL)]));
  const point = {
    settings,
    fingerprint: fingerprint(scenario),
    window: windowOf(scenario),
    metrics: estimated(metrics),
  };
  return { point, warnings: warningsOf(scenario, estimated(["stillWaiting"]), policies) };
}
