/** Why a person leaves a unit. Every return to prison carries one. */
export const DEPARTURE_REASONS = [
  "treatmentComplete",
  "notEngaging",
  "tooHighRisk",
  "courtDisposal",
  "pressure",
  "fundedStayEnded",
  "died",
  "detentionEnded",
  "tribunal",
] as const;
export type DepartureReason = (typeof DEPARTURE_REASONS)[number];

/** Why a person leaves without a bed. */
export const LEAVING_REASONS = ["released", "court", "recovered", "died"] as const;
export type LeavingReason = (typeof LEAVING_REASONS)[number];

/** What is to be done with a person who has been admitted. */
export const PLANS = ["treatAndReturn", "rehabilitate"] as const;
export type Plan = (typeof PLANS)[number];
