import type { Engagement, LegalBasis, Urgency } from "../domain/index.js";

/** What a rule may know of a person. One view is reused for every question; do not keep it. */
export interface PersonView {
  readonly legalBasis: LegalBasis;
  readonly urgency: Urgency;
  readonly engagement: Engagement;
  /** The person came from prison. */
  readonly fromPrison: boolean;
  /** Position of the person's group in the scenario, and its name. */
  readonly group: number;
  readonly groupName: string;
  /** How often the person has been in hospital before and has come back. */
  readonly entry: number;
  /** When the person joined the waiting list. [minutes] */
  readonly listedAt: number;
  /** Time in the present bed; 0 before admission. [minutes] */
  readonly stayed: number;
  /** Time left until the release date, Infinity when there is none. [minutes] */
  readonly untilRelease: number;
  /** Time left until the court date, Infinity when there is none. [minutes] */
  readonly untilCourt: number;
}

/** What a rule may know of the pressure on beds somewhere. */
export interface BedPressure {
  /** Beds occupied or held ÷ beds commissioned; 1 where none is commissioned. 0 or more */
  readonly occupancy: number;
  /** People at home in these beds who wait for one and could be offered it: none whose reports are stale. */
  readonly waiting: number;
}

/** What a rule may know of the beds of one unit. One view is reused; do not keep it. */
export interface UnitView {
  /** Position of the unit in the scenario, and its name. */
  readonly unit: number;
  readonly name: string;
  /** Commissioned beds, and those of them that nobody has or is held for. */
  readonly beds: number;
  readonly free: number;
  /** Beds that people of a group (by position) have or are held for. */
  takenBy(group: number): number;
  /** People of a group who wait for a bed at home in the unit and could be offered one: not those of other catchments, however
   *  soon the unit may take them, nor those whose reports are stale. */
  waitingOf(group: number): number;
}

/** A person can be returned to prison: came from there, and the legal basis still has the way back. */
export function isReturnable({ fromPrison, legalBasis }: Pick<PersonView, "fromPrison" | "legalBasis">): boolean {
  return fromPrison && legalBasis.departures.includes("prison");
}
