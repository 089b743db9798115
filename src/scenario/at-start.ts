import type { Plan, Urgency } from "../domain/index.js";

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
    }
  | {
      readonly kind: "census";
      /** People in beds, one by one. */
      readonly inBeds: readonly PersonInBed[];
      /** People on waiting lists, one by one. */
      readonly waiting: readonly PersonWaiting[];
      /** People in beds of whom only the number is known; their time already stayed is length-biased. */
      readonly bedCounts: readonly BedCount[];
      /** People on lists of whom only the number is known. */
      readonly waitingCounts: readonly WaitingCount[];
      /** The people were left out, so that nothing but this is known of them. */
      readonly withheld?: WithheldPeople;
    };

/** What is told of a census without its people. */
export interface WithheldPeople {
  /** Of the scenario with its people. */
  readonly fingerprint: string;
  /** Smaller numbers are left out. */
  readonly below: number;
  /** People in beds; absent where there are fewer than `below`. */
  readonly inBeds?: number;
  /** People on lists; absent where there are fewer than `below`. */
  readonly waiting?: number;
}

/** A row of a census: what is known of a person in a bed. What is absent is drawn, given what is known. Days are counted
 *  from the start, so the past is negative. */
export interface PersonInBed {
  /** Positions of the unit and the group. */
  readonly unit: number;
  readonly group: number;
  /** Position in the table of law of the present basis. */
  readonly basis?: number;
  /** [days] <= 0 */
  readonly admitted?: number;
  readonly plan?: Plan;
  /** [days] > 0, or Infinity for an indeterminate sentence */
  readonly release?: number;
  /** [days] > 0 */
  readonly court?: number;
  /** Position of the catchment the person belongs to; the unit's own where nothing is said. */
  readonly catchment?: number;
}

/** A row of a census: what is known of a person on a waiting list. */
export interface PersonWaiting {
  readonly group: number;
  readonly catchment: number;
  readonly serviceLine: number;
  readonly basis?: number;
  /** [days] <= 0 */
  readonly listed?: number;
  readonly urgency?: Urgency;
  readonly release?: number;
  readonly court?: number;
}

export interface BedCount {
  readonly unit: number;
  readonly group: number;
  readonly people: number;
}

export interface WaitingCount {
  readonly group: number;
  readonly catchment: number;
  readonly serviceLine: number;
  readonly people: number;
}
