import type { LegalBasis, Origin } from "../domain/index.js";
import type { IsoDate } from "../foundation/index.js";

/** Moments at which transfer time may start; the same words as the commissioning rule. */
export type ClockStartFact = "identified" | "referred" | "assessed" | "reported" | "listed";

/** What an observer has to know of a scenario, and nothing else: names for the positions that facts carry, the window,
 *  and the rule of the transfer clock. */
export interface ObservationPlan {
  /** Day zero of the clock. */
  readonly start: IsoDate;
  /** The unmeasured start. [days] >= 0 */
  readonly warmUp: number;
  /** The measured part. [days] > 0 */
  readonly run: number;
  readonly clockStart: ClockStartFact;
  /** How long a transfer should take at most. [days] */
  readonly standard: number;
  readonly groups: readonly { readonly name: string; readonly from: Origin }[];
  readonly units: readonly {
    readonly name: string;
    /** [£ per open bed and day] */
    readonly bedDayCost: number;
    /** Beds commissioned on day zero; the facts say what happens to them. */
    readonly beds: number;
  }[];
  readonly catchments: readonly string[];
  /** The table of law that the facts' `basis` points into. */
  readonly law: readonly LegalBasis[];
}
