import type { Destination, LegalBasis, Origin } from "../domain/index.js";
import type { IsoDate } from "../foundation/index.js";

/** When things happened to one person on the way to a bed; NaN for what has not happened. [minutes] The same as what the
 *  rule of the transfer clock is shown. */
export interface ClockMoments {
  readonly identified: number;
  readonly referred: number;
  readonly assessed: number;
  readonly reported: number;
  readonly listed: number;
  /** Time that a second opinion took, and that stale reports took to be renewed. [minutes] */
  readonly secondOpinion: number;
  readonly renewedPapers: number;
  /** 0 the first time, growing with every re-referral, readmission or recall. */
  readonly entry: number;
}

/** What an observer has to know of a scenario, and nothing else: names for the positions that facts carry, the window,
 *  the rule of the transfer clock, and prices. */
export interface ObservationPlan {
  /** Day zero of the clock. */
  readonly start: IsoDate;
  /** The unmeasured start. [days] >= 0 */
  readonly warmUp: number;
  /** The measured part. [days] > 0 */
  readonly run: number;
  /** When a person's transfer clock starts [minutes]; NaN: not yet; undefined: the person is not measured. Asked when a
   *  number is to be had of it, and shown what has happened by then; the last answer holds. */
  clock(moments: ClockMoments): number | undefined;
  /** How long a transfer should take at most. [days] */
  readonly standard: number;
  /** Limits of its two stages: referral → first assessment, first assessment → admission. [days] */
  readonly stages: { readonly assessment: number; readonly transfer: number };
  readonly groups: readonly { readonly name: string; readonly from: Origin }[];
  readonly units: readonly ObservedUnit[];
  readonly catchments: readonly string[];
  readonly serviceLines: readonly string[];
  /** The onward places that the facts' `place` points into: where they are. */
  readonly places: readonly Destination[];
  /** For whom the step-down rule counts places, so that they wait for one in the bed. */
  readonly counted: readonly CountedPlaces[];
  /** The table of law that the facts' `basis` points into. */
  readonly law: readonly LegalBasis[];
  readonly prices: Prices;
}

/** A destination of which the places are counted. */
export interface CountedPlaces {
  readonly destination: Destination;
  /** Position of the catchment whose people they are for; undefined: everybody. */
  readonly catchment?: number | undefined;
}

export interface ObservedUnit {
  readonly name: string;
  /** Position in `catchments`. */
  readonly catchment: number;
  /** Positions in `serviceLines`. */
  readonly serviceLines: readonly number[];
  /** [£ per open bed and day] */
  readonly bedDayCost: number;
  /** Beds commissioned on day zero; the facts say what happens to them. */
  readonly beds: number;
}

/** What is paid beside the beds of the estate. [£] */
export interface Prices {
  /** A day in a bed bought outside the estate, occupied or held. */
  readonly spotBedDay: number;
  /** A day in prison after the clock has started. */
  readonly prisonDay: number;
  /** Capital for each bed that opens. */
  readonly newBed: number;
  /** Shadow price of a day beyond the standard. */
  readonly breachDay: number;
}
