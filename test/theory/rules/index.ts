import type { TheoryCase } from "../theory-case.js";
import { OVERFLOW } from "./overflow.js";
import { RING_FENCE } from "./ring-fence.js";
import { TANDEM } from "./tandem.js";

/** Every rule, paper and start with a known truth. */
export const RULE_CASES: readonly TheoryCase[] = [...TANDEM, ...RING_FENCE, ...OVERFLOW];
