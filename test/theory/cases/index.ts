import type { TheoryCase } from "../theory-case.js";
import { CHANGING } from "./changing-beds.js";
import { ERLANG_C } from "./erlang-c.js";
import { FEEDBACK } from "./feedback.js";
import { INFINITE } from "./infinite-beds.js";
import { LOSS } from "./loss.js";
import { ONE_BED } from "./one-bed.js";
import { PATHWAY } from "./pathway.js";
import { PATIENCE } from "./patience.js";
import { PRIORITY } from "./priority.js";

/** Every queue with a known truth. */
export const CASES: readonly TheoryCase[] = [
  ...ERLANG_C,
  ...LOSS,
  ...ONE_BED,
  ...INFINITE,
  ...PATIENCE,
  ...PRIORITY,
  ...FEEDBACK,
  ...CHANGING,
  ...PATHWAY,
];
