export { type DecompositionDesign, decompose } from "./decomposition.js";
export type { Evaluate, Evaluated } from "./evaluation.js";
export { planSensitivity, type SensitivityOptions, type SensitivityPlan } from "./plan.js";
export type * from "./result.js";
export { type ScreeningDesign, screen } from "./screening.js";
export { sensitivity } from "./sensitivity.js";
