import { DEPARTURE_REASONS, DESTINATIONS, LEAVING_REASONS, LEVELS } from "../domain/index.js";

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
  "spot",
  "outOfArea",
  "awaitingPlace",
  ...DESTINATIONS.map((destination) => `onward.${destination}` as const),
] as const;
export type Integral = (typeof INTEGRALS)[number];

/** Why people are on the list, the first that applies: people × minutes, which add up to `waiting`. */
export const CAUSES = [
  "papers",
  "overtaken",
  "ringFenced",
  "bedHeld",
  "delayedDischarge",
  "bedClosed",
  "noBed",
] as const;
export type Cause = (typeof CAUSES)[number];

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
  "returnedPrison",
  "admittedPrison",
  "readmittedPrison",
  "repatriated",
  "opened",
  "deadlocks",
  ...DESTINATIONS.map((destination) => `departedTo.${destination}` as const),
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
  "joinedOnClock",
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
  "breachMinutes",
  "stageAssessments",
  "stageAssessmentsWithin",
  "stageTransfers",
  "stageTransfersWithin",
  "elsewhereMeasured",
  "elsewhereMinutes",
  "elsewhereWithin28",
  "stays",
  "stayMinutes",
  "staysPrison",
  "stayMinutesPrison",
  "stillWaiting",
  "stillOpen",
] as const;

/** What was spent: £ a day × minutes, like the integral `cost` of the open beds; `capital` in £. */
export const SPENDINGS = ["spotCost", "prisonCost", "breachCost", "capital"] as const;

/** How things stand: length of the scope [minutes], list at its end, 95th percentile of occupancy (NaN: no bed open). */
const STANDINGS = ["minutes", "waitingEnd", "occupancyP95"] as const;

/** One row of numbers per scope, in this order. */
export const FIGURES = [
  ...INTEGRALS,
  ...CAUSES.map((cause) => `cause.${cause}` as const),
  ...COUNTS,
  ...COHORTS,
  ...SPENDINGS,
  ...STANDINGS,
] as const;
export type Figure = (typeof FIGURES)[number];

/** Numbers in one row. */
export const WIDTH = FIGURES.length;

/** Where in its row a figure is. */
export const PLACE = Object.fromEntries(FIGURES.map((figure, place) => [figure, place])) as Readonly<
  Record<Figure, number>
>;
