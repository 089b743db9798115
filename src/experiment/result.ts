import type { IsoDate } from "../foundation/index.js";
import type { MetricEstimate, Series } from "../observe/index.js";
import type { RuleName, Target } from "../scenario/index.js";
import type { Theory } from "./theory-result.js";

export type Metrics = Readonly<Record<string, MetricEstimate>>;

/** What a study of one scenario found. Plain data: print it, store it, compare it. */
export interface Result {
  readonly format: "securebeds/result@1";
  /** The release that computed it. */
  readonly version: string;
  readonly scenario: ScenarioId;
  readonly seed: string;
  readonly replications: number;
  /** Why no more replications were run. */
  readonly stopped: "fixed number" | "precise enough" | "at most so many" | "cancelled";
  readonly window: { readonly from: IsoDate; readonly to: IsoDate };
  readonly metrics: Metrics;
  readonly groups: Readonly<Record<string, { readonly metrics: Metrics }>>;
  readonly units: Readonly<Record<string, { readonly metrics: Metrics }>>;
  readonly catchments: Readonly<Record<string, { readonly metrics: Metrics }>>;
  readonly years: Readonly<Record<string, { readonly metrics: Metrics }>>;
  readonly series: Series;
  readonly targets: readonly TargetOutcome[];
  /** What queueing theory says of the same scenario. */
  readonly theory: Theory;
  /** The rules in force, a sentence each. */
  readonly rules: readonly string[];
  /** What a reader must know before using the figures, in words. */
  readonly warnings: readonly string[];
}

export interface ScenarioId {
  readonly name: string;
  /** Hash of everything in the scenario that can move a number, and the names of the rules that are the caller's own. */
  readonly fingerprint: string;
  /** Rules that are functions of the caller's; absent where the scenario's own hold. */
  readonly ownRules?: readonly RuleName[];
  /** What the file changes in the file it extends. */
  readonly differences: readonly string[];
}

export interface TargetOutcome extends Target {
  readonly estimate: number | undefined;
  /** Met or missed by the whole interval, or neither. */
  readonly verdict: "met" | "missed" | "uncertain";
}

/** How many beds a target takes. */
export interface BedsResult {
  readonly format: "securebeds/beds@1";
  readonly version: string;
  readonly scenario: ScenarioId;
  readonly seed: string;
  /** Replications at every number of beds, the same people and the same luck at each. */
  readonly replications: number;
  readonly window: { readonly from: IsoDate; readonly to: IsoDate };
  /** Beds commissioned today. */
  readonly now: number;
  /** What today's beds give. */
  readonly today: CurvePoint;
  readonly target: Target;
  readonly answer: BedsAnswer;
  /** The target's metric against the number of beds, fewest first. */
  readonly curve: readonly CurvePoint[];
  /** Where no number of beds keeps the target: what it takes for the part of it that beds govern. */
  readonly governed?: BedsResult;
  readonly rules: readonly string[];
  readonly warnings: readonly string[];
}

export type BedsAnswer =
  /** The fewest beds at which the estimate keeps the target, and the bed numbers that the interval cannot tell from it. */
  | {
      readonly kind: "found";
      readonly beds: number;
      /** Absent where the intervals of ever fewer beds still include the target, or where there is no interval. */
      readonly low: number | undefined;
      /** Absent where no number of beds tried is certain to keep the target. */
      readonly high: number | undefined;
      readonly level: number;
    }
  /** The target is missed with as many beds as were tried; with `everyoneServed` nobody waited for one, so that something
   *  other than beds stands in the way. */
  | {
      readonly kind: "beyondBeds";
      readonly best: number | undefined;
      readonly withBeds: number;
      readonly everyoneServed: boolean;
    }
  /** The target is kept with the fewest beds that can be tried: one, or as many as later closures need. */
  | { readonly kind: "always"; readonly withBeds: number; readonly worst: number | undefined };

export interface CurvePoint {
  readonly beds: number;
  /** By unit, in order of unit. */
  readonly unitBeds: readonly number[];
  /** The target's metric; its estimate is absent where there was nobody to measure. */
  readonly value: MetricEstimate;
  readonly bedWait: MetricEstimate;
  readonly occupancy: MetricEstimate;
  readonly occupied: MetricEstimate;
}

/** How far a study has got, told as it goes. */
export interface Progress {
  /** What is being done, such as `2,965 beds`. */
  readonly step: string;
  /** Replications done, of those planned so far. */
  readonly done: number;
  readonly planned: number;
}
