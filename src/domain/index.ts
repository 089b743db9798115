export { type FactListener, SILENCE } from "./facts.js";
export {
  DISPOSAL_EFFECTS,
  DISPOSALS,
  type Disposal,
  type DisposalEffect,
  LAW,
  type LegalBasis,
  type LegalClock,
} from "./law.js";
export { ENGAGEMENTS, type Engagement, URGENCIES, type Urgency } from "./person.js";
export { DESTINATIONS, type Destination, LEVELS, type Level, ORIGINS, type Origin } from "./places.js";
export {
  DEPARTURE_REASONS,
  type DepartureReason,
  LEAVING_REASONS,
  type LeavingReason,
  PLANS,
  type Plan,
} from "./reasons.js";
