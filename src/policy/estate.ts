import { inDays } from "./in-words.js";

/** Rule 9: whether the estate's programme keeps its dates. A closing bed closes when its patient leaves, whatever the rule. */
export interface EstateRule {
  /** Openings come this much later than planned. [days] >= 0 */
  readonly openingsSlip: number;
  /** Share of each opening that is staffed, rounded to whole beds. [0, 1] */
  readonly openingsStaffed: number;
}

export const DEFAULT_ESTATE: EstateRule = { openingsSlip: 0, openingsStaffed: 1 };

/** A dated change of the beds of a unit. */
export interface PlannedChange {
  /** Position of the unit. */
  readonly unit: number;
  /** [days] from the start */
  readonly day: number;
  /** Opened (+) or closed (-). */
  readonly beds: number;
}

/** What becomes of a planned change. Beds of day zero are what the estate has; they cannot slip. */
export function carriedOut({ openingsSlip, openingsStaffed }: EstateRule, change: PlannedChange): PlannedChange {
  if (change.beds <= 0 || change.day <= 0) return change;
  return { ...change, day: change.day + openingsSlip, beds: Math.round(change.beds * openingsStaffed) };
}

export function estateInWords({ openingsSlip, openingsStaffed }: EstateRule): string {
  const parts = ["Beds open and close on the dates given; a closing bed closes when its patient leaves."];
  if (openingsSlip > 0) parts.push(`Openings come ${inDays(openingsSlip)} late.`);
  if (openingsStaffed < 1) parts.push(`Of each opening ${Math.round(openingsStaffed * 1000) / 10} % is staffed.`);
  return parts.join(" ");
}
