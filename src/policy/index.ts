export { type AccessRule, accessInWords, DEFAULT_ACCESS, mayAskAgain, probabilityOfAcceptance } from "./access.js";
export { RULE_CATALOGUE } from "./catalogue.js";
export {
  CLOCK_EXCLUSIONS,
  CLOCK_STARTS,
  type ClockExclusion,
  type ClockMoments,
  type ClockRule,
  type ClockStart,
  clockInWords,
  clockStartUnder,
  DEFAULT_CLOCK,
} from "./clock.js";
export { RULE_NAMES, type RuleDescription, type RuleName, type RuleParameter } from "./description.js";
export { carriedOut, DEFAULT_ESTATE, type EstateRule, estateInWords, type PlannedChange } from "./estate.js";
export {
  DEFAULT_FUNDED_STAY,
  type FundedStayRule,
  fundedStayInWords,
  probabilityFundingEnds,
  reviewDays,
} from "./funded-stay.js";
export { ownRules, type PolicyOverrides, policiesWith, rulesInForce, WrongAnswer } from "./own-rules.js";
export { DEFAULT_PATHWAY, mayPlanReturn, type PathwayRule, pathwayInWords, probabilityOfReturn } from "./pathway.js";
export {
  type CatchmentView,
  DEFAULT_PLACEMENT,
  type Home,
  type PlacementRule,
  placementInWords,
  REPATRIATIONS,
  type Repatriation,
  type Standing,
  standingOf,
  type Whereabouts,
} from "./placement.js";
export { type Policies, policiesOf } from "./policies.js";
export {
  DEFAULT_PRESSURE,
  heedsLists,
  PRESSURE_SCOPES,
  type PressureRule,
  type PressureScope,
  pressureInWords,
  probabilityOfPressedReturn,
  returnsUnder,
  speedOfTreatment,
  type Threshold,
} from "./pressure.js";
export { type BedPressure, isReturnable, type PersonView, type UnitView } from "./questions.js";
export {
  BORROWINGS,
  type Borrowing,
  DEFAULT_RING_FENCE,
  mayTakeBedUnder,
  type RingFence,
  type RingFenceRule,
  ringFenceInWords,
} from "./ring-fence.js";
export { DEFAULT_RULES, type Rules, rulesInSentences } from "./rules.js";
export { DEFAULT_STEP_DOWN, needsPlace, type StepDownRule, stepDownInWords } from "./step-down.js";
export {
  DEFAULT_WHO_IS_NEXT,
  orderUnder,
  WHO_IS_NEXT_KEYS,
  type WhoIsNextKey,
  type WhoIsNextRule,
  whoIsNextInWords,
} from "./who-is-next.js";
