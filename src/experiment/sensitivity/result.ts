import type { MetricEstimate } from "../../observe/index.js";
import type { UncertainFigure } from "../../scenario/index.js";
import type { Interval, VarianceSplit } from "../../stats/index.js";
import type { Result, ScenarioId } from "../result.js";

export type SensitivityMethod = "tornado" | "morris" | "sobol";

/** How much work a sensitivity analysis is. */
export interface SensitivityCost {
  readonly points: number;
  readonly replications: number;
  /** Points × replications. */
  readonly runs: number;
}

/** Which figures of a scenario its results turn on. */
export type SensitivityResult = TornadoResult | MorrisResult | SobolResult;

interface Common {
  readonly format: "securebeds/sensitivity@1";
  readonly version: string;
  readonly streamVersion: number;
  /** The scenario as it is. */
  readonly scenario: ScenarioId;
  readonly seed: string;
  readonly level: number;
  readonly window: Result["window"];
  /** The figures that were varied, each on its own between its ends. */
  readonly figures: readonly UncertainFigure[];
  /** What was simulated; less than was planned when cancelled. */
  readonly cost: SensitivityCost;
  readonly planned: SensitivityCost;
  readonly stopped: Result["stopped"];
  readonly rules: readonly string[];
  readonly warnings: readonly string[];
}

/** Each figure at both ends of its range, the others as they are. */
export interface TornadoResult extends Common {
  readonly method: "tornado";
  readonly findings: readonly TornadoFinding[];
}

export interface TornadoFinding extends Described {
  /** With every figure as it is. */
  readonly base: MetricEstimate;
  /** The longest reach first. */
  readonly bars: readonly TornadoBar[];
}

/** What a metric is called. */
export interface Described {
  readonly metric: string;
  readonly title: string;
  readonly measure: MetricEstimate["measure"];
}

export interface TornadoBar {
  readonly path: string;
  /** The metric with the figure at the lower end, and at the upper. */
  readonly atFrom: MetricEstimate;
  readonly atTo: MetricEstimate;
  /** Against the base, in pairs. */
  readonly below: MetricEstimate;
  readonly above: MetricEstimate;
  /** Upper minus lower end, in pairs. */
  readonly swing: MetricEstimate;
  /** From the smallest to the largest of lower end, base and upper end; absent where there was nothing to measure. */
  readonly reach: number | undefined;
  /** Of the swing, by Holm over the figures of the metric; absent with one replication. */
  readonly adjustedP: number | undefined;
  readonly verdict: TornadoVerdict;
}

/** `clear`: the swing is none of chance, at the level of the analysis for all figures together. `bends`: both ends lie
 *  clearly on one side of the base. `unclear`: it cannot be told from none. `none`: not the least difference in any
 *  replication. `unknown`: one replication, or nothing to measure. */
export type TornadoVerdict = "clear" | "bends" | "unclear" | "none" | "unknown";

/** Screening: what a step of each figure does, wherever the others are. */
export interface MorrisResult extends Common {
  readonly method: "morris";
  readonly trajectories: number;
  readonly levels: number;
  readonly findings: readonly MorrisFinding[];
}

export interface MorrisFinding extends Described {
  /** Points at which there was nothing to measure; with any, there are no effects. */
  readonly unmeasured: number;
  /** The largest mu* first. */
  readonly effects: readonly MorrisEffect[];
}

/** In the metric's measure, for the whole range of the figure. */
export interface MorrisEffect {
  readonly path: string;
  readonly mu: number;
  readonly muStar: Interval;
  readonly sigma: number | undefined;
}

/** Sobol indices: shares of the variance that the figures' uncertainty brings. */
export interface SobolResult extends Common {
  readonly method: "sobol";
  /** Rows of the design: a power of two. */
  readonly rows: number;
  readonly findings: readonly SobolFinding[];
}

export interface SobolFinding extends Described {
  /** Points at which there was nothing to measure; with any, there are no indices. */
  readonly unmeasured: number;
  /** Over the figures' uncertainty. */
  readonly mean: number | undefined;
  readonly variance: number | undefined;
  /** The largest total index first. */
  readonly indices: readonly SobolIndex[];
  /** Variance of a single future, in what chance and what ignorance bring; absent with one replication. */
  readonly spread: VarianceSplit | undefined;
}

export interface SobolIndex {
  readonly path: string;
  /** Share of the variance that knowing the figure would take away. */
  readonly first: Interval;
  /** Share that would be left if everything else were known. */
  readonly total: Interval;
}
