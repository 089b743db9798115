import type { MetricEstimate, Part } from "../observe/index.js";
import type { FigureInFile, PublishedFigure, Setting } from "../scenario/index.js";
import type { FitDirection } from "../stats/index.js";
import type { ScenarioId } from "./result.js";

/** A number to be found, and what it may be. Durations in days, shares between 0 and 1. */
export interface Unknown extends FigureInFile {
  readonly from: number;
  readonly to: number;
}

/** Unknowns of a scenario fitted to published figures. Plain data. */
export interface Calibration {
  readonly format: "securebeds/calibration@1";
  readonly version: string;
  readonly streamVersion: number;
  /** The scenario before anything was fitted. */
  readonly scenario: ScenarioId;
  readonly seed: string;
  /** Replications at every point, with the same luck. */
  readonly replications: number;
  readonly fit: CalibrationFit;
  /** Figures that were held back: never looked at by the fit. */
  readonly validation: readonly FigureOutcome[];
  readonly rules: readonly string[];
  readonly warnings: readonly string[];
}

/** What was found; nothing in it depends on figures that were held back. */
export interface CalibrationFit {
  readonly parameters: readonly FittedParameter[];
  /** The fitted scenario, as changes to the file. */
  readonly settings: readonly Setting[];
  readonly figures: readonly FigureOutcome[];
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  /** Chance of so large a chi-square if the scenario can be right. Absent without degrees of freedom. */
  readonly p?: number;
  /** Whether the search ended because nothing better was found. */
  readonly converged: boolean;
  /** Points at which the scenario was simulated. */
  readonly points: number;
  /** Largest ÷ smallest eigenvalue of the Fisher matrix, in units of the bounds on the scale of the search, which is the logarithm
   *  where an unknown is above 0; infinite when it is singular. */
  readonly condition: number;
  /** Eigenvectors of that matrix, the best known first; shares in the order of `parameters`. */
  readonly directions: readonly FitDirection[];
  readonly tradeOffs: readonly TradeOff[];
  readonly answers: readonly AnswerRange[];
}

export interface FittedParameter {
  readonly path: string;
  /** In the file. */
  readonly start: number;
  readonly value: number;
  /** Absent where the figures do not tell it. */
  readonly standardError?: number;
  /** What it was allowed to be. */
  readonly low: number;
  readonly high: number;
  /** The best value is the lowest or the highest allowed. */
  readonly isOnBound: boolean;
}

/** A published figure against the scenario. */
export interface FigureOutcome extends Omit<PublishedFigure, "uncertainty"> {
  readonly title: string;
  readonly measure: MetricEstimate["measure"];
  /** Of the published figure. */
  readonly standardError: number;
  readonly simulated: MetricEstimate;
  /** Simulated minus published, in standard errors of both together. Absent where nothing was there to measure. */
  readonly z?: number;
}

/** Parameters that the figures do not tell from one another. `alone`: one that they do not tell at all; `product`, `ratio`: two of
 *  which only that is known; `mixture`: something of several. */
export interface TradeOff {
  readonly kind: "alone" | "product" | "ratio" | "mixture";
  /** The most concerned first. */
  readonly paths: readonly string[];
}

/** An answer at the best fit, and over parameters that fit equally well. */
export interface AnswerRange {
  readonly metric: string;
  readonly of?: Part;
  /** At the best fit; its interval is that of chance. */
  readonly best: MetricEstimate;
  /** Over parameters whose chi-square is at most 3.84 above the least. */
  readonly low: number;
  readonly high: number;
}
