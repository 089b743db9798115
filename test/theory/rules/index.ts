import type { TheoryCase } from "../theory-case.js";
import { ACCESS } from "./access.js";
import { CENSUS } from "./census.js";
import { CHANGING_CLASS } from "./changing-class.js";
import { COMING_HOME } from "./coming-home.js";
import { DATES } from "./dates.js";
import { DEADLINES } from "./deadlines.js";
import { OVERFLOW } from "./overflow.js";
import { PRESSURE } from "./pressure.js";
import { RING_FENCE } from "./ring-fence.js";
import { STAYS } from "./stays.js";
import { TANDEM } from "./tandem.js";

/** Every rule, paper and start with a known truth. */
export const RULE_CASES: readonly TheoryCase[] = [
  ...TANDEM,
  ...RING_FENCE,
  ...OVERFLOW,
  ...COMING_HOME,
  ...PRESSURE,
  ...DEADLINES,
  ...CHANGING_CLASS,
  ...DATES,
  ...STAYS,
  ...ACCESS,
  ...CENSUS,
];
