import type { Destination, Disposal, Engagement, LegalBasis, Level, Origin, Plan, Urgency } from "../domain/index.js";
import type { IsoDate } from "../foundation/index.js";
import type { DistributionSpec } from "../random/index.js";
import type { AtStart } from "./at-start.js";
import type { OnwardPlaces } from "./onward.js";
import type { ReportWords } from "./report-words.js";
import type { Rules } from "./rules.js";
import type { Share } from "./share.js";

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
  /** The table of law: that of England and Wales, then the scenario's own bases in order of name. */
  readonly law: readonly LegalBasis[];
  readonly estate: Estate;
  /** Finite places after the estate, counted where the step-down rule says so. */
  readonly onward: readonly OnwardPlaces[];
  readonly costs: Costs;
  /** Demand groups, in order of name. */
  readonly groups: readonly Group[];
  readonly rules: Rules;
  /** What the file wishes reports to say; moves no number. */
  readonly report: ReportWords;
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

/** What things cost. What is 0 is not counted. [£] */
export interface Costs {
  /** A day in prison between the clock start and admission. */
  readonly prisonDay: number;
  /** Capital for each bed that opens. */
  readonly newBed: number;
  /** Shadow price of a day beyond the standard: nobody pays it, it says what a breach is thought to be worth. */
  readonly breachDay: number;
}

export interface Estate {
  /** Catchments, in order of name. */
  readonly catchments: readonly Catchment[];
  /** Service lines, in order of name. */
  readonly serviceLines: readonly string[];
  /** Units, in order of name. */
  readonly units: readonly Unit[];
  /** Beds that may be bought outside the estate, where the placement rule says so. */
  readonly spotPurchase: SpotPurchase;
}

export interface SpotPurchase {
  /** Most at a time. Whole, >= 0 */
  readonly atMost: number;
  /** [£ per occupied or held bed and day] */
  readonly bedDayCost: number;
}

export interface Catchment {
  readonly name: string;
  /** Weight of the population it answers for; referrals are shared out by it where a group says nothing. > 0 */
  readonly population: number;
  /** Catchments of one collaborative have the same number, from 0 up; -1: none. */
  readonly collaborative: number;
  /** Positions of the other catchments, the preferred first. */
  readonly nearest: readonly number[];
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

export interface Group {
  readonly name: string;
  readonly from: Origin;
  /** Position in the scenario's table of law. */
  readonly legalBasis: number;
  readonly referrals: Referrals;
  readonly mix: Mix;
  /** Identified need → court date. Absent: no court date. */
  readonly toCourt?: DistributionSpec;
  /** Interim order → next court date. Absent: as long as the law lets it last. */
  readonly toNextCourt?: DistributionSpec;
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
  /** Warrant → arrival, where the warrant itself may run out. Follows `warrant`. */
  readonly transport: DistributionSpec;
  /** How long a warrant lasts. Absent: for ever. [days] */
  readonly warrantValid?: number;
  /** A warrant that has run out → a new one. */
  readonly reissue: DistributionSpec;
  /** How long the reports last while a person is on the list. Absent: for ever. [days] */
  readonly reportsValid?: number;
  /** Stale reports → new ones. */
  readonly renewal: DistributionSpec;
  /** Joining the list → most urgent, for who was less. Absent: never. */
  readonly escalation?: DistributionSpec;
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
  /** Share of tribunals that discharge, under a basis whose tribunal may. [0, 1] */
  readonly dischargedByTribunal: number;
}

export interface Exits {
  /** Where people go who have completed rehabilitation, before the law is asked. */
  readonly destinations: readonly Share<Destination>[];
  /** Ready to leave → departure. */
  readonly delay: Readonly<Record<Destination, DistributionSpec>>;
  /** Waiting for consent, where the legal basis asks for it; comes before the delay. */
  readonly consent: DistributionSpec;
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
