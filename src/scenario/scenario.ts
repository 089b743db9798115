import type { Destination, Disposal, Engagement, Level, Origin, Plan, Urgency } from "../domain/index.js";
import type { IsoDate } from "../foundation/index.js";
import type { DistributionSpec } from "../random/index.js";
import type { Rules } from "./rules.js";

/** The version of the scenario file that this program reads. */
export const SCENARIO_FORMAT = "securebeds/scenario@1";

/** A validated scenario: frozen plain data, every duration in days, every default written out, every name resolved.
 *  Two files that mean the same world resolve to the same `Scenario`, whatever their comments and order of keys. */
export interface Scenario {
  readonly format: "securebeds/scenario@1";
  readonly name: string;
  readonly about: string;
  /** Day zero of the clock. */
  readonly start: IsoDate;
  /** The master seed; digits and words are both fine, and kept as text so that no digit is lost. */
  readonly seed: string;
  readonly study: Study;
  readonly atStart: AtStart;
  readonly estate: Estate;
  /** Demand groups, in order of name. */
  readonly groups: readonly Group[];
  readonly rules: Rules;
  /** Every parameter that carries a source, an uncertainty or both. */
  readonly sources: readonly SourcedValue[];
  /** What this file changes in the file it extends, in words; empty without `extends`. */
  readonly differences: readonly string[];
}

/** How long and how precisely the world is studied. Says nothing about the world itself. */
export interface Study {
  /** The measured part. [days] > 0 */
  readonly run: number;
  /** The unmeasured start. [days] >= 0 */
  readonly warmUp: number;
  /** How long the simulation may run on until nobody who joined in the window still waits. [days] >= 0 */
  readonly followUp: number;
  readonly replications: Replications;
  readonly targets: readonly Target[];
}

export type Replications =
  | { readonly kind: "fixed"; readonly count: number }
  | {
      readonly kind: "precision";
      /** Half width of the interval ÷ estimate. (0, 1] */
      readonly precision: number;
      /** The metrics that must be that precise. */
      readonly of: readonly string[];
      readonly atLeast: number;
      readonly atMost: number;
    };

/** A metric and the bound that it should keep, in the metric's own measure (shares between 0 and 1). */
export interface Target {
  readonly metric: string;
  readonly bound: "atLeast" | "atMost";
  readonly value: number;
}

/** What the estate looks like on day zero. */
export type AtStart =
  | { readonly kind: "empty" }
  | {
      readonly kind: "stationary";
      /** Occupied ÷ commissioned beds where nothing more is said. [0, 1] */
      readonly occupancy: number;
      /** Same, for single units, in order of unit. */
      readonly unitOccupancy: readonly number[];
      /** People on the lists of all catchments together that have no number of their own. */
      readonly waiting: number;
      /** People on the lists of each catchment, in order of catchment; absent where nothing is said. */
      readonly catchmentWaiting: readonly (number | undefined)[];
    };

export interface Estate {
  /** Catchments, in order of name. */
  readonly catchments: readonly Catchment[];
  /** Service lines, in order of name. */
  readonly serviceLines: readonly string[];
  /** Units, in order of name. */
  readonly units: readonly Unit[];
}

export interface Catchment {
  readonly name: string;
  /** Weight of the population it answers for; referrals are shared out by it where a group says nothing. > 0 */
  readonly population: number;
}

export interface Unit {
  readonly name: string;
  /** Position in `estate.catchments`. */
  readonly catchment: number;
  /** Positions in `estate.serviceLines`. */
  readonly serviceLines: readonly number[];
  /** Beds commissioned on day zero. Whole, >= 0 */
  readonly beds: number;
  /** Openings (+) and closures (-), by day. */
  readonly changes: readonly BedChange[];
  /** [£ per open bed and day] */
  readonly bedDayCost: number;
}

export interface BedChange {
  /** [days] from the start, whole. */
  readonly day: number;
  readonly beds: number;
}

/** A part of a whole. Shares of one mix add up to 1. */
export interface Share<Name extends string = string> {
  readonly name: Name;
  readonly share: number;
}

export interface Group {
  readonly name: string;
  readonly from: Origin;
  /** Position in `LAW`. */
  readonly legalBasis: number;
  readonly referrals: Referrals;
  readonly mix: Mix;
  /** Identified need → court date. Absent: no court date. */
  readonly toCourt?: DistributionSpec;
  /** Identified need (or custodial sentence) → release date. Absent: no release date. */
  readonly toRelease?: DistributionSpec;
  /** Share of people with a release clock who have no release date. [0, 1] */
  readonly indeterminate: number;
  readonly disposals: readonly Share<Disposal>[];
  readonly access: Access;
  readonly stays: Stays;
  readonly exits: Exits;
  readonly after: After;
}

/** How many people a year are identified as in need; exactly one of `perYear` and `per1000Prisoners`. */
export interface Referrals {
  readonly perYear?: number;
  readonly per1000Prisoners?: number;
  /** Prisoners by date, when referrals follow them. */
  readonly population?: readonly { readonly on: IsoDate; readonly people: number }[];
  /** Compounding growth a year; 0.01 is 1 %. > -1 */
  readonly growth: number;
  /** Twelve relative weights, January first; absent: all months alike. */
  readonly months?: readonly number[];
  readonly changes: readonly { readonly on: IsoDate; readonly perYear: number }[];
}

export interface Mix {
  /** In order of catchment. */
  readonly catchment: readonly number[];
  /** In order of service line. */
  readonly serviceLine: readonly number[];
  readonly urgency: readonly Share<Urgency>[];
  readonly engagement: readonly Share<Engagement>[];
}

/** From an identified need to the waiting list, and on to the bed. Durations as distributions in days. */
export interface Access {
  /** Identified need → referral. */
  readonly notice: DistributionSpec;
  /** Referral → first assessment. */
  readonly firstAssessment: DistributionSpec;
  /** First assessment → second report and level of care. */
  readonly secondReport: DistributionSpec;
  /** Levels of care that the reports find; only `medium` goes on to this estate. */
  readonly levels: readonly Share<Level>[];
  /** Second report → admission at another level of care, by level (an input: this estate's queue does not make it). */
  readonly elsewhere: Readonly<Partial<Record<Level, DistributionSpec>>>;
  /** Share accepted at the first opinion. [0, 1] */
  readonly accepted: number;
  /** Share of those declined whom a second opinion accepts. [0, 1] */
  readonly acceptedOnSecondOpinion: number;
  readonly secondOpinion: DistributionSpec;
  /** Offer → admission: papers, warrant, transport. */
  readonly warrant: DistributionSpec;
  /** Joining the list → no longer in need. Absent: never. */
  readonly recovery?: DistributionSpec;
  /** Joining the list → death. Absent: never. */
  readonly death?: DistributionSpec;
}

/** Treatment in the bed, without the wait for somewhere to go. */
export interface Stays {
  /** Admission → plan. */
  readonly stabilise: DistributionSpec;
  /** Plan → ready to leave, by plan. Absent where nobody can have the plan. */
  readonly byPlan: Readonly<Partial<Record<Plan, DistributionSpec>>>;
  /** Admission → death. Absent: never. */
  readonly death?: DistributionSpec;
}

export interface Exits {
  /** Where people go who have completed rehabilitation, before the law is asked. */
  readonly destinations: readonly Share<Destination>[];
  /** Ready to leave → departure. */
  readonly delay: Readonly<Record<Destination, DistributionSpec>>;
}

export interface After {
  readonly returned: ComingBack;
  readonly discharged: ComingBack;
}

/** Whether and when a person who has left comes back. */
export interface ComingBack {
  /** Share who ever do, if nothing else ends it. [0, 1] */
  readonly share: number;
  /** Departure → new need. */
  readonly after: DistributionSpec;
  /** Acceptance of people who come back; replaces `access.accepted`. [0, 1] */
  readonly accepted: number;
  /** For people returned as not engaging or too high risk, the time to come back is divided by this. > 0 */
  readonly soonerIfNotEngaging: number;
}

/** A parameter with what the file says about it. */
export interface SourcedValue {
  /** Where in the file, such as `demand.remand.toCourt`. */
  readonly path: string;
  readonly label: "published" | "derived" | "assumed";
  readonly source: string;
  /** The stated uncertainty of a number, for sensitivity analysis. */
  readonly from?: number;
  readonly to?: number;
  /** The value as the file writes it. */
  readonly written: string;
}
