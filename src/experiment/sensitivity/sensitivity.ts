import { CancelledError, STREAM_VERSION, VERSION } from "../../foundation/index.js";
import { estimate, replicationValues } from "../../observe/index.js";
import {
  refuseImpossible,
  rulesInWords,
  type Scenario,
  type Setting,
  type UncertainFigure,
  type Variation,
} from "../../scenario/index.js";
import { type PlayedPoint, type PointsToPlay, playPoints, refusePrecision } from "../design-points.js";
import { observationOf } from "../observation.js";
import { overloads, overloadWarnings } from "../overload.js";
import { LEVEL } from "../replications.js";
import { coldStart, identityOf, ownRulesSaid, windowOf } from "../study.js";
import { decompose, rowsOf } from "./decomposition.js";
import type { Evaluate, Evaluated } from "./evaluation.js";
import { planSensitivity, type SensitivityOptions, type SensitivityPlan } from "./plan.js";
import type { MorrisResult, SensitivityResult, SobolResult, TornadoResult } from "./result.js";
import { screen, walksOf } from "./screening.js";
import { TornadoPairs, tornadoFindings, tornadoPoints } from "./tornado.js";

/** Points that are looked through for mistakes before anything runs. */
const LOOKED_THROUGH = 2000;

/** One analysis: what is varied, how, and what runs it. */
interface Analysis {
  readonly variation: Variation;
  readonly figures: readonly UncertainFigure[];
  readonly base: Scenario;
  readonly plan: SensitivityPlan;
  readonly options: SensitivityOptions;
}

/** Which of some uncertain figures the results of a scenario turn on. Each figure is uniform between its ends and
 *  independent of the others; figures that depend on each other are out of scope. Replication r has the same luck at
 *  every point, so that what differs between points is what the figures do.
 *  @throws ScenarioError when the scenario cannot be had at some point, before anything is simulated
 *  @throws UsageError for no figures, a metric that there is not, or options outside their ranges
 *  @throws CancelledError when stopped before anything could be said */
export async function sensitivity(
  variation: Variation,
  figures: readonly UncertainFigure[],
  options: SensitivityOptions = {},
): Promise<SensitivityResult> {
  refusePrecision(options, "sensitivity analysis");
  const base = variation([]);
  const plan = planSensitivity(base, figures, options);
  const analysis = { variation, figures, base, plan, options };
  if (plan.method === "tornado") return tornado(analysis);
  return plan.method === "morris" ? morris(analysis) : sobol(analysis);
}

async function tornado(analysis: Analysis): Promise<TornadoResult> {
  const { figures, plan, options } = analysis;
  const { metrics, cost } = plan;
  const pairs = new TornadoPairs(
    metrics.map(({ metric }) => metric),
    LEVEL,
  );
  const found = await playPoints(toPlay(analysis, tornadoPoints(figures)), options, (played, position) =>
    pairs.see({ plan: observationOf(played.scenario, options.policies), outputs: played.outputs }, position),
  );
  if (found.length < 3) throw cancelled(found.length, cost.points);
  const findings = tornadoFindings(figures, metrics, found, LEVEL);
  return { ...common(analysis, found.length), method: "tornado", findings };
}

async function morris(analysis: Analysis): Promise<MorrisResult> {
  const { figures, plan, base } = analysis;
  const { trajectories, levels, metrics, cost } = plan;
  const design = { figures, trajectories, levels, seed: base.seed };
  const points = walksOf(design).flatMap((walk) => walk.points);
  const found = await screen(design, metrics, LEVEL, evaluator(analysis, points));
  if (found.trajectories < 2) throw cancelled(found.points, cost.points);
  return {
    ...common(analysis, found.points),
    method: "morris",
    trajectories: found.trajectories,
    levels,
    findings: found.findings,
  };
}

async function sobol(analysis: Analysis): Promise<SobolResult> {
  const { figures, plan, base } = analysis;
  const design = { figures, rows: plan.rows, seed: base.seed };
  const found = await decompose(design, plan.metrics, LEVEL, evaluator(analysis, rowsOf(design)));
  if (found.rows < 4) throw cancelled(found.points, plan.cost.points);
  return { ...common(analysis, found.points), method: "sobol", rows: found.rows, findings: found.findings };
}

function cancelled(done: number, of: number): CancelledError {
  return new CancelledError(`stopped after ${done} of ${of} points, which say nothing yet`);
}

function toPlay({ variation, base, plan }: Analysis, points: readonly (readonly Setting[])[]): PointsToPlay {
  refuseImpossible(variation, points.slice(0, LOOKED_THROUGH));
  const step = `${plan.method}, ${plan.cost.points} points`;
  return { variation, points, seed: base.seed, replications: plan.cost.replications, step };
}

/** Simulates the points it is asked for. */
function evaluator(analysis: Analysis, planned: readonly (readonly Setting[])[]): Evaluate {
  const play = toPlay(analysis, planned);
  return (points) => playPoints({ ...play, points }, analysis.options, (played) => evaluated(analysis, played));
}

function evaluated({ plan, options }: Analysis, { scenario, outputs }: PlayedPoint): Evaluated {
  const observed = observationOf(scenario, options.policies);
  return {
    estimates: plan.metrics.map(({ metric }) => estimate(observed, outputs, metric, LEVEL).estimate ?? Number.NaN),
    replications: plan.metrics.map(({ metric }) => replicationValues(observed, outputs, metric)),
  };
}

function common({ base, figures, plan, options: { policies } }: Analysis, points: number) {
  const { replications } = plan.cost;
  return {
    format: "securebeds/sensitivity@1",
    version: VERSION,
    streamVersion: STREAM_VERSION,
    scenario: identityOf(base, policies),
    seed: base.seed,
    level: LEVEL,
    window: windowOf(base),
    figures,
    cost: { points, replications, runs: points * replications },
    planned: plan.cost,
    stopped: points < plan.cost.points ? "cancelled" : "fixed number",
    rules: rulesInWords(base, policies),
    warnings: [
      ...outside(figures),
      ...overloadWarnings(overloads(base, policies)),
      ...coldStart(base),
      ...ownRulesSaid(policies),
    ],
  } as const;
}

/** A range that leaves the present value out is seldom meant. */
function outside(figures: readonly UncertainFigure[]): readonly string[] {
  return figures
    .filter(({ value, from, to }) => value !== undefined && (value < from || value > to))
    .map(({ path }) => `The value that the scenario has for ${path} lies outside the range that was studied.`);
}
