import type { BedsResult, Result } from "../../experiment/index.js";
import type { Scenario } from "../../scenario/index.js";

/** What a statement for the checklist is made from: whatever there is. */
export interface StressOf {
  readonly scenario: Scenario;
  /** Scenarios that it was compared with. */
  readonly others?: readonly Scenario[];
  readonly run?: Result;
  readonly beds?: BedsResult;
}
