export { LEVELS } from "../../src/domain/index.js";

/** Where people go from an onward place. */
export type OnwardNextName = "highSecure" | "lowSecure" | "community" | "stepUp";
