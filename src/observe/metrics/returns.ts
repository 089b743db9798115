import { DEPARTURE_REASONS, type DepartureReason } from "../../domain/index.js";
import { EVERY_SCOPE, type Metric, perYear } from "./metric.js";

const IN_WORDS: Readonly<Record<DepartureReason, string>> = {
  treatmentComplete: "treatment complete",
  notEngaging: "not engaging",
  tooHighRisk: "too high risk",
  courtDisposal: "court disposal",
  pressure: "pressure on beds",
  fundedStayEnded: "funded stay ended",
  died: "died",
  detentionEnded: "detention ended",
  tribunal: "discharged by a tribunal",
};

const NEVER_TO_PRISON: readonly DepartureReason[] = ["died", "detentionEnded", "tribunal"];

/** Nobody is returned to prison because they died, or because they may no longer be detained. */
export const RETURN_REASONS = DEPARTURE_REASONS.filter((reason) => !NEVER_TO_PRISON.includes(reason));

export const RETURNS: readonly Metric[] = RETURN_REASONS.map((reason) => ({
  id: `returns.reason.${reason}`,
  title: `Returns to prison: ${IN_WORDS[reason]}`,
  measure: "people/year",
  definition: `Departures to prison for the reason “${IN_WORDS[reason]}”, per year.`,
  scopes: EVERY_SCOPE,
  method: perYear(`returned.${reason}`),
}));
