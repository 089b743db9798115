import { CancelledError, STREAM_VERSION, UsageError, VERSION } from "../foundation/index.js";
import { describeMetric, METRICS, type Part } from "../observe/index.js";
import {
  type MetricFacts,
  type PublishedFigure,
  type PublishedFigures,
  rulesInWords,
  type Scenario,
  type Variation,
} from "../scenario/index.js";
import { fitFigures } from "./calibration-fit.js";
import type { Calibration, Unknown } from "./calibration-result.js";
import { outcomeOf } from "./figure-outcome.js";
import { FitPoints, type Wanted } from "./fit-points.js";
import { overloads, overloadWarnings } from "./overload.js";
import type { ExperimentOptions } from "./replications.js";
import { coldStart, identityOf } from "./study.js";

export interface CalibrateOptions extends Omit<ExperimentOptions, "policies" | "precision"> {
  /** Metrics whose range over equally good fits is wanted. */
  readonly answers?: readonly { readonly metric: string; readonly of?: Part }[];
}

/** What a reader of published figures must know of the metrics. */
export const METRIC_FACTS: ReadonlyMap<string, MetricFacts> = new Map(
  METRICS.map(({ id, measure, scopes }) => [id, { isShare: measure === "share", scopes }]),
);

/** Fewest replications at a point: with fewer their spread is not known. */
const FEWEST = 12;

/** Fits unknowns of a scenario to published figures: the least sum of squared differences in standard errors of both figure and
 *  simulation together, under common random numbers, within the bounds. Figures held back are looked at afterwards.
 *  @throws UsageError without unknowns or figures, for bounds that do not hold the start, metrics or parts that are not there
 *  @throws CancelledError when stopped: half a fit is none */
export async function calibrate(
  vary: Variation,
  unknowns: readonly Unknown[],
  figures: PublishedFigures,
  { answers = [], ...options }: CalibrateOptions = {},
): Promise<Calibration> {
  const scenario = vary([]);
  refuse(unknowns, answers, options);
  const settled = { ...options, replications: options.replications ?? replicationsOf(scenario) };
  const fitted = figures.targets.filter(({ use }) => use === "fit");
  const heldBack = figures.targets.filter(({ use }) => use === "validate");
  const { fit, best } = await orCancelled(settled, async () => {
    const points = new FitPoints(vary, pathsOf(unknowns), [...fitted.map(wanted), ...answers], settled);
    return fitFigures(points, unknowns, fitted, answers);
  });
  const validation = await orCancelled(settled, async () => {
    if (heldBack.length === 0) return [];
    const after = new FitPoints(vary, pathsOf(unknowns), heldBack.map(wanted), settled);
    const { found } = await after.at(fit.parameters.map(({ value }) => value));
    return heldBack.map((figure, i) => outcomeOf(figure, found[i]));
  });
  return {
    format: "securebeds/calibration@1",
    version: VERSION,
    streamVersion: STREAM_VERSION,
    scenario: identityOf(scenario),
    seed: scenario.seed,
    replications: settled.replications,
    fit,
    validation,
    rules: rulesInWords(scenario),
    warnings: [...overloadWarnings(overloads(best)), ...coldStart(best)],
  };
}

function pathsOf(unknowns: readonly Unknown[]): readonly string[] {
  return unknowns.map(({ path }) => path);
}

function wanted({ metric, of }: PublishedFigure): Wanted {
  return of === undefined ? { metric } : { metric, of };
}

function refuse(unknowns: readonly Unknown[], answers: readonly Wanted[], { replications }: ExperimentOptions): void {
  if (unknowns.length === 0) throw new UsageError("calibrate: expected one or more unknowns to be found");
  for (const { path, value, from, to } of unknowns) {
    if (!(from < to && from <= value && value <= to))
      throw new UsageError(`${path}: expected bounds that hold the file's ${value}, received ${from} to ${to}`);
  }
  const twice = unknowns.find(({ path }, i) => unknowns.findIndex((other) => other.path === path) < i);
  if (twice !== undefined) throw new UsageError(`${twice.path} is given twice`);
  for (const { metric } of answers) describeMetric(metric);
  if (replications !== undefined && replications < 2)
    throw new UsageError("calibrate: expected 2 or more replications, as one does not show how much it varies");
}

function replicationsOf({ study: { replications } }: Scenario): number {
  return replications.kind === "fixed" ? Math.max(2, replications.count) : Math.max(FEWEST, replications.atLeast);
}

/** Whatever was stopped half-way is told as a stop. */
async function orCancelled<T>({ signal }: ExperimentOptions, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted && !(error instanceof CancelledError))
      throw new CancelledError("stopped before the fit was found");
    throw error;
  }
}
