import { ACCESS_DESCRIBED } from "./access.js";
import { CLOCK_DESCRIBED } from "./clock.js";
import type { RuleDescription } from "./description.js";
import { ESTATE_DESCRIBED } from "./estate.js";
import { FUNDED_STAY_DESCRIBED } from "./funded-stay.js";
import { PATHWAY_DESCRIBED } from "./pathway.js";
import { PLACEMENT_DESCRIBED } from "./placement.js";
import { PRESSURE_DESCRIBED } from "./pressure.js";
import { RING_FENCE_DESCRIBED } from "./ring-fence.js";
import { STEP_DOWN_DESCRIBED } from "./step-down.js";
import { WHO_IS_NEXT_DESCRIBED } from "./who-is-next.js";

/** The ten commissioning rules in their order, each with its question, its parameters and its sentences. */
export const RULE_CATALOGUE: readonly RuleDescription[] = [
  CLOCK_DESCRIBED,
  ACCESS_DESCRIBED,
  WHO_IS_NEXT_DESCRIBED,
  PLACEMENT_DESCRIBED,
  RING_FENCE_DESCRIBED,
  PATHWAY_DESCRIBED,
  FUNDED_STAY_DESCRIBED,
  PRESSURE_DESCRIBED,
  ESTATE_DESCRIBED,
  STEP_DOWN_DESCRIBED,
];
