import type { MetricEstimate, Part } from "../observe/index.js";
import type { Metrics, Result, ScenarioId } from "./result.js";

/** What one or more changes do to a scenario, found by pairing replications that share their luck. */
export interface Comparison {
  readonly format: "securebeds/comparison@1";
  /** The release that computed it. */
  readonly version: string;
  readonly streamVersion: number;
  /** The seed of all of them: without it their luck would not be the same. */
  readonly seed: string;
  readonly level: number;
  /** What the metrics are about; absent: the whole estate. */
  readonly of?: Part;
  readonly base: Compared;
  /** In the order asked for; a cancelled comparison holds those that it came to. */
  readonly variants: readonly ComparedVariant[];
  /** By metric of which everybody would agree what is better: how far the base and each variant are from the best of the
   *  others, and which may be the best of all. All intervals of a metric hold together at the level. Only where there are
   *  two variants or more. */
  readonly best?: Readonly<Record<string, readonly AgainstTheBest[]>>;
  readonly stopped: Result["stopped"];
}

/** In the order base, first variant, second … */
export interface AgainstTheBest {
  /** The scenario minus the best of the others, turned so that more is better. */
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly mayBeBest: boolean;
}

/** One of the scenarios, in the metrics that were asked for. */
export interface Compared {
  readonly scenario: ScenarioId;
  readonly replications: number;
  readonly window: Result["window"];
  readonly metrics: Metrics;
  readonly rules: readonly string[];
  readonly warnings: readonly string[];
}

export interface ComparedVariant extends Compared {
  /** Variant minus base, by metric. */
  readonly differences: Readonly<Record<string, Difference>>;
}

/** Variant minus base, with an interval over pairs of replications. */
export interface Difference extends MetricEstimate {
  readonly verdict: DifferenceVerdict;
  /** Holm's adjusted p-value among all differences of the comparison; absent where there is nothing to test. */
  readonly adjustedP?: number;
  /** How many times as many replications it would have taken without common luck to know the difference as well. */
  readonly gain?: number;
}

/** What the whole interval says, if it still says so among all that were looked at (Holm). `better` and `worse` only where everybody would agree on which is which, such as shorter
 *  waits; elsewhere `higher` and `lower`. `same`: not the least difference in any replication. `unknown`: one replication,
 *  or nothing to measure. */
export type DifferenceVerdict = "better" | "worse" | "higher" | "lower" | "noClearDifference" | "same" | "unknown";
