export { type AccessRule, accessInWords, DEFAULT_ACCESS, probabilityOfAcceptance } from "./access.js";
export { CLOCK_STARTS, type ClockRule, type ClockStart, clockInWords, DEFAULT_CLOCK } from "./clock.js";
export { DEFAULT_PATHWAY, type PathwayRule, pathwayInWords, probabilityOfReturn } from "./pathway.js";
export { DEFAULT_PLACEMENT, mayTake, type PlacementRule, placementInWords, type Whereabouts } from "./placement.js";
export type { PersonView } from "./questions.js";
export {
  DEFAULT_WHO_IS_NEXT,
  rankOf,
  WHO_IS_NEXT_KEYS,
  type WhoIsNextKey,
  whoIsNextInWords,
} from "./who-is-next.js";
