import type { Engagement, LegalBasis, Urgency } from "../domain/index.js";

/** What a rule may know of a person. One view is reused for every question; do not keep it. */
export interface PersonView {
  readonly legalBasis: LegalBasis;
  readonly urgency: Urgency;
  readonly engagement: Engagement;
  /** The person came from prison. */
  readonly fromPrison: boolean;
  /** Position of the person's group in the scenario. */
  readonly group: number;
  /** When the person joined the waiting list. [minutes] */
  readonly listedAt: number;
  /** Time left until the release date, Infinity when there is none. [minutes] */
  readonly untilRelease: number;
  /** Time left until the court date, Infinity when there is none. [minutes] */
  readonly untilCourt: number;
}
