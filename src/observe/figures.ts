import { DEPARTURE_REASONS, LEAVING_REASONS, LEVELS } from "../domain/index.js";

/** Levels whose integral over time is kept: how many, at every moment, × minutes. */
export const INTEGRALS = [
  "occupied",
  "held",
  "open",
  "commissioned",
  "waiting",
  "delayed",
  "untreated",
  "full",
  "equipped",
  "cost",
  "over2y",
  "over5y",
] as const;
export type Integral = (typeof INTEGRALS)[number];

/** What is counted as it happens, at the time it happens. */
const COUNTS = [
  "referred",
  "listed",
  "declined",
  "admitted",
  "readmitted",
  "transferred",
  "departed",
  "returned",
  "leftInAssessment",
  "notional37",
  "departedPrison",
  "rehabilitatedPrison",
  "departedOther",
  "rehabilitatedOther",
  ...DEPARTURE_REASONS.map((reason) => `returned.${reason}` as const),
  ...LEAVING_REASONS.map((why) => `left.${why}` as const),
  ...LEVELS.map((level) => `elsewhere.${level}` as const),
] as const;

/** Sums over people, filed under the moment they joined the list (`stays`: left the bed; `elsewhere…`: were reported).
 *  Waits that are still open when the replication ends are in `offers`, `transfers` and `elsewhereMeasured` and in
 *  no `…Within…`; in `…Minutes` they count with the time so far. */
const COHORTS = [
  "joined",
  "joinedAdmitted",
  "joinedAdmittedWithin28",
  "offers",
  "offersAfterWait",
  "waitMinutes",
  "waitWithin28",
  "offersPrison",
  "waitMinutesPrison",
  "transfers",
  "transferMinutes",
  "transferWithin14",
  "transferWithin28",
  "transferWithin56",
  "transferWithin90",
  "transferWithinStandard",
  "elsewhereMeasured",
  "elsewhereMinutes",
  "elsewhereWithin28",
  "stays",
  "stayMinutes",
  "stillWaiting",
  "stillOpen",
] as const;

/** How things stand: length of the scope [minutes], list at its end, 95th percentile of occupancy (NaN: no bed open). */
const STANDINGS = ["minutes", "waitingEnd", "occupancyP95"] as const;

/** One row of numbers per scope, in this order. */
export const FIGURES = [...INTEGRALS, ...COUNTS, ...COHORTS, ...STANDINGS] as const;
export type Figure = (typeof FIGURES)[number];

/** Numbers in one row. */
export const WIDTH = FIGURES.length;

/** Where in its row a figure is. */
export const PLACE = Object.fromEntries(FIGURES.map((figure, place) => [figure, place])) as Readonly<
  Record<Figure, number>
>;
