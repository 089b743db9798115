import { type AccessRule, accessInWords, DEFAULT_ACCESS } from "./access.js";
import { type ClockRule, clockInWords, DEFAULT_CLOCK } from "./clock.js";
import { RULE_NAMES, type RuleName } from "./description.js";
import { DEFAULT_ESTATE, type EstateRule, estateInWords } from "./estate.js";
import { DEFAULT_FUNDED_STAY, type FundedStayRule, fundedStayInWords } from "./funded-stay.js";
import { DEFAULT_PATHWAY, type PathwayRule, pathwayInWords } from "./pathway.js";
import { DEFAULT_PLACEMENT, type PlacementRule, placementInWords } from "./placement.js";
import { DEFAULT_PRESSURE, type PressureRule, pressureInWords } from "./pressure.js";
import { DEFAULT_RING_FENCE, type RingFenceRule, ringFenceInWords } from "./ring-fence.js";
import { DEFAULT_STEP_DOWN, type StepDownRule, stepDownInWords } from "./step-down.js";
import { DEFAULT_WHO_IS_NEXT, type WhoIsNextRule, whoIsNextInWords } from "./who-is-next.js";

/** The ten commissioning rules of a scenario; each is a policy of the catalogue with its parameters. */
export interface Rules {
  readonly clock: ClockRule;
  readonly access: AccessRule;
  readonly whoIsNext: WhoIsNextRule;
  readonly placement: PlacementRule;
  readonly ringFence: RingFenceRule;
  readonly pathway: PathwayRule;
  readonly fundedStay: FundedStayRule;
  readonly pressure: PressureRule;
  readonly estate: EstateRule;
  readonly stepDown: StepDownRule;
}

export const DEFAULT_RULES: Rules = {
  clock: DEFAULT_CLOCK,
  access: DEFAULT_ACCESS,
  whoIsNext: DEFAULT_WHO_IS_NEXT,
  placement: DEFAULT_PLACEMENT,
  ringFence: DEFAULT_RING_FENCE,
  pathway: DEFAULT_PATHWAY,
  fundedStay: DEFAULT_FUNDED_STAY,
  pressure: DEFAULT_PRESSURE,
  estate: DEFAULT_ESTATE,
  stepDown: DEFAULT_STEP_DOWN,
};

const IN_WORDS: Readonly<Record<RuleName, (rules: Rules) => string>> = {
  clock: ({ clock }) => clockInWords(clock),
  access: ({ access }) => accessInWords(access),
  whoIsNext: ({ whoIsNext }) => whoIsNextInWords(whoIsNext),
  placement: ({ placement }) => placementInWords(placement),
  ringFence: ({ ringFence }) => ringFenceInWords(ringFence),
  pathway: ({ pathway }) => pathwayInWords(pathway),
  fundedStay: ({ fundedStay }) => fundedStayInWords(fundedStay),
  pressure: ({ pressure }) => pressureInWords(pressure),
  estate: ({ estate }) => estateInWords(estate),
  stepDown: ({ stepDown }) => stepDownInWords(stepDown),
};

/** The rules in their order, a sentence or a few each. */
export function rulesInSentences(rules: Rules): string[] {
  return RULE_NAMES.map((name) => IN_WORDS[name](rules));
}
