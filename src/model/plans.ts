import { PLANS } from "../domain/index.js";

/** Positions of the two plans. */
export const TREAT_AND_RETURN = PLANS.indexOf("treatAndReturn");
export const REHABILITATE = PLANS.indexOf("rehabilitate");
