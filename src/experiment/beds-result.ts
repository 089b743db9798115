import type { IsoDate } from "../foundation/index.js";
import type { MetricEstimate, Part } from "../observe/index.js";
import type { Target } from "../scenario/index.js";
import type { ScenarioId } from "./result.js";

/** A bound to be kept by a metric of the whole estate or, with `of`, of a part of it. */
export interface BedsTarget extends Target {
  readonly of?: Part;
}

/** A unit, or all units of a catchment. */
export interface BedsPlace {
  readonly scope: "catchment" | "unit";
  readonly name: string;
}

/** How many beds the targets take. */
export interface BedsResult {
  readonly format: "securebeds/beds@1";
  readonly version: string;
  readonly streamVersion: number;
  readonly scenario: ScenarioId;
  readonly seed: string;
  /** Replications at every number of beds at least, the same people and the same luck at each. */
  readonly replications: number;
  readonly window: { readonly from: IsoDate; readonly to: IsoDate };
  /** Where beds were added and taken away; `all` is the whole estate. Other units keep the beds they have. */
  readonly where: "all" | readonly BedsPlace[];
  /** `proportion`: over one number, shared out as beds are today; `allocation`: each place for itself. */
  readonly how: "proportion" | "allocation";
  /** What was asked beside the targets. */
  readonly asked: AskedOfSearch;
  /** Names of the units, in the order of every `unitBeds`. */
  readonly units: readonly string[];
  /** Beds commissioned today where beds were searched. */
  readonly now: number;
  /** What today's beds give. */
  readonly today: CurvePoint;
  /** Of the targets the one that takes most beds, which the curve shows. */
  readonly target: BedsTarget;
  /** All that must be kept at once. */
  readonly targets: readonly BedsTarget[];
  readonly answer: BedsAnswer;
  /** Every number of beds tried, fewest first. */
  readonly curve: readonly CurvePoint[];
  /** What beds added today would change, place by place. */
  readonly marginal: readonly MarginalBeds[];
  /** The same question about the part of the targets that beds govern, where no number of beds keeps the whole. */
  readonly governed?: BedsResult;
  /** The rules in force, a sentence each. */
  readonly rules: readonly string[];
  readonly warnings: readonly string[];
}

export interface AskedOfSearch {
  readonly confidence: number;
  readonly within?: number;
  readonly delta?: number;
  readonly noMarginal?: boolean;
}

export type BedsAnswer =
  /** The fewest beds found to keep the targets, and the bed numbers that the interval cannot tell from it. */
  | {
      readonly kind: "found";
      readonly beds: number;
      /** By unit, in order of unit; units elsewhere included. */
      readonly unitBeds: readonly number[];
      /** Absent where the intervals of ever fewer beds still include the target, or where there is no interval. */
      readonly low: number | undefined;
      /** Absent where no number of beds tried is certain to keep the target. */
      readonly high: number | undefined;
      readonly level: number;
      readonly guarantee: Guarantee | undefined;
    }
  /** The targets are missed with as many beds as were tried; with `everyoneServed` nobody waited for one, so that something
   *  other than beds stands in the way. */
  | {
      readonly kind: "beyondBeds";
      readonly best: number | undefined;
      readonly withBeds: number;
      readonly everyoneServed: boolean;
      /** Where the time goes that is left with so many beds, the longest stage first. */
      readonly left: readonly StageTime[];
    }
  /** The targets are kept with the fewest beds that can be tried: one, or as many as later closures need. */
  | { readonly kind: "always"; readonly withBeds: number; readonly worst: number | undefined };

/** What is certain about an answer, and how certain: with probability `confidence` or more over luck, `keeps` beds keep
 *  every target or miss it by less than `delta`, and `misses` beds miss one or keep it by less than its `delta`. */
export interface Guarantee {
  readonly confidence: number;
  readonly keeps: number;
  /** Not told for an allocation, where fewer beds in one place may be made up for in another. */
  readonly misses?: number;
  /** One for each target, in their order. */
  readonly zones: readonly Zone[];
  /** What was decided on the way, in order. */
  readonly comparisons: readonly BedsComparison[];
}

/** A number of beds held against the targets. */
export interface BedsComparison {
  readonly beds: number;
  readonly keeps: boolean;
  /** Probability at most with which it is decided wrongly, when it is a difference that matters. */
  readonly error: number;
  readonly replications: number;
}

/** Differences that do not matter. */
export interface Zone {
  /** In the metric's own measure; for quantiles in the share of people who keep the bound. */
  readonly delta: number;
  /** What was asked for; less than `delta` where as many replications as were allowed could not tell so little. */
  readonly wanted: number;
}

export interface CurvePoint {
  /** Where beds are searched. */
  readonly beds: number;
  /** By unit, in order of unit; units elsewhere included. */
  readonly unitBeds: readonly number[];
  readonly replications: number;
  /** The target's metric; its estimate is absent where there was nobody to measure. */
  readonly value: MetricEstimate;
  /** Every target's metric, in their order. */
  readonly values: readonly MetricEstimate[];
  readonly bedWait: MetricEstimate;
  readonly occupancy: MetricEstimate;
  readonly occupied: MetricEstimate;
  /** Of the whole estate. */
  readonly cost: MetricEstimate;
}

/** What some more beds in one place change, under the same luck. Each difference is for one bed. */
export interface MarginalBeds {
  readonly place: BedsPlace;
  /** How many were added: one, or one in a hundred. */
  readonly added: number;
  readonly replications: number;
  /** Of every target's metric, in their order. */
  readonly values: readonly MetricEstimate[];
  readonly bedWait: MetricEstimate;
  readonly cost: MetricEstimate;
}

/** A stage of the way from the start of the transfer clock to admission. */
export interface StageTime {
  readonly stage: "before the referral" | "assessments" | "acceptance" | "the wait for a bed" | "warrant and transport";
  /** Mean over prison transfers. */
  readonly days: number;
  /** Of the whole way. [0, 1] */
  readonly share: number;
}
