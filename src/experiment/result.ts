import type { IsoDate, ReachedLimit } from "../foundation/index.js";
import type { MetricEstimate, ReplicationValues, Series, WaitCurves } from "../observe/index.js";
import type { RuleName, Target } from "../scenario/index.js";
import type { Theory } from "./theory-result.js";

export type Metrics = Readonly<Record<string, MetricEstimate>>;

/** What a study of one scenario found. Plain data: print it, store it, compare it. */
export interface Result {
  readonly format: "securebeds/result@1";
  /** The release that computed it. */
  readonly version: string;
  /** Whether other releases give the same figures: those with the same stream version do. */
  readonly streamVersion: number;
  readonly scenario: ScenarioId;
  readonly seed: string;
  readonly replications: number;
  /** Why no more replications were run. */
  readonly stopped:
    | "fixed number"
    | "precise enough"
    | "decided"
    | "at most so many"
    | "time is up"
    | "cancelled"
    | "a limit was reached";
  /** Where a replication came to a limit: the result rests on those before it alone. Absent: none did. */
  readonly limit?: ReachedLimit;
  readonly window: { readonly from: IsoDate; readonly to: IsoDate };
  readonly metrics: Metrics;
  readonly groups: Readonly<Record<string, { readonly metrics: Metrics }>>;
  readonly units: Readonly<Record<string, { readonly metrics: Metrics }>>;
  readonly catchments: Readonly<Record<string, { readonly metrics: Metrics }>>;
  readonly years: Readonly<Record<string, { readonly metrics: Metrics }>>;
  readonly series: Series;
  /** Waits as curves: who has waited how long at most. */
  readonly waits: WaitCurves;
  /** The values behind the estimates of the whole estate, replication by replication. */
  readonly byReplication: ReplicationValues;
  readonly targets: readonly TargetOutcome[];
  /** How the verdicts on targets were reached, where the study ran until they were. */
  readonly decision?: Decision;
  /** What queueing theory says of the same scenario. */
  readonly theory: Theory;
  /** The rules in force, a sentence each. */
  readonly rules: readonly string[];
  /** What a reader must know before using the figures, in words. */
  readonly warnings: readonly string[];
}

/** With this confidence no verdict on a target is wrong. */
export interface Decision {
  readonly confidence: number;
  /** Numbers of replications at which the targets could have been decided. */
  readonly looks: readonly number[];
  /** Level of the intervals that were held against the targets: the chance of error is shared out over looks and targets. */
  readonly level: number;
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

/** How far a study has got, told as it goes. */
export interface Progress {
  /** What is being done, such as `2,965 beds`. */
  readonly step: string;
  /** Replications done, of those planned so far. */
  readonly done: number;
  readonly planned: number;
  /** Of those done, how many were kept from before and took no time. Absent: none. */
  readonly kept?: number;
  /** What the study is about, as known by now: the metric of its first target or precision, or people who wait 28 days at
   *  most. Absent until there are two replications. */
  readonly metric?: string;
  readonly estimate?: MetricEstimate;
}
